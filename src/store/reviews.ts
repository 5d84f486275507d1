import type { Review } from '../review/review.ts';
import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { reviews } from './tables.ts';

export function openReviews(queries: Queries) {
  return {
    /** Stores a new review. One whose id is there already is left as it is. */
    async create(review: Review): Promise<void> {
      await queries.insert(reviews).values(review).onConflictDoNothing();
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
