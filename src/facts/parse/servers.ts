import type { ServerRole } from '../define.ts';
import { checkNames, parseNames } from './names.ts';

/** A server as someone named it. */
interface NamedServer {
  readonly role: ServerRole;
  readonly name: string;
}

/** What people call each role, in letters and digits only and without an s at the end. */
const spellings: { readonly [K in ServerRole]: readonly string[] } = {
  active: ['active', 'sync', 'connect', 'entraconnect', 'entraconnectsync', 'connectsync', 'aadconnect', 'primary'],
  staging: ['staging', 'stage', 'standby', 'passive', 'secondary', 'stagingmode'],
  agent: ['agent', 'provisioningagent', 'cloudsync', 'cloudsyncagent', 'cloudprovisioningagent'],
  adfs: ['adf', 'federation', 'st', 'activedirectoryfederationservice'],
  wap: ['wap', 'webapplicationproxy', 'webapplicationproxie', 'adfsproxy', 'federationproxy'],
  sql: ['sql', 'mssql', 'database', 'db', 'microsoftsql'],
};

const roles = Object.keys(spellings) as ServerRole[];

const accepted =
  'Accepted: one role per line with its servers, such as “active: SYNC01” or “AD FS: STS01, STS02”. The roles are active, staging, agent, AD FS, WAP and SQL Server.';

/**
 * Servers by role: one role per line, or several on one line with semicolons between them. No server at all is an
 * empty list. A server stands in one role, because its answers are kept by it.
 */
export function parseServers(
  text: string,
): { readonly servers: readonly NamedServer[] } | { readonly because: string } {
  if (/^\s*(none|nothing|no|-|–|—)?\.?\s*$/i.test(text)) return { servers: [] };
  const servers: NamedServer[] = [];
  for (const line of text.split(/[\r\n;]+/).filter((part) => part.trim() !== '')) {
    const [, label = '', names = ''] = /^\s*(?:[-*•]\s+)?([^:=]*?)\s*[:=](.*)$/.exec(line) ?? [];
    const role = roleOf(label);
    if (!role) return { because: accepted };
    if (names.trim() === '') continue;
    const found = parseNames(names, 'server');
    if ('because' in found) return found;
    servers.push(...found.names.map((name) => ({ role, name })));
  }
  const checked = checkNames(
    servers.map(({ name }) => name),
    'server',
  );
  if ('names' in checked) return { servers };
  const inTwoRoles = servers.find(({ name, role }) =>
    servers.some((other) => other.name.toLowerCase() === name.toLowerCase() && other.role !== role),
  );
  return inTwoRoles
    ? { because: `“${inTwoRoles.name}” stands in two roles: name each server in one role only.` }
    : checked;
}

function roleOf(label: string): ServerRole | undefined {
  const plain = label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const said = plain
    .replace(/s$/, '')
    .replace(/(?<=.)server$/, '')
    .replace(/s$/, '');
  return roles.find((role) => spellings[role].some((known) => known === said));
}
