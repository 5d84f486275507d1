import type { Waiver } from '../review/waiver.ts';
import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { waivers } from './tables.ts';

/** Accepted risks. They are read as a part of their review's dossier. */
export function openWaivers(queries: Queries) {
  return {
    /** Stores a new waiver. False: there is one with its id already, and it stays as it is. */
    async add(reviewId: string, { id, revision, ...waiver }: Waiver): Promise<boolean> {
      const stored = await queries
        .insert(waivers)
        .values({ id, reviewId, revision, waiver })
        .onConflictDoNothing()
        .returning({ id: waivers.id });
      return stored.length === 1;
    },

    /** Stores the waiver if its revision is still `expected`. False: someone else was first, nothing is stored. */
    async replace({ id, revision, ...waiver }: Waiver, expected: number): Promise<boolean> {
      const stored = await queries
        .update(waivers)
        .set({ revision, waiver })
        .where(and(eq(waivers.id, id), eq(waivers.revision, expected)))
        .returning({ id: waivers.id });
      return stored.length === 1;
    },
  };
}
