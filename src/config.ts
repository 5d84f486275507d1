import querystring from 'node:querystring';
import type { TokenCredential } from '@azure/identity';
import { type Cloud, clouds } from './graph/clouds.ts';
import { CredentialError, graphToken } from './graph/credential.ts';
import { checkEndpoint, isLoopback, isLoopbackHost } from './graph/endpoint.ts';
import { isGuid, readBot } from './read-bot.ts';
import { readTargetSecrets, readTargets, type Target } from './targets.ts';
import type { Identity } from './teams/adapter.ts';

/** How Preflight reads the tenant. */
export interface GraphSettings {
  readonly cloud: Cloud;
  /** The root of Graph without a version: the cloud's own, or a stand-in on loopback. */
  readonly endpoint: string;
  readonly accessToken?: string;
  readonly tenantId?: string;
  /** The application id of the managed identity that reads, where there are several. */
  readonly managedIdentity?: string;
  /** In place of what `@azure/identity` finds by itself. */
  readonly credential?: () => Promise<TokenCredential>;
}

/** Where reviews are kept. */
export type StoreSettings = { readonly databaseUrl: string } | { readonly dataDir: string };

interface Settings {
  readonly authentication: Identity;
  readonly graph: GraphSettings;
  /** Tenants besides the default one. */
  readonly targets: readonly Target[];
  readonly store: StoreSettings;
  readonly auditKey?: Uint8Array;
  readonly port: number;
  /** Days. */
  readonly keepReadings: number;
  readonly logLevel: string;
  /** Entra object ids. */
  readonly admins: readonly string[];
  readonly telemetry?: TelemetrySettings;
}

/** That traces and measurements are sent; where to, the exporters read from `OTEL_EXPORTER_OTLP_…` themselves. */
export interface TelemetrySettings {
  /** Milliseconds between measurements. */
  readonly everyMs: number;
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
  const cloud = attempt(problems, () => readCloud(env));
  const authentication = readBot((name) => value(env, name), cloud ?? 'global', problems);

  const store = readStore(env);
  if (!store) problems.push('DATABASE_URL or DATA_DIR is missing: where reviews are kept.');
  // It may hold a password, and so is not repeated.
  else if ('databaseUrl' in store && !/^postgres(ql)?:$/.test(URL.parse(store.databaseUrl)?.protocol ?? ''))
    problems.push('DATABASE_URL is not the address of a PostgreSQL server (postgres://…).');

  const port = value(env, 'PORT') ?? '3978';
  if (!/^\d+$/.test(port) || Number(port) > 65_535) problems.push(`PORT is a port number, not "${port}".`);

  const logLevel = value(env, 'LOG_LEVEL') ?? 'info';
  if (!logLevels.includes(logLevel)) problems.push(`LOG_LEVEL is "${logLevel}": it is one of ${logLevels.join(', ')}.`);

  const keepReadings = value(env, 'KEEP_READINGS_DAYS') ?? '400';
  if (!/^[1-9]\d{0,3}$/.test(keepReadings))
    problems.push(`KEEP_READINGS_DAYS is a whole number of days from 1 to 9999, not "${keepReadings}".`);

  const admins = (value(env, 'ADMINS') ?? '').split(/[\s,;]+/).filter(Boolean);
  for (const admin of admins)
    if (!isGuid(admin)) problems.push(`ADMINS holds Entra object ids, separated by commas; "${admin}" is none.`);

  const telemetry = attempt(problems, () => readTelemetry(env));
  const targets = readTargets((name) => value(env, name), cloud ?? 'global', problems);
  const auditKey = attempt(problems, () => readAuditKey(env)) ?? undefined;
  const { MicrosoftAppType, MicrosoftAppId } = authentication.settings;
  const identity = MicrosoftAppType === 'UserAssignedMSI' ? MicrosoftAppId : undefined;
  const graph = attempt(problems, () => readGraph(env, cloud ?? 'global', identity));
  const tokens = URL.parse(authentication.settings.OAuthUrl);
  if (graph && authentication.connection && isLoopback(graph.endpoint) && !(tokens && isLoopbackHost(tokens)))
    problems.push(
      'OAUTH_CONNECTION and GRAPH_ENDPOINT do not go together: a stand-in for Graph is sent no real person’s token.',
    );
  // It says at once what stands in the way of a token; none is asked for yet.
  if (cloud && graph) attempt(problems, () => graphToken(graph));
  if (problems.length > 0 || !store || !graph) throw new ConfigurationError(problems);
  return {
    authentication,
    store,
    port: Number(port),
    keepReadings: Number(keepReadings),
    graph,
    targets,
    logLevel,
    admins: admins.map((admin) => admin.toLowerCase()),
    ...(auditKey && { auditKey }),
    ...(telemetry && { telemetry }),
  };
}

/** How to reach Graph: enough for a scan from the command line. Throws a ConfigurationError. */
export function readGraphSettings(env: Environment = process.env): GraphSettings {
  const problems: string[] = [];
  const cloud = attempt(problems, () => readCloud(env));
  const graph = attempt(problems, () => readGraph(env, cloud ?? 'global'));
  if (problems.length > 0 || !graph) throw new ConfigurationError(problems);
  return graph;
}

/** How to reach one of the tenants of `TARGETS_FILE`, by its name or its id. Throws a ConfigurationError. */
export function readTargetSettings(which: string, env: Environment = process.env): GraphSettings {
  const problems: string[] = [];
  const cloud = attempt(problems, () => readCloud(env));
  const targets = readTargets((name) => value(env, name), cloud ?? 'global', problems);
  const wanted = which.toLowerCase();
  const found = targets.find(({ name, tenantId }) => name.toLowerCase() === wanted || tenantId === wanted);
  if (problems.length === 0 && !found)
    problems.push(
      targets.length > 0
        ? `TARGETS_FILE has no tenant "${which}": it is one of ${targets.map(({ name }) => name).join(', ')}.`
        : 'TARGETS_FILE is not set, or holds no tenant.',
    );
  if (problems.length > 0 || !found) throw new ConfigurationError(problems);
  return found.graph;
}

function readCloud(env: Environment): Cloud {
  const cloud = value(env, 'CLOUD') ?? 'global';
  if (!Object.hasOwn(clouds, cloud))
    throw new ConfigurationError([`CLOUD is "${cloud}": it is one of ${Object.keys(clouds).join(', ')}.`]);
  return cloud as Cloud;
}

/** `identity`: the managed identity of the bot, which reads as well unless another one is named. */
function readGraph(env: Environment, cloud: Cloud, identity?: string): GraphSettings {
  const standIn = value(env, 'GRAPH_ENDPOINT')?.replace(/\/+$/, '');
  const complaint = standIn === undefined ? undefined : checkEndpoint(standIn);
  if (complaint) throw new ConfigurationError([`GRAPH_ENDPOINT is no place to read from: ${complaint}`]);
  return {
    cloud,
    endpoint: standIn ?? clouds[cloud].graph,
    ...optional('accessToken', value(env, 'GRAPH_ACCESS_TOKEN')),
    ...optional('tenantId', value(env, 'AZURE_TENANT_ID') ?? value(env, 'MicrosoftAppTenantId')),
    ...optional('managedIdentity', value(env, 'AZURE_CLIENT_ID') ?? identity),
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

const secretNames = [
  'MicrosoftAppPassword',
  'CertificatePrivateKey',
  'AUDIT_KEY',
  'GRAPH_ACCESS_TOKEN',
  'DATABASE_URL',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'AZURE_PASSWORD',
  'IDENTITY_HEADER',
];

/** Everything in the environment that nobody may read in what Preflight writes. */
export function readSecrets(env: Environment = process.env): string[] {
  const named = readTargetSecrets((name) => value(env, name));
  const given = [...secretNames.flatMap((name) => value(env, name) ?? []), ...named];
  const password = URL.parse(value(env, 'DATABASE_URL') ?? '')?.password;
  return password ? [...given, password, querystring.unescape(password)] : given;
}

/** `null` unless one of OpenTelemetry's own variables says where to send. Throws a ConfigurationError. */
function readTelemetry(env: Environment): TelemetrySettings | null {
  const places = ['', '_TRACES', '_METRICS'].map((signal) => value(env, `OTEL_EXPORTER_OTLP${signal}_ENDPOINT`));
  if (places.every((place) => place === undefined) || value(env, 'OTEL_SDK_DISABLED') === 'true') return null;
  const every = value(env, 'OTEL_METRIC_EXPORT_INTERVAL') ?? '60000';
  if (!/^[1-9]\d*$/.test(every))
    throw new ConfigurationError([`OTEL_METRIC_EXPORT_INTERVAL is milliseconds, not "${every}".`]);
  return { everyMs: Number(every) };
}

/** Where reviews are kept, for the command line. `null`: the environment does not say. */
export function readStoreSettings(env: Environment = process.env): StoreSettings | null {
  return readStore(env);
}

/** What the app package takes from the environment: the bot, and the cloud that it is in. */
export function readPackageSettings(env: Environment = process.env): { appId: string | undefined; cloud: string } {
  return { appId: value(env, 'MicrosoftAppId'), cloud: value(env, 'CLOUD') ?? 'global' };
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
    if (error instanceof CredentialError) problems.push(error.message);
    else if (error instanceof ConfigurationError) problems.push(...error.problems);
    else throw error;
    return null;
  }
}

/** Every variable that Preflight reads, with the values that may be told to anyone. */
const tellable: Readonly<Record<string, readonly string[]>> = {
  MicrosoftAppId: [],
  MicrosoftAppTenantId: [],
  MicrosoftAppType: ['SingleTenant', 'UserAssignedMSI'],
  MicrosoftAppPassword: [],
  CertificateThumbprint: [],
  CertificatePrivateKey: [],
  DATABASE_URL: [],
  DATA_DIR: [],
  AUDIT_KEY: [],
  PORT: ['80', '443', '3978', '8080'],
  LOG_LEVEL: logLevels,
  KEEP_READINGS_DAYS: [],
  ADMINS: [],
  ALLOWED_TENANTS: [],
  OAUTH_CONNECTION: [],
  TARGETS_FILE: [],
  CLOUD: Object.keys(clouds),
  AZURE_TENANT_ID: [],
  AZURE_CLIENT_ID: [],
  AZURE_CLIENT_SECRET: [],
  AZURE_CLIENT_CERTIFICATE_PATH: [],
  AZURE_FEDERATED_TOKEN_FILE: [],
  GRAPH_ACCESS_TOKEN: [],
  GRAPH_ENDPOINT: [],
  HTTPS_PROXY: [],
  NODE_EXTRA_CA_CERTS: [],
  OTEL_EXPORTER_OTLP_ENDPOINT: [],
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: [],
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: [],
  OTEL_EXPORTER_OTLP_HEADERS: [],
  OTEL_METRIC_EXPORT_INTERVAL: ['60000'],
  OTEL_SDK_DISABLED: ['true', 'false'],
};

/**
 * Which variables are set, and which of them the server finds fault with, without the value of any that could hold a
 * secret: a value is told only where it is one of a few that are known.
 */
export function describeSettings(env: Environment = process.env): {
  readonly variables: Readonly<Record<string, string>>;
  readonly faulty: readonly string[];
} {
  const tell = (name: string, values: readonly string[]) => {
    const found = value(env, name);
    return found === undefined ? 'not set' : (values.find((known) => known === found) ?? 'set');
  };
  const problems: string[] = [];
  attempt(problems, () => readSettings(env));
  return {
    variables: Object.fromEntries(Object.entries(tellable).map(([name, values]) => [name, tell(name, values)])),
    // A sentence begins with the variable that it is about, and may repeat what is wrong with it.
    faulty: Object.keys(tellable).filter((name) => problems.some((problem) => problem.split(' ')[0] === name)),
  };
}
