import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { catalogueVersion } from '../catalogue/index.generated.ts';
import { describeSettings, readGraphSettings, readStoreSettings } from '../config.ts';
import { tenantFacts } from '../facts/index.generated.ts';
import { claimsIn } from '../graph/token-grant.ts';
import { readQueueState } from '../operation/queue-state.ts';
import { intentSchema } from '../protocol/intent.ts';
import { type Inspection, inspect } from '../store/inspect.ts';
import { readFlags } from './flags.ts';
import { permissionTable } from './permission-table.ts';
import { causeKinds } from './report-schema.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

/** `diagnose`: what whoever helps needs to know, as JSON without a secret, a name or a text in it. Returns the exit status. */
export async function diagnose(args: readonly string[]): Promise<number> {
  const { values: flags } = readFlags(args, { out: { type: 'string' }, data: { type: 'string' } });
  const bundle = JSON.stringify(await gather(flags.data), null, 2);
  if (flags.out === undefined) console.log(bundle);
  else write(flags.out, bundle);
  return 0;
}

/** Only words of our own, numbers and times go into it: what anyone else wrote is looked at and counted, never copied. */
async function gather(data: string | undefined) {
  const { platform, arch, version } = process;
  return {
    schema: 1,
    at: new Date().toISOString(),
    versions: {
      preflight: packageJson.version,
      catalogue: catalogueVersion,
      node: version,
      system: `${platform} ${arch}`,
      dependencies: packageJson.dependencies,
    },
    configuration: describeSettings(),
    database: await describeDatabase(data),
    graph: describeToken(),
  };
}

async function describeDatabase(data: string | undefined) {
  const place = data === undefined ? readStoreSettings() : { dataDir: data };
  if (!place) return { state: 'not configured' };
  const kind = 'dataDir' in place ? 'embedded' : 'server';
  try {
    return await withDatabase(data, { readOnly: true }, async (database) => {
      const found = await inspect(database);
      const hasQueue = 'pgboss.version' in found.rows;
      return {
        state: 'answers',
        kind,
        version: found.version,
        migrations: found.migrations,
        rows: found.rows,
        queue: hasQueue ? await readQueueState(database.jobs.db) : null,
        failedJobs: found.failedJobs.map(describeFailure),
        lastReading: found.lastReading && describeReading(found.lastReading),
      };
    });
  } catch (error) {
    // Its sentence names a folder or a host.
    const isHeld = error instanceof UsageError && / is held by process \d+ since /.test(error.message);
    return { state: isHeld ? 'held by a running process' : 'does not open', kind };
  }
}

/** Errors that Node, the database and the clients have names for. Any other name may be anything. */
const errorNames = ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'AbortError', 'TimeoutError', 'RestError'];

const outputSchema = z.object({ name: z.string().optional(), statusCode: z.number().optional() }).catch({});

function describeFailure({ at, data, output }: Inspection['failedJobs'][number]) {
  const intent = intentSchema.safeParse((data as { intent?: unknown } | null)?.intent).data;
  const { name, statusCode } = outputSchema.parse(output);
  return {
    at: new Date(at),
    intent: intent?.kind ?? 'none',
    error: errorNames.find((known) => known === name) ?? 'other',
    ...(statusCode !== undefined && { status: statusCode }),
  };
}

function describeReading({ asOf, facts }: NonNullable<Inspection['lastReading']>) {
  const readings = Object.keys(tenantFacts).map((name) => ({ name, reading: facts[name as keyof typeof facts] }));
  const unread = readings.flatMap(({ name, reading }) =>
    reading && !reading.ok ? [[name, causeKinds.find((kind) => kind === reading.cause.kind) ?? 'other']] : [],
  );
  return {
    asOf,
    known: readings.filter(({ reading }) => reading?.ok).length,
    unread: Object.fromEntries(unread) as Record<string, string>,
  };
}

/** Which of the permissions that Preflight can use the token at hand grants. Whether it is genuine only Graph can say. */
function describeToken() {
  const token = tokenAtHand();
  if (token === undefined) return { token: 'none at hand' };
  const claims = claimsIn(token);
  if (!claims) return { token: 'not readable' };
  const granted = new Set([...(claims.roles ?? []), ...(claims.scp?.split(' ') ?? [])]);
  const useful = permissionTable().map(({ permission }) => permission);
  return {
    token: claims.roles ? 'of an application' : 'of a person',
    isOver: claims.exp !== undefined && claims.exp * 1000 < Date.now(),
    granted: useful.filter((permission) => granted.has(permission)),
    missing: useful.filter((permission) => !granted.has(permission)),
  };
}

function tokenAtHand(): string | undefined {
  try {
    return readGraphSettings().accessToken;
  } catch {
    // A setting is faulty, which the configuration says.
    return undefined;
  }
}

function write(file: string, bundle: string): void {
  try {
    writeFileSync(file, `${bundle}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(code === 'EEXIST' ? `${file} is there already.` : `${file} can't be written (${code}).`);
  }
}
