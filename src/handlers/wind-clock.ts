import { queueSlot } from './digest-due.ts';
import { queueClose } from './live.ts';
import type { Ports } from './ports.ts';
import { queueTidying } from './store-tidy.ts';
import { watchSoon } from './watch-poll.ts';

/**
 * Sees to it that what the clock is to say is in the queue. It is there already, unless the store comes from a backup or
 * from an earlier version.
 */
export async function windClock(ports: Omit<Ports, 'turn' | 'readAs'>): Promise<void> {
  await queueTidying(ports);
  const [schedules, running] = await Promise.all([ports.schedules.active(), ports.lives.running()]);
  for (const schedule of schedules) await queueSlot(schedule, ports);
  const reviewOf = async (id: string) => (await ports.dossiers.get(id))?.review;
  for (const { reviewId, live } of running) {
    const review = await reviewOf(reviewId);
    if (review && live.since) await queueClose(reviewId, review.conversationId, live.since, ports);
  }
  for (const id of new Set([...running, ...schedules].map(({ reviewId }) => reviewId))) {
    const review = await reviewOf(id);
    if (review) await watchSoon(review, ports);
  }
}
