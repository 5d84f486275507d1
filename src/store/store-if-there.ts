import type { Queries } from './database.ts';
import { eq } from './drizzle.ts';
import { reviews } from './tables.ts';

/** Stores something about a review. False: the review is not there, as one that was deleted a moment ago. */
export async function storeIfThere(
  queries: Queries,
  reviewId: string,
  store: () => PromiseLike<unknown>,
): Promise<boolean> {
  try {
    await store();
    return true;
  } catch (error) {
    // Asked only now: looked at before, the review could still go until the row is stored.
    const there = await queries.select({ id: reviews.id }).from(reviews).where(eq(reviews.id, reviewId));
    if (there.length > 0) throw error;
    return false;
  }
}
