import type { ServerRole } from '../facts/define.ts';
import type { Profile } from '../facts/profile.ts';
import type { Subject } from './subjects.ts';

type Subjects = Pick<Profile, 'servers' | 'forests' | 'domains'>;
type Kind = ServerRole | 'forest' | 'domain';

/** What was named, by someone who knows nothing of ids. */
interface Named {
  readonly servers?: readonly { readonly role: ServerRole; readonly name: string }[];
  readonly forests?: readonly string[];
  readonly domains?: readonly string[];
}

/** As many of each kind as a profile remembers: those with the highest numbers, after which the next one follows. */
const mostRemembered = 60;

/**
 * Gives ids to the servers, forests and domains that someone named. Answers are kept by id, so a name that stays keeps
 * its id, one that returns gets it back, and a new name gets an id that none had: the answers of what is gone stay
 * stored and are shown for nothing else. The first of its kind takes over from the only one that nobody had named.
 * @param told ids under which answers are kept
 */
export function nameSubjects(
  named: Named,
  profile: Profile,
  told: readonly string[],
): Subjects & Pick<Profile, 'formerSubjects'> {
  const known = [...profile.servers, ...profile.forests, ...profile.domains];
  // A profile from before the first name went has no such list.
  const { formerSubjects: former = [] } = profile;
  const taken = new Set<string>();
  const roles = new Set((named.servers ?? profile.servers).map(({ role }) => role));

  function identify(kind: Kind, name: string, before: readonly Subject[]): Subject {
    const id = findId(kind, name) ?? newId(kind, before);
    taken.add(id);
    return { id, name };
  }

  function findId(kind: Kind, name: string): string | undefined {
    const candidates = [...known, ...former].filter(
      (one) => familyOf(kindOf(one.id)) === familyOf(kind) && isSame(one.name, name) && !taken.has(one.id),
    );
    const own = candidates.find(({ id }) => kindOf(id) === kind);
    // A server that changes its role keeps its answers, unless its id is the one of a server that nobody names.
    return (own ?? candidates.find(({ id }) => !id.endsWith('-1') || roles.has(kindOf(id) as ServerRole)))?.id;
  }

  function newId(kind: Kind, before: readonly Subject[]): string {
    const used = [...known.map(({ id }) => id), ...former.map(({ id }) => id), ...taken];
    const isFirst = before.length === 0 && !used.includes(`${kind}-1`);
    if (isFirst) return `${kind}-1`;
    const numbers = [...used, ...told].filter((id) => kindOf(id) === kind).map(numberOf);
    return `${kind}-${Math.max(0, ...numbers) + 1}`;
  }

  const servers =
    named.servers?.map(({ role, name }) => ({
      ...identify(
        role,
        name,
        profile.servers.filter((server) => server.role === role),
      ),
      role,
    })) ?? profile.servers;
  const forests = named.forests?.map((name) => identify('forest', name, profile.forests)) ?? profile.forests;
  const domains = named.domains?.map((name) => identify('domain', name, profile.domains)) ?? profile.domains;
  const now = new Set([...servers, ...forests, ...domains].map(({ id }) => id));
  const gone = known.filter(({ id }) => !now.has(id)).map(({ id, name }) => ({ id, name }));
  return { servers, forests, domains, formerSubjects: remember([...former.filter(({ id }) => !now.has(id)), ...gone]) };
}

function remember(former: readonly Subject[]): Subject[] {
  const isHigher = (one: Subject, other: Subject) =>
    kindOf(one.id) === kindOf(other.id) && numberOf(one.id) > numberOf(other.id);
  return former.filter((one) => former.filter((other) => isHigher(other, one)).length < mostRemembered);
}

const kindOf = (id: string): string => id.replace(/-\d+$/, '');
const numberOf = (id: string): number => Number(id.replace(/^.*-/, ''));
const familyOf = (kind: string): string => (kind === 'forest' || kind === 'domain' ? kind : 'server');
const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
