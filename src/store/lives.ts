import type { Live } from '../review/live.ts';
import type { Person } from '../review/person.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { storeIfThere } from './store-if-there.ts';
import { lives } from './tables.ts';

/** Which reviews are live, and what their teams roll back for. */
export function openLives(queries: Queries, audit: Audit) {
  return {
    async get(reviewId: string): Promise<Live | null> {
      const [row] = await queries.select().from(lives).where(eq(lives.reviewId, reviewId));
      return row ? { ...row.live, revision: row.revision } : null;
    },

    /** Reviews that have a day of go-live and whose first week is not closed. */
    async running(): Promise<readonly { readonly reviewId: string; readonly live: Live }[]> {
      const rows = await queries.select().from(lives);
      return rows
        .filter(({ live }) => live.since !== null && !live.isClosed)
        .map(({ reviewId, revision, live }) => ({ reviewId, live: { ...live, revision } }));
    },

    /**
     * Stores what holds if its revision is still `live.revision - 1`. `kind` says what was done; `null` as `by`: by the
     * clock. False: someone else was first, or the review is gone.
     */
    async put(reviewId: string, { revision, ...live }: Live, by: Person | null, kind: string): Promise<boolean> {
      let isStored = false;
      const isThere = await storeIfThere(queries, reviewId, () =>
        queries.transaction(async (tx) => {
          const stored =
            revision === 1
              ? await tx.insert(lives).values({ reviewId, revision, live }).onConflictDoNothing().returning()
              : await tx
                  .update(lives)
                  .set({ revision, live })
                  .where(and(eq(lives.reviewId, reviewId), eq(lives.revision, revision - 1)))
                  .returning();
          isStored = stored.length > 0;
          if (isStored)
            await audit.append(tx, [
              {
                ...{ by, kind, review: reviewId },
                facts: { since: live.since, revision },
                texts: { criterion: live.criteria.join('; ') },
              },
            ]);
        }),
      );
      return isThere && isStored;
    },
  };
}
