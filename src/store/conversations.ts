import type { Conversation } from '../protocol/conversation.ts';
import type { Queries } from './database.ts';
import { and, desc, eq, inArray, isNotNull, max, ne, sql } from './drizzle.ts';
import { inBatches } from './in-batches.ts';
import { conversations, reviews } from './tables.ts';

const columns = {
  id: conversations.id,
  type: conversations.type,
  tenantId: conversations.tenantId,
  reference: conversations.reference,
  installedBy: conversations.installedBy,
  teamId: conversations.teamId,
  personId: conversations.personId,
};

/** Where Preflight was installed, and how to speak there first. */
export function openConversations(queries: Queries) {
  const find = inBatches(async (ids: readonly string[]) => {
    const rows = await queries
      .select(columns)
      .from(conversations)
      .where(inArray(conversations.id, [...new Set(ids)]));
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });

  return {
    /** Stores a conversation anew, and revives it: its service URL may change at any activity. Who installed is kept. */
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
            teamId: sql`coalesce(excluded.team_id, ${conversations.teamId})`,
            personId: sql`coalesce(excluded.person_id, ${conversations.personId})`,
            suspendedAt: null,
            updatedAt: sql`now()`,
          },
        });
    },

    get: (id: string): Promise<Conversation | null> => find(id),

    async forget(id: string): Promise<void> {
      await queries.delete(conversations).where(eq(conversations.id, id));
    },

    /** Since when is kept when it is suspended again. */
    async suspend(id: string): Promise<void> {
      await queries
        .update(conversations)
        .set({ suspendedAt: sql`coalesce(${conversations.suspendedAt}, now())` })
        .where(eq(conversations.id, id));
    },

    async revive(id: string): Promise<void> {
      await queries
        .update(conversations)
        .set({ suspendedAt: null })
        .where(and(eq(conversations.id, id), isNotNull(conversations.suspendedAt)));
    },

    async suspendedSince(id: string): Promise<Date | null> {
      const [row] = await queries
        .select({ since: conversations.suspendedAt })
        .from(conversations)
        .where(eq(conversations.id, id));
      return row?.since ?? null;
    },

    /** The channels and group chats of a tenant that have reviews, those with the newest first, at most so many. */
    withReviews(tenantId: string, most: number): Promise<Conversation[]> {
      return queries
        .select(columns)
        .from(conversations)
        .innerJoin(reviews, eq(reviews.conversationId, conversations.id))
        .where(and(eq(conversations.tenantId, tenantId), ne(conversations.type, 'personal')))
        .groupBy(conversations.id)
        .orderBy(desc(max(reviews.ordinal)))
        .limit(most);
    },

    /** The chat that a person has with Preflight alone. */
    async personalOf(personId: string): Promise<Conversation | null> {
      const [conversation] = await queries
        .select(columns)
        .from(conversations)
        .where(and(eq(conversations.personId, personId), eq(conversations.type, 'personal')));
      return conversation ?? null;
    },
  };
}
