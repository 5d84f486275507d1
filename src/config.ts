import { type Cloud, clouds } from './graph/clouds.ts';
import { checkEndpoint } from './graph/endpoint.ts';

/** Settings of the Bot Framework, under the names that botbuilder itself uses. */
interface BotSettings {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppType: 'SingleTenant' | 'UserAssignedMSI';
  readonly MicrosoftAppTenantId: string;
  readonly MicrosoftAppPassword?: string;
  readonly CertificateThumbprint?: string;
  readonly CertificatePrivateKey?: string;
}

/** How Preflight reads the tenant. */
export interface GraphSettings {
  readonly cloud: Cloud;
  /** The root of Graph without a version: the cloud's own, or a stand-in on loopback. */
  readonly endpoint: string;
  readonly accessToken?: string;
  readonly tenantId?: string;
}

/** Where reviews are kept. */
export type StoreSettings = { readonly databaseUrl: string } | { readonly dataDir: string };

interface Settings {
  readonly bot: BotSettings;
  readonly graph: GraphSettings;
  readonly store: StoreSettings;
  readonly auditKey?: Uint8Array;
  readonly port: number;
  readonly logLevel: string;
  /** Entra object ids. */
  readonly admins: readonly string[];
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** The configuration is incomplete or contradicts itself. `problems` has a sentence for each thing to mend. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

// An empty variable is how many deployment tools write "not set".
const value = (env: Environment, name: string) => env[name]?.trim() || undefined;
const optional = <K extends string>(name: K, found: string | undefined) =>
  (found === undefined ? {} : { [name]: found }) as { [P in K]?: string };

/** What the server needs, read once from the environment. Throws a ConfigurationError that names everything that is missing. */
export function readSettings(env: Environment = process.env): Settings {
  const problems: string[] = [];
  const need = (name: string, why: string): string => {
    const found = value(env, name);
    if (found === undefined) problems.push(`${name} is missing: ${why}`);
    return found ?? '';
  };

  const type = value(env, 'MicrosoftAppType') ?? 'SingleTenant';
  if (type !== 'SingleTenant' && type !== 'UserAssignedMSI')
    problems.push(`MicrosoftAppType is "${type}": it is SingleTenant or UserAssignedMSI.`);
  const bot = {
    MicrosoftAppId: need('MicrosoftAppId', 'the application id of the bot registration.'),
    MicrosoftAppType: type as BotSettings['MicrosoftAppType'],
    MicrosoftAppTenantId: need('MicrosoftAppTenantId', 'the tenant that the bot is registered in.'),
    ...optional('MicrosoftAppPassword', value(env, 'MicrosoftAppPassword')),
    ...optional('CertificateThumbprint', value(env, 'CertificateThumbprint')),
    ...optional('CertificatePrivateKey', value(env, 'CertificatePrivateKey')),
  };
  const certificate = [bot.CertificateThumbprint, bot.CertificatePrivateKey].filter(Boolean);
  if (certificate.length === 1)
    problems.push('CertificateThumbprint and CertificatePrivateKey belong together: one of them is missing.');
  if (type === 'SingleTenant' && !bot.MicrosoftAppPassword && certificate.length === 0)
    problems.push(
      'MicrosoftAppPassword is missing, or else CertificateThumbprint with CertificatePrivateKey: how the bot signs in.',
    );

  const store = readStore(env);
  if (!store) problems.push('DATABASE_URL or DATA_DIR is missing: where reviews are kept.');
  // It may hold a password, and so is not repeated.
  else if ('databaseUrl' in store && !/^postgres(ql)?:\/\//.test(store.databaseUrl))
    problems.push('DATABASE_URL is not the address of a PostgreSQL server (postgres://…).');

  const port = value(env, 'PORT') ?? '3978';
  if (!/^\d+$/.test(port) || Number(port) > 65_535) problems.push(`PORT is a port number, not "${port}".`);

  const logLevel = value(env, 'LOG_LEVEL') ?? 'info';
  if (!logLevels.includes(logLevel)) problems.push(`LOG_LEVEL is "${logLevel}": it is one of ${logLevels.join(', ')}.`);

  const admins = (value(env, 'ADMINS') ?? '').split(/[\s,;]+/).filter(Boolean);
  for (const admin of admins)
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(admin))
      problems.push(`ADMINS holds Entra object ids, separated by commas; "${admin}" is none.`);

  const auditKey = attempt(problems, () => readAuditKey(env)) ?? undefined;
  const graph = attempt(problems, () => readGraphSettings(env));
  if (problems.length > 0 || !store || !graph) throw new ConfigurationError(problems);
  return {
    bot,
    store,
    port: Number(port),
    graph,
    logLevel,
    admins: admins.map((admin) => admin.toLowerCase()),
    ...(auditKey && { auditKey }),
  };
}

/** How to reach Graph: enough for a scan from the command line. Throws a ConfigurationError. */
export function readGraphSettings(env: Environment = process.env): GraphSettings {
  const problems: string[] = [];
  const cloud = value(env, 'CLOUD') ?? 'global';
  if (!Object.hasOwn(clouds, cloud))
    problems.push(`CLOUD is "${cloud}": it is one of ${Object.keys(clouds).join(', ')}.`);
  const standIn = value(env, 'GRAPH_ENDPOINT')?.replace(/\/+$/, '');
  const complaint = standIn === undefined ? undefined : checkEndpoint(standIn);
  if (complaint) problems.push(`GRAPH_ENDPOINT is no place to read from: ${complaint}`);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    cloud: cloud as Cloud,
    endpoint: standIn ?? clouds[cloud as Cloud].graph,
    ...optional('accessToken', value(env, 'GRAPH_ACCESS_TOKEN')),
    ...optional('tenantId', value(env, 'AZURE_TENANT_ID') ?? value(env, 'MicrosoftAppTenantId')),
  };
}

const keyBytes = 32;

/** What seals the audit record, `null` for nothing: hexadecimal, base64 or text. Throws a ConfigurationError. */
export function readAuditKey(env: Environment = process.env): Uint8Array | null {
  const found = value(env, 'AUDIT_KEY');
  if (found === undefined) return null;
  const decoded = Buffer.from(found, 'base64');
  const isBase64 = decoded.length >= keyBytes && decoded.toString('base64') === found;
  const key = /^[\da-f]+$/i.test(found) ? Buffer.from(found, 'hex') : isBase64 ? decoded : Buffer.from(found);
  // It is a secret, and so is not repeated.
  if (key.length < keyBytes)
    throw new ConfigurationError([
      `AUDIT_KEY is too short: it is at least ${keyBytes} bytes, as ${keyBytes * 2} hexadecimal digits, as base64, or as text.`,
    ]);
  return key;
}

/** Where reviews are kept, for the command line. `null`: the environment does not say. */
export function readStoreSettings(env: Environment = process.env): StoreSettings | null {
  return readStore(env);
}

/** The environment of a process that Preflight starts: its own, without Preflight's secrets, and some more. */
export function environmentOfChild(more: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'USERPROFILE', 'TEMP'];
  const kept = inherited.flatMap((name) => (process.env[name]?.length ? [[name, process.env[name]]] : []));
  return { ...Object.fromEntries(kept), ...more };
}

function readStore(env: Environment): StoreSettings | null {
  const databaseUrl = value(env, 'DATABASE_URL');
  const dataDir = value(env, 'DATA_DIR');
  return databaseUrl ? { databaseUrl } : dataDir ? { dataDir } : null;
}

function attempt<T>(problems: string[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
    return null;
  }
}
