import type { Intent, Who } from '../protocol/intent.ts';
import type { Queries } from './database.ts';
import { and, asc, inArray, isNull, lt, sql } from './drizzle.ts';
import { inBatches } from './in-batches.ts';
import { inbox } from './tables.ts';

/** What was acknowledged to Teams and has to be answered, even after a crash. Times are the database's. */
export function openInbox(queries: Queries) {
  const store = inBatches(async (rows: readonly { key: string; intent: Intent; who: Who }[]) => {
    const stored = await queries
      .insert(inbox)
      .values([...rows])
      .onConflictDoNothing()
      .returning({ key: inbox.key });
    const fresh = new Set(stored.map(({ key }) => key));
    // The same key twice in one batch is stored once, for the first of the two.
    return rows.map(({ key }) => fresh.delete(key));
  });
  const mark = inBatches(async (keys: readonly string[]) => {
    await queries
      .update(inbox)
      .set({ doneAt: sql`now()` })
      .where(inArray(inbox.key, [...keys]));
    return [];
  });

  return {
    /**
     * Stores what was asked before it is acknowledged. The key is that of the activity in its thread.
     * False: it was stored before, and Teams delivers it once more.
     */
    accept: (key: string, intent: Intent, who: Who): Promise<boolean> => store({ key, intent, who }),

    done: (key: string): Promise<void> => mark(key),

    /**
     * What was accepted and not done, oldest first. With several instances on one server, `receivedBefore`
     * leaves out what another one is answering just now.
     */
    unfinished(receivedBefore?: Date): Promise<{ key: string; intent: Intent; who: Who }[]> {
      return queries
        .select({ key: inbox.key, intent: inbox.intent, who: inbox.who })
        .from(inbox)
        .where(and(isNull(inbox.doneAt), receivedBefore && lt(inbox.receivedAt, receivedBefore)))
        .orderBy(asc(inbox.ordinal));
    },

    /** Forgets what was done before a time. Until then a redelivery is recognized. */
    async prune(before: Date): Promise<void> {
      await queries.delete(inbox).where(lt(inbox.doneAt, before));
    },
  };
}
