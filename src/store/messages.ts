import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { messages } from './tables.ts';

/** Which message shows a slot in a thread, so that the next view of that slot is shown in place. */
export function openMessages(queries: Queries) {
  return {
    async get(thread: string, slot: string): Promise<string | null> {
      const [message] = await queries
        .select({ activityId: messages.activityId })
        .from(messages)
        .where(and(eq(messages.thread, thread), eq(messages.slot, slot)));
      return message?.activityId ?? null;
    },

    async put(thread: string, slot: string, activityId: string): Promise<void> {
      await queries
        .insert(messages)
        .values({ thread, slot, activityId })
        .onConflictDoUpdate({ target: [messages.thread, messages.slot], set: { activityId } });
    },
  };
}
