import { lookUpVersion } from '../catalogue/connect-versions.ts';
import { deadlines } from '../catalogue/deadlines.ts';
import { watched } from '../catalogue/watched.ts';
import type { DigestView } from '../protocol/view.ts';
import { day, dayOf } from '../review/day.ts';
import type { Dossier } from '../review/dossier.ts';
import { findHappenings } from '../review/happenings.ts';
import { findLapses } from '../review/lapses.ts';
import { liveDay } from '../review/live.ts';
import { tellPartial } from '../review/partial.ts';
import { countStanding, darkSince, keyOf, type Stand, standingOf } from '../review/standing.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import { compareReadings, type Moment, type Pair } from './compare-readings.ts';
import { drawPicture, type Picture } from './picture.ts';
import type { Ports } from './ports.ts';

/** So many readings are looked back at for the trend, and for how long something is out of sight. */
const mostLookedAt = 120;
const daysOfTrend = 30;

/** What changed since `told`, what is about to lapse and how the review stands by a reading of now. */
export async function makeDigest(
  dossier: Dossier,
  reading: TenantReading,
  told: Moment | null,
  schedule: DigestView['schedule'],
  ports: Ports,
): Promise<DigestView> {
  const { review } = dossier;
  const [standings, live] = await Promise.all([
    ports.snapshots.standings(review.id, reading.asOf, mostLookedAt),
    ports.lives.get(review.id),
  ]);
  const pair = findPair(reading, told);
  const picture = drawPicture(dossier, reading, ports);
  return {
    kind: 'digest',
    ...picture.about,
    schedule,
    drift: await compareReadings(dossier, pair, told?.reading.asOf.toISOString() ?? '', 1, ports),
    ...(pair.before ? findHappened(pair.before, reading) : { happenings: [], unseen: [] }),
    longDark: findLongDark(picture, standings),
    lapses: await findRunningOut(dossier, picture, told, ports),
    standing: tellStanding(picture),
    trend: drawTrend(standings),
    liveDay: live && liveDay(live, ports.now()),
  };
}

/** A reading that is too thin is compared with nothing, and the earlier one stays what the next is compared with. */
function findPair(reading: TenantReading, told: Moment | null): Pair {
  const partial = tellPartial(reading.facts);
  const pair = { before: null, after: reading, beginsLater: false, leftOut: [] };
  if (partial) return { ...pair, alone: 'noneWhole', leftOut: [{ ...partial, asOf: reading.asOf.toISOString() }] };
  return told ? { ...pair, before: told, alone: '' } : { ...pair, alone: 'onlyOne' };
}

/** A stored reading to compare with. `null`: it is kept no longer. */
export async function recallMoment(number: number | null, ports: Ports): Promise<Moment | null> {
  if (number === null) return null;
  const [kept, reading] = await Promise.all([ports.snapshots.kept(number), ports.snapshots.recall(number)]);
  return kept && reading ? { kept, reading } : null;
}

/** The newest reading of a review before a time that is whole enough to compare with. */
export async function newestWhole(reviewId: string, before: Date, ports: Ports): Promise<Moment | null> {
  const earlier = (await ports.snapshots.upTo(reviewId, before, 10)).filter(({ asOf }) => asOf < before);
  for (const kept of earlier) {
    const reading = await ports.snapshots.recall(kept.number);
    if (reading && !tellPartial(reading.facts)) return { kept, reading };
  }
  return null;
}

function findHappened(
  { reading: before }: Moment,
  { facts }: TenantReading,
): Pick<DigestView, 'happenings' | 'unseen'> {
  return findHappenings(before.facts, facts, before.asOf, watched);
}

/** The days before its end on which something is told anew, and the day after it. */
const steps = [30, 14, 7, 1, -1];
const stepsTaken = (days: number): number => steps.filter((step) => days <= step).length;

async function findRunningOut(
  dossier: Dossier,
  { known }: Picture,
  told: Moment | null,
  ports: Ports,
): Promise<DigestView['lapses']> {
  const now = ports.now();
  const request = await ports.approvals.newest(dossier.review.id);
  const { asked, about } = ports.facts;
  const lapses = findLapses({ dossier, known, request, deadlines, lookUpVersion, asked, about }, now);
  const since = told ? Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(told.reading.asOf))) / day) : 0;
  return lapses.map(({ what, note, on, days }) => ({
    ...{ what, note, on, days },
    isNew: stepsTaken(days) > stepsTaken(days + since),
  }));
}

/** The verdict and how many checks came to what. */
export function tellStanding({ assessment }: Picture): DigestView['standing'] {
  const { verdict, openRisks, acceptedRisks } = assessment;
  return { verdict, openRisks, acceptedRisks, ...countStanding(standingOf(assessment, '')) };
}

/** What is out of sight for a week or longer, each check once. */
function findLongDark({ assessment, findings, reading }: Picture, standings: readonly Stand[]): DigestView['longDark'] {
  const now = reading.asOf.toISOString();
  const weekAgo = reading.asOf.getTime() - 7 * day;
  const rows = assessment.outcomes.flatMap((outcome) => {
    if (outcome.outcome !== 'unknown') return [];
    const since = darkSince(keyOf(outcome), now, standings);
    if (Date.parse(since) > weekAgo) return [];
    const title = findings.find(({ check }) => check === outcome.id)?.title ?? outcome.id;
    return [{ check: outcome.id, title, since, cause: outcome.cause }];
  });
  return [...new Map(rows.map((row) => [row.check, row])).values()];
}

/** The last standing of each day, the oldest first. */
export function drawTrend(standings: readonly Stand[]): DigestView['trend'] {
  const days = new Map<string, Stand>();
  // The newest comes first, so the first one of a day is its last.
  for (const stand of standings) if (!days.has(dayOf(stand.asOf))) days.set(dayOf(stand.asOf), stand);
  return [...days.values()]
    .slice(0, daysOfTrend)
    .reverse()
    .map(({ asOf, standing }) => {
      const { failing, unknown } = countStanding(standing);
      return { asOf: asOf.toISOString(), verdict: standing.verdict, failing, unknown };
    });
}
