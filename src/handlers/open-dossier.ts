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

/**
 * The review that a button names, or that of the conversation. `null`: it is another conversation's, and the person is
 * not in there. Who is may work on it in their own chat too.
 */
export async function openNamed(id: string | undefined, who: Who, ports: Ports): Promise<Dossier | null> {
  if (id === undefined) return openDossier(who, ports);
  const dossier = await ports.dossiers.get(id);
  if (!dossier) return null;
  const { conversationId } = dossier.review;
  if (conversationId === who.conversation.id) return dossier;
  if (who.conversation.type !== 'personal' || !who.user) return null;
  const members = await ports.roster.of(conversationId);
  return members?.some((member) => member.id === who.user?.id) ? dossier : null;
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
  await ports.reviews.create(review);
  return review;
}
