import type { Facts, FactValues } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';

/** What a tenant lets one suppose about the planned installation: a value, and the sentence that says why. */
type Guesses = { readonly [K in keyof Profile]?: { readonly value: Profile[K]; readonly because: string } };

/** As many suffixes as a planned installation may name. With more, nobody could look through a guess. */
const mostSuffixes = 200;
const named = 3;

/**
 * Guesses the planned installation from a reading of its tenant. A fact that could not be read gives no guess.
 */
export function guessProfile(facts: Facts): Guesses {
  return { ...guessTool(facts), ...guessSignIn(facts), ...guessSuffixes(facts), ...guessObjects(facts) };
}

function readValue<K extends keyof FactValues>(facts: Facts, name: K): FactValues[K] | undefined {
  const reading = facts[name];
  return reading?.ok ? (reading.value as FactValues[K]) : undefined;
}

/** The agents that are running now. `undefined`: nobody knows. */
function activeAgents(facts: Facts, name: 'provisioningAgents' | 'passThroughAgents'): string[] | undefined {
  return readValue(facts, name)
    ?.filter(({ status }) => status?.toLowerCase() === 'active')
    .map(({ machineName }) => machineName || 'an agent without a name');
}

function guessTool(facts: Facts): Guesses {
  const version = readValue(facts, 'connectVersion');
  const agents = activeAgents(facts, 'provisioningAgents') ?? [];
  if (agents.length > 0 && version === null)
    return {
      tool: {
        value: 'cloud',
        because: `${count(agents.length, 'provisioning agent')} of Entra Cloud Sync ${isOrAre(agents)} active, ${list(agents)}, and no Entra Connect has reported.`,
      },
    };
  if (version)
    return {
      installation: { value: 'upgrade', because: `Entra Connect ${version} synchronizes this tenant already.` },
    };
  // Graph does not tell which of the two tools synchronizes.
  const isSynchronized = readValue(facts, 'organization')?.onPremisesSyncEnabled === true;
  return isSynchronized && agents.length === 0
    ? { installation: { value: 'upgrade', because: 'this tenant is synchronized from Active Directory already.' } }
    : {};
}

function guessSignIn(facts: Facts): Guesses {
  const federated = (readValue(facts, 'domains') ?? [])
    .filter(({ authenticationType }) => authenticationType.toLowerCase() === 'federated')
    .map(({ id }) => id);
  if (federated.length > 0)
    return {
      signIn: {
        value: 'federation',
        because: `the tenant has ${count(federated.length, 'federated domain')}, ${list(federated)}.`,
      },
    };
  const agents = activeAgents(facts, 'passThroughAgents') ?? [];
  if (agents.length === 0) return {};
  return {
    signIn: {
      value: 'passThrough',
      because: `${count(agents.length, 'pass-through authentication agent')} ${isOrAre(agents)} active, ${list(agents)}.`,
    },
  };
}

function guessSuffixes(facts: Facts): Guesses {
  const verified = (readValue(facts, 'domains') ?? [])
    .filter(({ isVerified, isInitial }) => isVerified && !isInitial)
    .map(({ id }) => id.toLowerCase())
    .filter((id) => !/\.(onmicrosoft\.(com|us)|partner\.onmschina\.cn)$/.test(id))
    .sort();
  if (verified.length === 0 || verified.length > mostSuffixes) return {};
  const are = verified.length === 1 ? 'is a verified domain' : 'are verified domains';
  return { upnSuffixes: { value: verified, because: `${list(verified)} ${are} of the tenant.` } };
}

function guessObjects(facts: Facts): Guesses {
  const counts = readValue(facts, 'syncedObjectCounts');
  if (!counts) return {};
  const { users, groups, contacts, devices } = counts;
  const value = users + groups + contacts + devices;
  const kinds = [count(users, 'user'), count(groups, 'group'), count(contacts, 'contact'), count(devices, 'device')];
  return value === 0
    ? {}
    : { objectsInScope: { value, because: `that many objects are synchronized already: ${kinds.join(', ')}.` } };
}

/** A few by name, the rest by number. */
function list(names: readonly string[]): string {
  const most = names.length === named + 1 ? named + 1 : named;
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return new Intl.ListFormat('en-GB').format(parts);
}

const isOrAre = ({ length }: readonly string[]) => (length === 1 ? 'is' : 'are');

const count = (number: number, noun: string) => `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
