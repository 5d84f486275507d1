import type { Handler } from './handler.ts';
import { loadReview } from './load-review.ts';
import { drawPicture, isFresh } from './picture.ts';
import { startScan } from './scan-start.ts';
import { summarize } from './summary.ts';

/** "Are we ready?" Facts that are fresh enough answer at once; else the tenant is read first. */
export const askReadiness: Handler<'readiness.ask'> = async function* (_intent, who, ports) {
  const review = await loadReview(who, ports);
  const now = ports.now();
  const reading = await ports.snapshots.latest(review.id);
  if (reading && isFresh(reading, review, new Date(now.getTime() - ports.freshFor)))
    yield { view: summarize(await drawPicture(review, reading, ports), now) };
  else yield* startScan({ kind: 'scan.start' }, who, ports);
};
