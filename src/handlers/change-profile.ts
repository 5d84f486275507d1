import type { ServerRole } from '../facts/define.ts';
import type { Profile } from '../facts/profile.ts';
import { longestField, type ProfileField, writeField } from '../protocol/profile-fields.ts';
import type { ProfileView } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { nameSubjects } from '../review/name-subjects.ts';
import type { Ports } from './ports.ts';

/** A planned installation after someone's words, and those of them that could not be understood. */
export interface ChangedProfile {
  readonly profile: Profile;
  readonly errors: ProfileView['errors'];
}

/**
 * Puts what someone typed into the fields of a planned installation. A field that stands as it was shown keeps exactly
 * what it was shown for; every field that is not named keeps what is stored.
 * @param shown what the form was filled with: what is stored, or a guess
 */
export function changeProfile(
  typed: readonly (readonly [ProfileField, string])[],
  { review, told }: Dossier,
  shown: Profile,
  ports: Ports,
): ChangedProfile {
  const changes: Record<string, unknown> = {};
  const errors: Record<string, { typed: string; accepted: string }> = {};
  for (const [field, words] of typed) {
    const { name } = field;
    if (sameLines(words) === sameLines(writeField(name, shown))) {
      changes[name] = shown[name];
      continue;
    }
    const understood: ReturnType<Ports['facts']['understandPlan']> =
      words.length > longestField
        ? { kind: 'notUnderstood', accepts: `Accepted: at most ${longestField} characters.` }
        : ports.facts.understandPlan(field, words);
    if (understood.kind === 'value') changes[name] = understood.value;
    else errors[name] = { typed: words, accepted: understood.accepts };
  }
  const { profile } = review;
  const subjects = nameSubjects(namedIn(changes, profile), profile, [...new Set(told.map(({ subject }) => subject))]);
  const changed = { ...profile, ...changes, ...subjects } as Profile;
  // Whoever names a proxy has one. What it asks for is then still to be said, and the commonest is supposed.
  const isNewProxy = changed.proxyAddress !== null && changed.proxyAddress !== profile.proxyAddress;
  return {
    profile: isNewProxy && changed.proxy === 'none' ? { ...changed, proxy: 'open' } : changed,
    errors: errors as ProfileView['errors'],
  };
}

const sameLines = (words: string) => words.replace(/\r\n?/g, '\n').trim();

/** What was named anew. What stands as it was comes with its ids already. */
function namedIn({ servers, forests, domains }: Record<string, unknown>, profile: Profile) {
  return {
    ...(servers && servers !== profile.servers ? { servers: servers as { role: ServerRole; name: string }[] } : {}),
    ...(forests && forests !== profile.forests ? { forests: forests as string[] } : {}),
    ...(domains && domains !== profile.domains ? { domains: domains as string[] } : {}),
  };
}
