import type { Waiver } from '../review/waiver.ts';
import type { Queries } from './database.ts';
import { and, eq, sql } from './drizzle.ts';
import { reviews, waivers } from './tables.ts';

/** Accepted risks. They are read as a part of their review's dossier. */
export function openWaivers(queries: Queries) {
  /** Changes one waiver and counts that on its review, both or neither. */
  const change = (store: (on: Queries) => Promise<{ reviewId: string }[]>): Promise<boolean> =>
    queries.transaction(async (on) => {
      const [stored] = await store(on);
      if (!stored) return false;
      await on
        .update(reviews)
        .set({ waiverChanges: sql`${reviews.waiverChanges} + 1` })
        .where(eq(reviews.id, stored.reviewId));
      return true;
    });

  return {
    /** Stores a new waiver. False: there is one with its id already, and it stays as it is. */
    add: (reviewId: string, { id, revision, ...waiver }: Waiver): Promise<boolean> =>
      change((on) =>
        on
          .insert(waivers)
          .values({ id, reviewId, revision, waiver })
          .onConflictDoNothing()
          .returning({ reviewId: waivers.reviewId }),
      ),

    /** Stores the waiver if its revision is still `expected`. False: someone else was first, nothing is stored. */
    replace: ({ id, revision, ...waiver }: Waiver, expected: number): Promise<boolean> =>
      change((on) =>
        on
          .update(waivers)
          .set({ revision, waiver })
          .where(and(eq(waivers.id, id), eq(waivers.revision, expected)))
          .returning({ reviewId: waivers.reviewId }),
      ),
  };
}
