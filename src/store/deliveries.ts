import type { Queries } from './database.ts';
import { eq, lt, sql } from './drizzle.ts';
import { deliveries } from './tables.ts';

/**
 * Messages that are to be there once. Teams knows no message again, so what was begun and not recorded as done may be
 * there or not: nobody can know.
 */
export function openDeliveries(queries: Queries) {
  return {
    /** Records that a message is about to go out. `unclear`: it was about to before, and what became of it is not known. */
    async begin(key: string): Promise<'new' | 'unclear' | 'done'> {
      const stored = await queries.insert(deliveries).values({ key }).onConflictDoNothing().returning();
      if (stored.length > 0) return 'new';
      return (await this.isDone(key)) ? 'done' : 'unclear';
    },

    async done(key: string): Promise<void> {
      await queries.update(deliveries).set({ doneAt: sql`now()` }).where(eq(deliveries.key, key));
    },

    /** Teams has refused it for certain: the next try is a first one. */
    async drop(key: string): Promise<void> {
      await queries.delete(deliveries).where(eq(deliveries.key, key));
    },

    async isDone(key: string): Promise<boolean> {
      const [row] = await queries.select().from(deliveries).where(eq(deliveries.key, key));
      return row !== undefined && row.doneAt !== null;
    },

    /** Forgets those that were begun before a time. */
    async prune(before: Date): Promise<void> {
      await queries.delete(deliveries).where(lt(deliveries.begunAt, before));
    },
  };
}
