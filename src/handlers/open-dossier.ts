import type { Who } from '../protocol/intent.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Review } from '../review/review.ts';
import type { Ports } from './ports.ts';

/** What a conversation is about. One that has no review starts one, so that its first question is answered. */
export async function openDossier(who: Who, ports: Ports): Promise<Dossier> {
  const current = await ports.dossiers.current(who.conversation.id);
  if (current) return current;
  const review = await createReview('Readiness review', who, ports);
  // Read back, because a new review may come with answers.
  return (await ports.dossiers.get(review.id)) as Dossier;
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
