import { accessSync, constants, existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { catalogueVersion } from '../catalogue/index.generated.ts';
import { type GraphSettings, readGraphSettings } from '../config.ts';
import { startTenant } from '../demo/server.ts';
import type { Site } from '../demo/site.ts';
import { sites } from '../demo/sites.ts';
import { combine } from '../facts/combine.ts';
import type { Facts } from '../facts/facts.ts';
import { type Profile, profileSchema, scanScope } from '../facts/profile.ts';
import { readTenant } from '../facts/read-tenant.ts';
import { answersSchema, factsFromFile, type Snapshot } from '../facts/snapshot.ts';
import type { Cloud } from '../graph/clouds.ts';
import { CredentialError, graphToken, type TokenSource } from '../graph/credential.ts';
import { openGraph } from '../graph/session.ts';
import { readFlags } from './flags.ts';
import { printReport } from './print-report.ts';
import { readJson } from './read-json.ts';
import { exitStatus, report } from './report.ts';
import { UsageError } from './usage-error.ts';

/** How long a sign-in may take: a machine without a way out would wait for it for minutes. */
const signInMs = 20_000;

/** `scan`: reads a tenant, judges it, prints the report. Returns the exit status. */
export async function scan(args: readonly string[], patienceMs = signInMs): Promise<number> {
  const { values: flags } = readFlags(args, {
    tenant: { type: 'string' },
    profile: { type: 'string' },
    answers: { type: 'string' },
    scope: { type: 'string', default: 'review' },
    json: { type: 'boolean', default: false },
    save: { type: 'string' },
  });
  const { scope } = flags;
  if (scope !== 'tenant' && scope !== 'review') throw new UsageError(`--scope is tenant or review, not "${scope}".`);
  const now = new Date();
  const site = flags.tenant === undefined ? undefined : findSite(flags.tenant, now);
  const settings = site ? undefined : readGraphSettings();
  const planned = settings ? plannedIn(settings.cloud) : profileSchema;
  const profile = flags.profile === undefined ? (site?.profile ?? planned.parse({})) : readJson(flags.profile, planned);
  const answers =
    flags.answers === undefined ? answersSchema.parse(site?.answers ?? {}) : readJson(flags.answers, answersSchema);
  if (flags.save !== undefined) expectWritable(flags.save);

  const plan = { profile, answers: factsFromFile(answers, now), now, patienceMs };
  const snapshot = await (site ? scanSite(site, plan) : scanTenant(settings as GraphSettings, plan));
  if (flags.save !== undefined) save(flags.save, snapshot);
  const result = report(snapshot);
  console.log(flags.json ? JSON.stringify(result) : printReport(result, scope));
  return exitStatus[scope === 'tenant' ? result.tenantVerdict : result.verdict];
}

interface Plan {
  readonly profile: Profile;
  readonly answers: Facts;
  readonly now: Date;
  readonly patienceMs: number;
}

function findSite(name: string, now: Date): Site {
  const site = sites[name]?.(now);
  if (site) return site;
  throw new UsageError(`There is no simulated tenant "${name}": it is one of ${Object.keys(sites).join(', ')}.`);
}

/** A profile that names no cloud is for the cloud that is read. */
function plannedIn(cloud: Cloud): typeof profileSchema {
  return profileSchema.extend({ cloud: profileSchema.shape.cloud.removeDefault().default(cloud) });
}

async function scanSite(site: Site, plan: Plan): Promise<Snapshot> {
  const tenant = await startTenant(site, { now: () => plan.now });
  try {
    return await scanTenant({ cloud: 'global', endpoint: tenant.url, accessToken: tenant.token }, plan);
  } finally {
    await tenant.stop();
  }
}

async function scanTenant(settings: GraphSettings, { profile, answers, now, patienceMs }: Plan): Promise<Snapshot> {
  const token = graphToken(settings);
  await trySignIn(token, patienceMs);
  process.stderr.write('Reading the tenant … ');
  const reading = await readTenant(openGraph({ endpoint: settings.endpoint, token }), scanScope(profile), now);
  process.stderr.write(`${reading.graph.requests} requests in ${reading.graph.roundTrips} round trips.\n`);
  const { site, subjects } = combine(reading.facts, { site: answers, subjects: {} }, profile, now);
  return {
    schema: 1,
    catalogue: catalogueVersion,
    asOf: now.toISOString(),
    profile,
    facts: site,
    subjects,
    graph: reading.graph,
  };
}

/** A credential that does not work is said at once, and never becomes a page of unknowns. */
async function trySignIn(token: TokenSource, ms: number): Promise<void> {
  const over = new AbortController();
  const late = wait(ms, undefined, { signal: over.signal }).then(() => {
    throw new CredentialError(`The sign-in to Microsoft Entra ID had no answer within ${ms / 1000} seconds.`);
  });
  await Promise.race([token(), late]).finally(() => over.abort());
}

/** Said before the tenant is read, which may take a while. */
function expectWritable(file: string): void {
  onFile(file, () => accessSync(existsSync(file) ? file : dirname(file), constants.W_OK));
}

function save(file: string, snapshot: Snapshot): void {
  onFile(file, () => writeFileSync(file, `${JSON.stringify(snapshot)}\n`));
}

function onFile(file: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new UsageError(`${file} can't be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
