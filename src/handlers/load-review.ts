import type { Who } from '../protocol/intent.ts';
import type { Review } from '../review/review.ts';
import type { Ports } from './ports.ts';

/** The review that a conversation is about. A conversation that has none starts one, so that the first question is answered. */
export async function loadReview(who: Who, ports: Ports): Promise<Review> {
  return (await ports.reviews.current(who.conversation.id)) ?? (await createReview('Readiness review', who, ports));
}

export async function createReview(name: string, who: Who, ports: Ports): Promise<Review> {
  const review: Review = {
    id: ports.newId(),
    conversationId: who.conversation.id,
    name,
    profile: ports.firstProfile,
    revision: 1,
    createdAt: ports.now(),
  };
  await ports.reviews.create(review);
  return review;
}
