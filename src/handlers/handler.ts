import type { IntentKind, IntentOf, Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import type { Ports } from './ports.ts';

/** Carries out one kind of intent: load → gather → decide → save → yield what to show. It never sends. */
export type Handler<K extends IntentKind> = (
  intent: IntentOf<K>,
  who: Who,
  ports: Ports,
) => AsyncGenerator<Shown, void>;

/** Work of the clock that shows nothing by itself: what it changes is shown by another intent. */
export async function* showNothing(work: Promise<unknown>): AsyncGenerator<never, void> {
  await work;
  yield* [];
}
