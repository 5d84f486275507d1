import { day, dayOf } from '../review/day.ts';
import { clockIn } from './clock-in.ts';
import type { Handler } from './handler.ts';
import type { Ports } from './ports.ts';

/** A message that was begun so long ago is sent again by nobody. Days. */
const keepDeliveries = 30;

/** Removes what is kept no longer, and sees to it that this happens tomorrow again. */
export const tidyStore: Handler<'store.tidy'> = async function* (_intent, _who, ports) {
  await queueTidying(ports);
  const ago = (days: number) => new Date(ports.now().getTime() - days * day);
  await ports.snapshots.prune(ago(ports.keepReadings));
  await ports.deliveries.prune(ago(keepDeliveries));
  yield* [];
};

/** At a quarter past three in the night, in UTC. */
export function queueTidying({ queue, now }: Pick<Ports, 'queue' | 'now'>): Promise<void> {
  const next = dayOf(now().getTime() + day);
  return queue.addFor(
    new Date(`${next}T03:15:00Z`),
    `tidy ${next}`,
    { kind: 'store.tidy', day: next },
    clockIn('store'),
  );
}
