import { isDeepStrictEqual } from 'node:util';
import type { DriftView } from '../protocol/view.ts';
import { assess } from '../review/assess.ts';
import { dayOf } from '../review/day.ts';
import type { Dossier } from '../review/dossier.ts';
import { type Drifted, type DriftKind, findDrift, findNewlyRead } from '../review/drift.ts';
import { tellPartial } from '../review/partial.ts';
import type { KeptReading, TenantReading } from '../review/tenant-reading.ts';
import { inForce } from '../review/waiver.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import { readSince } from './read-since.ts';
import { neverRead } from './refusals.ts';

const rowsOnPage = 8;

/** So many readings in a row are looked at for one that is whole. */
const mostTried = 20;

/** What differs between two stored readings of the tenant. Reads nothing anew. */
export const showDrift: Handler<'drift.show'> = async function* ({ since: words, page }, who, ports) {
  const since = words === '' ? { day: '' } : readSince(words, dayOf(ports.now()), ports.facts.day);
  if ('refused' in since) {
    yield { view: { kind: 'notice', text: since.refused, commands: ['what changed', 'what changed since Monday'] } };
    return;
  }
  const dossier = await openDossier(who, ports);
  if (!dossier.reading) {
    yield { view: neverRead };
    return;
  }
  yield { view: compare(dossier, await findPair(dossier, dossier.reading, since.day, ports), since.day, page, ports) };
};

/** A stored reading with what it gave. */
interface Moment {
  readonly kept: KeptReading;
  readonly reading: TenantReading;
}

interface Pair {
  readonly before: Moment | null;
  readonly after: TenantReading;
  readonly alone: DriftView['alone'];
  readonly beginsLater: boolean;
  readonly leftOut: DriftView['leftOut'];
}

/**
 * The newest whole reading, and the one that told how things stood when the day began: without a day the one before,
 * and for a day before the first one, the first.
 */
async function findPair({ review }: Dossier, newest: TenantReading, day: string, ports: Ports): Promise<Pair> {
  const { snapshots } = ports;
  const find = async (kept: readonly KeptReading[]) => {
    const leftOut: Pair['leftOut'][number][] = [];
    for (const [at, one] of kept.entries()) {
      // The newest one is at hand already.
      const reading = one.asOf.getTime() === newest.asOf.getTime() ? newest : await snapshots.recall(one.number);
      const partial = reading && tellPartial(reading.facts);
      if (reading && !partial) return { found: { kept: one, reading }, older: kept.slice(at + 1), leftOut };
      if (partial) leftOut.push({ ...partial, asOf: one.asOf.toISOString() });
    }
    return { found: null, older: [], leftOut };
  };
  const { found: last, older, leftOut } = await find(await snapshots.upTo(review.id, newest.asOf, mostTried));
  const alone = (why: Pair['alone']): Pair => ({
    before: null,
    after: last?.reading ?? newest,
    alone: why,
    beginsLater: false,
    leftOut,
  });
  if (!last) return alone('noneWhole');
  const pair = (before: Moment, beginsLater = false): Pair => ({
    before,
    after: last.reading,
    alone: '',
    beginsLater,
    leftOut,
  });
  if (day === '') {
    const { found } = await find(older);
    return found ? pair(found) : alone('onlyOne');
  }
  const start = new Date(`${day}T00:00:00.000Z`);
  const { found: then } = await find(await snapshots.upTo(review.id, start, mostTried));
  if (then) return then.kept.number === last.kept.number ? alone('noneSince') : pair(then);
  const { found: first } = await find(await snapshots.after(review.id, start, mostTried));
  return first && first.kept.number !== last.kept.number ? pair(first, true) : alone('onlyOne');
}

function compare(dossier: Dossier, pair: Pair, since: string, page: number, ports: Ports): DriftView {
  const { before, after, alone, beginsLater, leftOut } = pair;
  const { about, assessment } = drawPicture(dossier, after, ports);
  const then = before && judgeThen(dossier, before.reading, ports);
  const { changes, stillDark } =
    before && then
      ? findDrift(then.outcomes, assessment.outcomes, findNewlyRead(ports.catalogue, before.reading.facts, after.facts))
      : { changes: [], stillDark: [] };
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
