import { z } from 'zod';
import { dayOf } from '../review/day.ts';
import type { Dossier } from '../review/dossier.ts';
import { tellPartial } from '../review/partial.ts';
import type { KeptReading, TenantReading } from '../review/tenant-reading.ts';
import { compareReadings, type Moment, type Pair } from './compare-readings.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { readSince } from './read-since.ts';
import { neverRead } from './refusals.ts';

/** So many readings in a row are looked at for one that is whole. */
const mostTried = 20;

/** What differs between two stored readings of the tenant. Reads nothing anew. */
export const showDrift: Handler<'drift.show'> = async function* ({ since: words, page }, who, ports) {
  const since = readMoment(words, ports);
  if ('refused' in since) {
    yield { view: { kind: 'notice', text: since.refused, commands: ['what changed', 'what changed since Monday'] } };
    return;
  }
  const dossier = await openDossier(who, ports);
  if (!dossier.reading) {
    yield { view: neverRead };
    return;
  }
  const pair = await findPair(dossier, dossier.reading, since.day, ports);
  yield { view: await compareReadings(dossier, pair, since.day, page, ports) };
};

/** Since when: a day in words or as ISO 8601, which begins at midnight in UTC; or a moment, as the button of a digest says. */
function readMoment(words: string, ports: Ports): ReturnType<typeof readSince> {
  if (words === '' || z.iso.datetime().safeParse(words).success) return { day: words };
  return readSince(words, dayOf(ports.now()), ports.facts.day);
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
  const start = new Date(day);
  const { found: then } = await find(await snapshots.upTo(review.id, start, mostTried));
  if (then) return then.kept.number === last.kept.number ? alone('noneSince') : pair(then);
  const { found: first } = await find(await snapshots.after(review.id, start, mostTried));
  return first && first.kept.number !== last.kept.number ? pair(first, true) : alone('onlyOne');
}
