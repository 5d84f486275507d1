import type { Handler } from './handler.ts';
import { createReview } from './open-dossier.ts';

/** Starts a new review in this conversation and asks what is being installed. The earlier one is kept. */
export const startReview: Handler<'review.create'> = async function* ({ name }, who, ports) {
  const review = await createReview(name ?? 'Readiness review', who, ports);
  yield { view: { kind: 'profile', review, profile: review.profile, errors: {}, overtaken: false } };
};
