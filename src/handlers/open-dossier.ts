import type { Profile } from '../facts/profile.ts';
import type { Who } from '../protocol/intent.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Review } from '../review/review.ts';
import { allowedTargets, planFor } from './allowed-targets.ts';
import type { Ports } from './ports.ts';

/** What a conversation is about. One that has no review starts one, so that its first question is answered. */
export async function openDossier(who: Who, ports: Ports): Promise<Dossier> {
  const { id } = who.conversation;
  const current = await ports.dossiers.current(id);
  if (current) return current;
  const [first] = await allowedTargets(id, ports);
  if (!first) throw new Error(`No tenant may be reviewed in ${id}`);
  const plan = first.target ? planFor(first) : ports.firstProfile;
  // Of two who ask first at the same time one starts it.
  await ports.reviews.createFirst(newReview('Readiness review', plan, who, ports, ports.newId()), who.user);
  // Read back, because a new review may come with answers.
  return (await ports.dossiers.current(id)) as Dossier;
}

/** The review that a button names, which the door has let the person in to, or that of the conversation. */
export async function openNamed(id: string | undefined, who: Who, ports: Ports): Promise<Dossier | null> {
  return id === undefined ? openDossier(who, ports) : ports.dossiers.get(id);
}

/** Stores a review of its own, and opens it. The same `id` again is the same review. */
export async function createReview(
  name: string,
  profile: Profile,
  who: Who,
  ports: Ports,
  id: string,
): Promise<Review> {
  const review = newReview(name, profile, who, ports, id);
  await ports.reviews.create(review, who.user);
  await ports.opened.set(who.conversation.id, id);
  return review;
}

const newReview = (name: string, profile: Profile, who: Who, ports: Ports, id: string): Review => ({
  id,
  conversationId: who.conversation.id,
  name,
  profile,
  revision: 1,
  createdAt: ports.now(),
  archivedAt: null,
});
