import { isDeepStrictEqual } from 'node:util';
import type { DriftView } from '../protocol/view.ts';
import { assess } from '../review/assess.ts';
import { canonical } from '../review/canonical.ts';
import type { Dossier } from '../review/dossier.ts';
import { type Drifted, type DriftKind, findDrift, findNewlyRead, findRuleChanges } from '../review/drift.ts';
import type { KeptReading, TenantReading } from '../review/tenant-reading.ts';
import { inForce } from '../review/waiver.ts';
import { drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';

/** As many rows as a card shows at a time. */
const rowsOnPage = 8;

/** A stored reading with what it gave. */
export interface Moment {
  readonly kept: KeptReading;
  readonly reading: TenantReading;
}

/** Two readings to compare, or why there are not two. */
export interface Pair {
  readonly before: Moment | null;
  readonly after: TenantReading;
  readonly alone: DriftView['alone'];
  readonly beginsLater: boolean;
  readonly leftOut: DriftView['leftOut'];
}

/** What differs between two readings of a review. `since`: the day that was asked for, ISO 8601, or empty. */
export async function compareReadings(
  dossier: Dossier,
  pair: Pair,
  since: string,
  page: number,
  ports: Ports,
): Promise<DriftView> {
  const { before, after, alone, beginsLater, leftOut } = pair;
  const { about, assessment } = drawPicture(dossier, after, ports);
  const then = before && judgeThen(dossier, before.reading, ports);
  const { changes: ofTenant, stillDark } =
    before && then
      ? findDrift(then.outcomes, assessment.outcomes, findNewlyRead(ports.catalogue, before.reading.facts, after.facts))
      : { changes: [], stillDark: [] };
  const ofRules = before && then ? await changesOfRules(dossier, before.kept, then.outcomes, ports) : [];
  const changes = [
    ...ofTenant,
    ...ofRules.filter((one) => !ofTenant.some(({ check, subject }) => check === one.check && subject === one.subject)),
  ];
  const counts: Record<DriftKind, number> = {
    newlyFailing: 0,
    fixed: 0,
    wentDark: 0,
    backInSight: 0,
    changed: 0,
    rules: 0,
  };
  for (const { kind } of changes) counts[kind] += 1;
  const pages = Math.max(1, Math.ceil(changes.length / rowsOnPage));
  const shown = Math.min(page, pages);
  return {
    kind: 'drift',
    ...about,
    since,
    alone,
    before: before && then && { asOf: before.reading.asOf.toISOString(), verdict: then.verdict },
    after: { asOf: after.asOf.toISOString(), verdict: assessment.verdict },
    beginsLater,
    leftOut,
    hasNewRules: before?.kept.catalogue ? before.kept.catalogue !== ports.catalogueVersion : null,
    isOtherTenant: before !== null && isOtherTenant(before.reading, after),
    hasNewPlan: before !== null && !isDeepStrictEqual(before.reading.scope, after.scope),
    newAnswers: before ? dossier.told.filter(({ at }) => Date.parse(at) > before.reading.asOf.getTime()).length : 0,
    counts,
    stillDark: new Set(stillDark.map(({ id }) => id)).size,
    page: shown,
    pages,
    rows: changes.slice((shown - 1) * rowsOnPage, shown * rowsOnPage).map((change) => toRow(change, dossier, ports)),
  };
}

/**
 * What rules of another version alone have changed, as far as that can be told: the reading was kept with what it came
 * to then, for the same planned installation, and nobody has answered since what the check looks at.
 */
async function changesOfRules(
  { review, told }: Dossier,
  { asOf, catalogue }: KeptReading,
  then: Parameters<typeof findRuleChanges>[1],
  ports: Ports,
): Promise<Drifted[]> {
  if (catalogue === null || catalogue === ports.catalogueVersion) return [];
  const [kept] = await ports.snapshots.standings(review.id, asOf, 1);
  if (kept?.asOf.getTime() !== asOf.getTime() || kept.standing.plan !== ports.hash(canonical(review.profile)))
    return [];
  const answered = new Set(told.filter(({ at }) => Date.parse(at) > asOf.getTime()).map(({ fact }) => fact));
  return findRuleChanges(
    kept.standing,
    then,
    ({ needs, uses }) => [...needs, ...uses].some((fact) => answered.has(fact)),
    ports.catalogue,
  );
}

/** Whether two readings tell of different tenants. One that could not tell is of the same. */
function isOtherTenant({ facts: before }: TenantReading, { facts: after }: TenantReading): boolean {
  const [then, now] = [before.organization, after.organization];
  return then?.ok === true && now?.ok === true && then.value.id !== now.value.id;
}

/** An earlier reading as of its own time: what the calendar alone has changed since is a change. */
function judgeThen({ review: { profile }, answers, waivers }: Dossier, reading: TenantReading, ports: Ports) {
  const { catalogue, facts } = ports;
  const now = reading.asOf;
  const known = facts.combine(reading.facts, answers, profile, now);
  return assess(catalogue, known, { profile, now }, facts.asked, inForce(waivers, ports.now()));
}

function toRow(change: Drifted, { review: { profile } }: Dossier, { catalogue }: Ports): DriftView['rows'][number] {
  const { check, subject, after } = change;
  const named = [...profile.servers, ...profile.forests, ...profile.domains].find(({ id }) => id === subject);
  const mends = after?.outcome === 'fail' || after?.outcome === 'warning';
  return {
    ...change,
    title: catalogue[check]?.title ?? check,
    name: named?.name ?? subject,
    fix: (mends && catalogue[check]?.fix[0]) || '',
  };
}
