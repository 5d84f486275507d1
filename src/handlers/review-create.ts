import type { Handler } from './handler.ts';
import { createReview } from './open-dossier.ts';
import { freeName, refuseName } from './review-name.ts';

/** Starts a new review in this conversation and asks what is being installed. The earlier one is kept. */
export const startReview: Handler<'review.create'> = async function* ({ name }, who, ports) {
  // A repeat after a crash finds its own review.
  const id = ports.idOf(`review ${ports.turn}`);
  const refusal = name ? await refuseName(name, { id, conversationId: who.conversation.id }, ports) : null;
  if (refusal) {
    yield { view: refusal };
    return;
  }
  const review = await createReview(name ?? (await freeName(id, who, ports)), who, ports, id);
  yield { view: { kind: 'profile', review, profile: review.profile, errors: {}, overtaken: false } };
};
