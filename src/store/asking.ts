import type { Asking } from '../review/asking.ts';
import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { asking } from './tables.ts';

/** Which question each person is being asked, so that a typed answer lands where it should, also after a restart. */
export function openAsking(queries: Queries) {
  return {
    async get(conversationId: string, userId: string): Promise<Asking | null> {
      const [row] = await queries
        .select({ asking: asking.asking })
        .from(asking)
        .where(and(eq(asking.conversationId, conversationId), eq(asking.userId, userId)));
      return row?.asking ?? null;
    },

    async set(conversationId: string, userId: string, now: Asking): Promise<void> {
      await queries
        .insert(asking)
        .values({ conversationId, userId, asking: now })
        .onConflictDoUpdate({ target: [asking.conversationId, asking.userId], set: { asking: now } });
    },
  };
}
