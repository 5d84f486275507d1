import type { Policy } from '../review/policy.ts';
import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { policies } from './tables.ts';

/** Who may decide on what, by conversation. */
export function openPolicies(queries: Queries) {
  return {
    /** `null` where nobody has set anything. */
    async get(conversationId: string): Promise<{ policy: Policy; revision: number } | null> {
      const [row] = await queries
        .select({ policy: policies.policy, revision: policies.revision })
        .from(policies)
        .where(eq(policies.conversationId, conversationId));
      return row ?? null;
    },

    /** Stores a policy if its revision is still `expected`, 0 for none. False: someone else was first, nothing is stored. */
    async replace(conversationId: string, policy: Policy, expected: number): Promise<boolean> {
      const revision = expected + 1;
      const stored =
        expected === 0
          ? await queries
              .insert(policies)
              .values({ conversationId, policy, revision })
              .onConflictDoNothing()
              .returning({ revision: policies.revision })
          : await queries
              .update(policies)
              .set({ policy, revision })
              .where(and(eq(policies.conversationId, conversationId), eq(policies.revision, expected)))
              .returning({ revision: policies.revision });
      return stored.length === 1;
    },
  };
}
