import type { Who } from '../protocol/intent.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Review } from '../review/review.ts';
import type { Ports } from './ports.ts';

/** What a conversation is about. One that has no review starts one, so that its first question is answered. */
export async function openDossier(who: Who, ports: Ports): Promise<Dossier> {
  const { id } = who.conversation;
  const current = await ports.dossiers.current(id);
  if (current) return current;
  // Two who ask first at the same time start the same review, because its id follows from the conversation.
  await createReview('Readiness review', who, ports, ports.idOf(id));
  // Read back, because a new review may come with answers.
  return (await ports.dossiers.current(id)) as Dossier;
}

export async function createReview(name: string, who: Who, ports: Ports, id = ports.newId()): Promise<Review> {
  const review: Review = {
    id,
    conversationId: who.conversation.id,
    name,
    profile: ports.firstProfile,
    revision: 1,
    createdAt: ports.now(),
  };
  await ports.reviews.create(review, who.user);
  return review;
}
