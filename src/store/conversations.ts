import type { Conversation } from '../protocol/conversation.ts';
import type { Queries } from './database.ts';
import { eq, sql } from './drizzle.ts';
import { conversations } from './tables.ts';

const columns = {
  id: conversations.id,
  type: conversations.type,
  tenantId: conversations.tenantId,
  reference: conversations.reference,
  installedBy: conversations.installedBy,
};

/** Where Preflight was installed, and how to speak there first. */
export function openConversations(queries: Queries) {
  return {
    /** Stores a conversation anew: its service URL may change at any activity. Who installed is not forgotten. */
    async remember(conversation: Conversation): Promise<void> {
      await queries
        .insert(conversations)
        .values(conversation)
        .onConflictDoUpdate({
          target: conversations.id,
          set: {
            ...conversation,
            tenantId: sql`coalesce(excluded.tenant_id, ${conversations.tenantId})`,
            installedBy: sql`coalesce(excluded.installed_by, ${conversations.installedBy})`,
            updatedAt: sql`now()`,
          },
        });
    },

    async get(id: string): Promise<Conversation | null> {
      const [conversation] = await queries.select(columns).from(conversations).where(eq(conversations.id, id));
      return conversation ?? null;
    },

    async forget(id: string): Promise<void> {
      await queries.delete(conversations).where(eq(conversations.id, id));
    },
  };
}
