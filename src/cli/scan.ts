import { writeFileSync } from 'node:fs';
import { catalogueVersion } from '../catalogue/index.generated.ts';
import { type GraphSettings, readGraphSettings } from '../config.ts';
import { startTenant } from '../demo/server.ts';
import { sites } from '../demo/sites.ts';
import { combine } from '../facts/combine.ts';
import type { Facts } from '../facts/facts.ts';
import { type Profile, profileSchema } from '../facts/profile.ts';
import { readTenant } from '../facts/read-tenant.ts';
import { answersSchema, factsFromFile, type Snapshot } from '../facts/snapshot.ts';
import { graphToken } from '../graph/credential.ts';
import { openGraph } from '../graph/session.ts';
import { readFlags } from './flags.ts';
import { printReport } from './print-report.ts';
import { readJson } from './read-json.ts';
import { exitStatus, report } from './report.ts';
import { UsageError } from './usage-error.ts';

/** `scan`: reads a tenant, judges it, prints the report. Returns the exit status. */
export async function scan(args: readonly string[]): Promise<number> {
  const { values: flags, positionals } = readFlags(args, {
    tenant: { type: 'string' },
    profile: { type: 'string' },
    answers: { type: 'string' },
    scope: { type: 'string', default: 'review' },
    json: { type: 'boolean', default: false },
    save: { type: 'string' },
  });
  if (positionals.length > 0)
    throw new UsageError(`scan takes no "${positionals[0]}": name a simulated tenant with --tenant.`);
  const { scope } = flags;
  if (scope !== 'tenant' && scope !== 'review') throw new UsageError(`--scope is tenant or review, not "${scope}".`);
  const now = new Date();
  const profile = flags.profile === undefined ? undefined : readJson(flags.profile, profileSchema);
  const answers = flags.answers === undefined ? undefined : factsFromFile(readJson(flags.answers, answersSchema), now);

  const snapshot = await (flags.tenant === undefined
    ? scanTenant(readGraphSettings(), profile ?? profileSchema.parse({}), answers ?? {}, now)
    : scanSite(flags.tenant, profile, answers, now));
  if (flags.save !== undefined) save(flags.save, snapshot);
  const result = report(snapshot);
  console.log(flags.json ? JSON.stringify(result) : printReport(result, scope));
  return exitStatus[scope === 'tenant' ? result.tenantVerdict : result.verdict];
}

async function scanSite(
  name: string,
  profile: Profile | undefined,
  answers: Facts | undefined,
  now: Date,
): Promise<Snapshot> {
  const site = sites[name]?.(now);
  if (!site)
    throw new UsageError(`There is no simulated tenant "${name}": it is one of ${Object.keys(sites).join(', ')}.`);
  const tenant = await startTenant(site, { now: () => now });
  try {
    return await scanTenant(
      { cloud: 'global', endpoint: tenant.url, accessToken: tenant.token },
      profile ?? site.profile,
      answers ?? factsFromFile(answersSchema.parse(site.answers), now),
      now,
    );
  } finally {
    await tenant.stop();
  }
}

async function scanTenant(settings: GraphSettings, profile: Profile, answers: Facts, now: Date): Promise<Snapshot> {
  const token = graphToken(settings);
  // A credential that does not work is said at once, and never becomes a page of unknowns.
  await token();
  process.stderr.write('Reading the tenant … ');
  const reading = await readTenant(openGraph({ endpoint: settings.endpoint, token }), profile, now);
  process.stderr.write(`${reading.graph.requests} requests in ${reading.graph.roundTrips} round trips.\n`);
  return {
    schema: 1,
    catalogue: catalogueVersion,
    asOf: now.toISOString(),
    profile,
    facts: combine(reading.facts, answers, profile),
    graph: reading.graph,
  };
}

function save(file: string, snapshot: Snapshot) {
  try {
    writeFileSync(file, `${JSON.stringify(snapshot)}\n`);
  } catch (error) {
    throw new UsageError(`${file} can't be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
