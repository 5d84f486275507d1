import { canonical } from '../review/canonical.ts';
import type { Person } from '../review/person.ts';
import type { Policy } from '../review/policy.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, eq, inArray } from './drizzle.ts';
import { inBatches } from './in-batches.ts';
import { policies } from './tables.ts';

/** Where a policy holds: in a conversation, or for one review in it. */
interface Realm {
  readonly conversation: string;
  readonly review?: string;
}

/** Who may do what, by conversation; what narrows it for a single review, by the review's id. */
export function openPolicies(queries: Queries, audit: Audit) {
  // Nearly everything that is asked looks at two of them.
  const find = inBatches(async (keys: readonly string[]) => {
    const rows = await queries
      .select()
      .from(policies)
      .where(inArray(policies.conversationId, [...new Set(keys)]));
    const found = new Map(rows.map(({ conversationId, policy, revision }) => [conversationId, { policy, revision }]));
    return keys.map((key) => found.get(key) ?? null);
  });

  return {
    /** `null` where nobody has set anything. */
    get: (key: string): Promise<{ policy: Policy; revision: number } | null> => find(key),

    /** Stores a policy if its revision is still `expected`, 0 for none. False: someone else was first, nothing is stored. */
    replace(realm: Realm, policy: Policy, expected: number, by: Person): Promise<boolean> {
      const conversationId = realm.review ?? realm.conversation;
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
        const happening = { ...realm, by, kind: 'policy.changed', facts: { revision } };
        // It names people, so it is a text.
        await audit.append(tx, [{ ...happening, texts: { policy: canonical(policy) } }]);
        return true;
      });
    },
  };
}
