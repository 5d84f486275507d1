import type { Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import type { Review } from '../review/review.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';

/** Reads the tenant for the current review. */
export const startScan: Handler<'scan.start'> = async function* (_intent, who, ports) {
  yield* scan((await openDossier(who, ports)).review, who, ports);
};

/** Shows that the tenant is being read, and leaves the reading to the queue: it outlives this turn and a restart. */
export async function* scan(review: Review, who: Who, ports: Ports): AsyncGenerator<Shown, void> {
  const requestedAt = ports.now().toISOString();
  const slot = `scan ${ports.turn}`;
  // The progress goes out first, so that its message is known when the reading is done and replaces it. After a crash
  // that came before the end of this turn, the turn is repeated, and finds the message under the same name.
  yield { view: { kind: 'progress', reviewName: review.name, since: requestedAt }, slot };
  await ports.queue.add({ kind: 'scan.run', review: review.id, slot, requestedAt }, who);
}
