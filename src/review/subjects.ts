import type { AskedOf, ServerRole } from '../facts/define.ts';
import type { Profile } from '../facts/profile.ts';

/** A server, forest or domain that facts are about. Nobody names the only one: its name is then empty. */
export interface Subject {
  /** Answers are kept by it: `active-1`, `forest-2`. */
  readonly id: string;
  readonly name: string;
}

/** The subjects that a question is asked of, for a planned installation. */
export function subjectsOf(profile: Profile, of: AskedOf): readonly Subject[] {
  if (of === 'forest') return orOnlyOne(profile.forests, 'forest');
  if (of === 'domain') return orOnlyOne(profile.domains, 'domain');
  const roles = of.filter((role) => !(profile.tool === 'cloud' ? connectOnly : cloudOnly).includes(role));
  return roles.flatMap((role) => {
    const named = profile.servers.filter((server) => server.role === role);
    return named.length > 0 || !neededRoles(profile).includes(role) ? named : [onlyOne(role)];
  });
}

/** A server of the other tool may be named, and has no part in this installation. */
const connectOnly: readonly ServerRole[] = ['active', 'staging', 'adfs', 'wap', 'sql'];
const cloudOnly: readonly ServerRole[] = ['agent'];

const onlyOne = (kind: string): Subject => ({ id: `${kind}-1`, name: '' });
const orOnlyOne = (named: readonly Subject[], kind: string) => (named.length > 0 ? named : [onlyOne(kind)]);

/** The roles of which an installation has at least one server, whether anyone has named it or not. */
function neededRoles({ tool, federationSetup, database, sqlServerPlace }: Profile): readonly ServerRole[] {
  if (tool === 'cloud') return ['agent'];
  return [
    'active',
    ...(federationSetup === 'adfs' ? (['adfs', 'wap'] as const) : []),
    ...(database === 'sqlServer' && sqlServerPlace === 'remote' ? (['sql'] as const) : []),
  ];
}

const unnamed: Readonly<Record<string, string>> = {
  active: 'the active server',
  staging: 'the staging server',
  agent: 'the server of the agent',
  adfs: 'the AD FS server',
  wap: 'the Web Application Proxy server',
  sql: 'the SQL Server',
  forest: 'the forest',
  domain: 'the domain',
};

/** What people call a subject among others: by its name, or the only one by what it is. Empty for the site as a whole. */
export const nameSubject = ({ id, name }: Subject): string => name || (unnamed[id.replace(/-\d+$/, '')] ?? id);
