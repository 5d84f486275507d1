import type { Intent, Who } from '../protocol/intent.ts';
import type { Queries } from './database.ts';
import { and, asc, eq, isNull, lt, sql } from './drizzle.ts';
import { inbox } from './tables.ts';

/** What was acknowledged to Teams and has to be answered, even after a crash. Times are the database's. */
export function openInbox(queries: Queries) {
  return {
    /**
     * Stores what was asked before it is acknowledged. The key is that of the activity in its thread.
     * False: it was stored before, and Teams delivers it once more.
     */
    async accept(key: string, intent: Intent, who: Who): Promise<boolean> {
      const stored = await queries
        .insert(inbox)
        .values({ key, intent, who })
        .onConflictDoNothing()
        .returning({ key: inbox.key });
      return stored.length === 1;
    },

    async done(key: string): Promise<void> {
      await queries.update(inbox).set({ doneAt: sql`now()` }).where(eq(inbox.key, key));
    },

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
