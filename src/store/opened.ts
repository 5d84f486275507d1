import type { Queries } from './database.ts';
import { eq, sql } from './drizzle.ts';
import { storeIfThere } from './store-if-there.ts';
import { opened } from './tables.ts';

/** Which review each conversation works on, where someone chose it. */
export function openOpened(queries: Queries) {
  return {
    async get(conversationId: string): Promise<string | null> {
      const [row] = await queries
        .select({ reviewId: opened.reviewId })
        .from(opened)
        .where(eq(opened.conversationId, conversationId));
      return row?.reviewId ?? null;
    },

    /** False: the review is not there any more. */
    set(conversationId: string, reviewId: string): Promise<boolean> {
      return storeIfThere(queries, reviewId, () =>
        queries
          .insert(opened)
          .values({ conversationId, reviewId })
          .onConflictDoUpdate({
            target: opened.conversationId,
            set: { reviewId },
            setWhere: sql`${opened.reviewId} <> excluded.review_id`,
          }),
      );
    },

    async drop(conversationId: string): Promise<void> {
      await queries.delete(opened).where(eq(opened.conversationId, conversationId));
    },
  };
}
