import type { Review } from '../review/review.ts';
import type { Queries } from './database.ts';
import { columns } from './dossiers.ts';
import { and, desc, eq, inArray, sql } from './drizzle.ts';
import { answers, assignments, opened, reviews, snapshots } from './tables.ts';

/** More than anyone keeps; a list is not to grow without an end. */
const mostListed = 500;

const entries = sql<number>`(select count(*)::int from ${answers} where ${answers.reviewId} = ${reviews.id})`;
const readings = sql<number>`(select count(*)::int from ${snapshots} where ${snapshots.reviewId} = ${reviews.id})`;
const assigned = sql<number>`(select count(*)::int from ${assignments} where ${assignments.reviewId} = ${reviews.id})`;

export function openReviews(queries: Queries) {
  return {
    /** Stores a new review. False: one of this id is there already, and is left as it is. */
    async create(review: Review): Promise<boolean> {
      const stored = await queries.insert(reviews).values(review).onConflictDoNothing().returning({ id: reviews.id });
      return stored.length === 1;
    },

    /** Stores the first review of a conversation. False: it has one already, also of two that are made at once. */
    createFirst(review: Review): Promise<boolean> {
      const { conversationId } = review;
      return queries.transaction(async (all) => {
        await all.execute(sql`select pg_advisory_xact_lock(hashtextextended(${conversationId}, 0))`);
        const others = await all
          .select({ id: reviews.id })
          .from(reviews)
          .where(eq(reviews.conversationId, conversationId))
          .limit(1);
        if (others.length > 0) return false;
        await all.insert(reviews).values(review);
        return true;
      });
    },

    /**
     * Stores the review if its revision is still `expected`. False: someone else was first, nothing is stored.
     * One that is archived is opened nowhere any more.
     */
    async replace(review: Review, expected: number): Promise<boolean> {
      const stored = await queries
        .update(reviews)
        .set(review)
        .where(and(eq(reviews.id, review.id), eq(reviews.revision, expected)))
        .returning({ id: reviews.id });
      if (stored.length > 0 && review.archivedAt) await queries.delete(opened).where(eq(opened.reviewId, review.id));
      return stored.length === 1;
    },

    /** Deletes a review with all that is kept about it, if nobody changed it or answered meanwhile. False: somebody did. */
    async remove(reviewId: string, seen: { readonly revision: number; readonly entries: number }): Promise<boolean> {
      const removed = await queries
        .delete(reviews)
        .where(and(eq(reviews.id, reviewId), eq(reviews.revision, seen.revision), sql`${entries} = ${seen.entries}`))
        .returning({ id: reviews.id });
      return removed.length === 1;
    },

    /** The reviews of some conversations, also archived ones, the newest first. */
    async of(conversationIds: readonly string[]): Promise<readonly Review[]> {
      if (conversationIds.length === 0) return [];
      return queries
        .select(columns)
        .from(reviews)
        .where(inArray(reviews.conversationId, [...conversationIds]))
        .orderBy(desc(reviews.ordinal))
        .limit(mostListed);
    },

    /** How much is kept about a review: entries of the answers' log, readings of the tenant, assignments. */
    async contents(reviewId: string): Promise<{ entries: number; readings: number; assignments: number }> {
      const [found] = await queries
        .select({ entries, readings, assignments: assigned })
        .from(reviews)
        .where(eq(reviews.id, reviewId));
      return found ?? { entries: 0, readings: 0, assignments: 0 };
    },
  };
}
