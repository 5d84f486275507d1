import { type Intent, type IntentOf, intentSchema } from '../protocol/intent.ts';
import { internalIntents } from '../protocol/rights.ts';

/** What was asked before it was known which review is meant. It came by a card, so it may be no more than any card's button. */
export function readAsked(asked: IntentOf<'review.open'>['asked']): Intent | null {
  const { success, data } = intentSchema.safeParse(asked);
  if (!success || internalIntents.has(data.kind)) return null;
  // One choice leads to an answer, never to another choice.
  return data.kind === 'review.open' || data.kind === 'reviews.list' ? null : data;
}
