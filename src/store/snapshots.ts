import { hashOf } from '../audit/seal.ts';
import type { Who } from '../protocol/intent.ts';
import type { KeptReading, TenantReading } from '../review/tenant-reading.ts';
import { keepAtHand } from './at-hand.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, asc, desc, eq, gt, lte } from './drizzle.ts';
import { loadReading } from './load-reading.ts';
import { storeIfThere } from './store-if-there.ts';
import { snapshots } from './tables.ts';

/** As many as are kept at hand: each is large, and few are compared with at a time. */
const mostAtHand = 10;

const columns = { number: snapshots.ordinal, asOf: snapshots.asOf, catalogue: snapshots.catalogue };

export function openSnapshots(queries: Queries, audit: Audit) {
  const recall = keepAtHand((number) => loadReading(queries, Number(number)), mostAtHand);

  return {
    /** Readings of a review that are not younger than a time, the newest first, at most so many. */
    upTo: (reviewId: string, at: Date, most: number): Promise<readonly KeptReading[]> =>
      queries
        .select(columns)
        .from(snapshots)
        .where(and(eq(snapshots.reviewId, reviewId), lte(snapshots.asOf, at)))
        .orderBy(desc(snapshots.asOf), desc(snapshots.ordinal))
        .limit(most),

    /** Readings of a review that are younger than a time, the oldest first, at most so many. */
    after: (reviewId: string, at: Date, most: number): Promise<readonly KeptReading[]> =>
      queries
        .select(columns)
        .from(snapshots)
        .where(and(eq(snapshots.reviewId, reviewId), gt(snapshots.asOf, at)))
        .orderBy(asc(snapshots.asOf), asc(snapshots.ordinal))
        .limit(most),

    /** A reading by its number. */
    recall: (number: number): Promise<TenantReading | null> => recall(`${number}`),

    /**
     * Keeps a reading, with the version of the rules. `by` asked for it; `null`: the clock. False: the review was
     * deleted meanwhile.
     */
    add(
      reviewId: string,
      { asOf, ...reading }: TenantReading,
      by: Who['user'] = null,
      catalogue: string | null = null,
    ): Promise<boolean> {
      const organization = reading.facts.organization;
      const tenantId = organization?.ok ? organization.value.id : null;
      const readings = Object.values(reading.facts);
      const unread = readings.filter(({ ok }) => !ok).length;
      const at = asOf.toISOString();
      return storeIfThere(queries, reviewId, () =>
        queries.transaction(async (tx) => {
          await tx.insert(snapshots).values({ reviewId, tenantId, asOf, catalogue, reading });
          await audit.append(tx, [
            {
              by,
              kind: 'snapshot.read',
              review: reviewId,
              saw: hashOf({ asOf: at, ...reading }),
              facts: { asOf: at, tenant: tenantId, known: readings.length - unread, unread },
            },
          ]);
        }),
      );
    },
  };
}
