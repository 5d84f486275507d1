import type { Alert, Seen } from '../review/alert.ts';
import { canonical } from '../review/canonical.ts';
import type { Review } from '../review/review.ts';
import { keyOf } from '../review/standing.ts';
import { clockIn } from './clock-in.ts';
import type { Ports } from './ports.ts';

/** Stores that something happened since what was seen `before`, and has everybody told who hears of the review. */
export async function raise(
  { id: reviewId }: Review,
  event: Alert['event'],
  summary: string,
  before: Seen,
  asOf: Date,
  ports: Ports,
): Promise<void> {
  const id = ports.idOf(`alert ${reviewId} ${canonical(event)} ${before.asOf}`);
  await ports.alerts.add({ id, reviewId, event, summary, seenAt: asOf.toISOString(), resolved: null });
  await publish(id, reviewId, 'seen', ports);
}

/** Stores that what was told of a check is over, and has everybody told. `key`: as `keyOf` names it. */
export async function settle(review: Review, key: string, summary: string, asOf: Date, ports: Ports): Promise<void> {
  const newest = (await ports.alerts.of(review.id, 50)).find(
    ({ event }) => event.kind === 'check' && keyOf({ id: event.check, subject: event.subject }) === key,
  );
  if (!newest) return;
  if (!newest.resolved) await ports.alerts.resolve({ ...newest, resolved: { at: asOf.toISOString(), summary } });
  await publish(newest.id, review.id, 'resolved', ports);
}

/** Everybody who hears of the review is told by a job of their own: one that fails holds up no other. */
async function publish(alert: string, reviewId: string, state: 'seen' | 'resolved', ports: Ports): Promise<void> {
  for (const id of await findHearers(reviewId, ports))
    await ports.queue.addFor(
      ports.now(),
      `alert ${alert} ${state} ${id}`,
      { kind: 'alert.publish', alert },
      clockIn(id),
    );
}

/** The conversations that have a digest of the review; its own, where there is none but it is in its first week. */
async function findHearers(reviewId: string, ports: Ports): Promise<ReadonlySet<string>> {
  const schedules = await ports.schedules.activeOf(reviewId);
  const ids = new Set(schedules.map(({ conversationId }) => conversationId));
  const own = (await ports.dossiers.get(reviewId))?.review.conversationId;
  if (own && (await ports.lives.get(reviewId))?.since) ids.add(own);
  return ids;
}
