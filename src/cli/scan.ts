import { accessSync, constants, existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { catalogueVersion } from '../catalogue/index.generated.ts';
import { type GraphSettings, readGraphSettings, readTargetSettings } from '../config.ts';
import { combine } from '../facts/combine.ts';
import type { Facts } from '../facts/facts.ts';
import { type Profile, profileSchema, scanScope } from '../facts/profile.ts';
import { readTenant } from '../facts/read-tenant.ts';
import { answersSchema, factsFromFile, type Snapshot } from '../facts/snapshot.ts';
import type { Cloud } from '../graph/clouds.ts';
import { graphToken } from '../graph/credential.ts';
import { openGraph } from '../graph/session.ts';
import { readFlags } from './flags.ts';
import { printReport } from './print-report.ts';
import { readJson } from './read-json.ts';
import { exitStatus, report } from './report.ts';
import { findSite, withSite } from './simulate.ts';
import { trySignIn } from './try-sign-in.ts';
import { UsageError } from './usage-error.ts';

/** `scan`: reads a tenant, judges it, prints the report. Returns the exit status. */
export async function scan(args: readonly string[], patienceMs?: number): Promise<number> {
  const { values: flags } = readFlags(args, {
    tenant: { type: 'string' },
    target: { type: 'string' },
    profile: { type: 'string' },
    answers: { type: 'string' },
    scope: { type: 'string', default: 'review' },
    json: { type: 'boolean', default: false },
    save: { type: 'string' },
  });
  const { scope } = flags;
  if (scope !== 'tenant' && scope !== 'review') throw new UsageError(`--scope is tenant or review, not "${scope}".`);
  if (flags.tenant !== undefined && flags.target !== undefined)
    throw new UsageError('--tenant names a simulated tenant and --target a real one: leave one of them out.');
  const now = new Date();
  const site = flags.tenant === undefined ? undefined : findSite(flags.tenant, now);
  const settings = site ? undefined : flags.target ? readTargetSettings(flags.target) : readGraphSettings();
  const planned = settings ? plannedIn(settings.cloud) : profileSchema;
  const written = flags.profile === undefined ? (site?.profile ?? planned.parse({})) : readJson(flags.profile, planned);
  const profile = bindTo(flags.target ? settings?.tenantId : undefined, written);
  const answers =
    flags.answers === undefined ? answersSchema.parse(site?.answers ?? {}) : readJson(flags.answers, answersSchema);
  if (flags.save !== undefined) expectWritable(flags.save);

  const plan = { profile, answers: factsFromFile(answers, now), now, patienceMs };
  const snapshot = await (site
    ? withSite(site, now, (simulated) => scanTenant(simulated, plan))
    : scanTenant(settings as GraphSettings, plan));
  if (flags.save !== undefined) save(flags.save, snapshot);
  const result = report(snapshot);
  console.log(flags.json ? JSON.stringify(result) : printReport(result, scope));
  return exitStatus[scope === 'tenant' ? result.tenantVerdict : result.verdict];
}

interface Plan {
  readonly profile: Profile;
  readonly answers: Facts;
  readonly now: Date;
  readonly patienceMs: number | undefined;
}

/** A profile that says which tenant it is for is judged on no other. */
function bindTo(target: string | undefined, profile: Profile): Profile {
  if (profile.target && profile.target !== target)
    throw new UsageError(`The profile is for the tenant ${profile.target}: name it with --target.`);
  return target ? { ...profile, target } : profile;
}

/** A profile that names no cloud is for the cloud that is read. */
function plannedIn(cloud: Cloud): typeof profileSchema {
  return profileSchema.extend({ cloud: profileSchema.shape.cloud.removeDefault().default(cloud) });
}

async function scanTenant(settings: GraphSettings, { profile, answers, now, patienceMs }: Plan): Promise<Snapshot> {
  const token = graphToken(settings);
  await trySignIn(token, patienceMs);
  process.stderr.write('Reading the tenant … ');
  const reading = await readTenant(openGraph({ endpoint: settings.endpoint, token }), scanScope(profile), now, {
    tenantId: settings.tenantId,
  });
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
