import { canonical } from '../review/canonical.ts';
import type { Person } from '../review/person.ts';
import type { Policy } from '../review/policy.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { policies } from './tables.ts';

/** Who may decide on what, by conversation. */
export function openPolicies(queries: Queries, audit: Audit) {
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
    replace(conversationId: string, policy: Policy, expected: number, by: Person): Promise<boolean> {
      const revision = expected + 1;
      return queries.transaction(async (tx) => {
        const stored =
          expected === 0
            ? await tx
                .insert(policies)
                .values({ conversationId, policy, revision })
                .onConflictDoNothing()
                .returning({ revision: policies.revision })
            : await tx
                .update(policies)
                .set({ policy, revision })
                .where(and(eq(policies.conversationId, conversationId), eq(policies.revision, expected)))
                .returning({ revision: policies.revision });
        if (stored.length === 0) return false;
        const happening = { by, kind: 'policy.changed', conversation: conversationId, facts: { revision } };
        // It names people, so it is a text.
        await audit.append(tx, [{ ...happening, texts: { policy: canonical(policy) } }]);
        return true;
      });
    },
  };
}
