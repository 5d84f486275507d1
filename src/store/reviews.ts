import type { Review } from '../review/review.ts';
import type { Queries } from './database.ts';
import { and, desc, eq, isNull } from './drizzle.ts';
import { reviews } from './tables.ts';

const columns = {
  id: reviews.id,
  conversationId: reviews.conversationId,
  name: reviews.name,
  profile: reviews.profile,
  revision: reviews.revision,
  createdAt: reviews.createdAt,
};

export function openReviews(queries: Queries) {
  return {
    async create(review: Review): Promise<void> {
      await queries.insert(reviews).values(review);
    },

    /** The conversation's newest review that is not archived. */
    async current(conversationId: string): Promise<Review | null> {
      const [review] = await queries
        .select(columns)
        .from(reviews)
        .where(and(eq(reviews.conversationId, conversationId), isNull(reviews.archivedAt)))
        .orderBy(desc(reviews.ordinal))
        .limit(1);
      return review ?? null;
    },

    async get(id: string): Promise<Review | null> {
      const [review] = await queries.select(columns).from(reviews).where(eq(reviews.id, id));
      return review ?? null;
    },

    /** Stores the review if its revision is still `expected`. False: someone else was first, nothing is stored. */
    async replace(review: Review, expected: number): Promise<boolean> {
      const stored = await queries
        .update(reviews)
        .set(review)
        .where(and(eq(reviews.id, review.id), eq(reviews.revision, expected)))
        .returning({ id: reviews.id });
      return stored.length === 1;
    },
  };
}
