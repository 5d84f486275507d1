import { randomUUID } from 'node:crypto';
import { defaultProfile } from '../../src/facts/profile.ts';
import type { Store } from '../../src/store/store.ts';

/** Stores a review of its own conversation, as each law of the store begins with one; its id. */
export async function newReview(store: Store): Promise<string> {
  const id = randomUUID();
  const createdAt = new Date('2026-11-20T07:00:00.000Z');
  const review = { id, conversationId: id, name: 'Contoso', profile: defaultProfile, revision: 1 };
  await store.reviews.create({ ...review, createdAt, archivedAt: null });
  return id;
}
