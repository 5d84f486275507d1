import { hashOf } from '../audit/seal.ts';
import type { ScanScope } from '../facts/profile.ts';
import type { Who } from '../protocol/intent.ts';
import { canonical } from '../review/canonical.ts';
import type { Stand, Standing } from '../review/standing.ts';
import type { KeptReading, TenantReading } from '../review/tenant-reading.ts';
import { keepAtHand } from './at-hand.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, asc, desc, eq, gt, gte, isNotNull, lt, lte, max, notInArray } from './drizzle.ts';
import { loadReading } from './load-reading.ts';
import { storeIfThere } from './store-if-there.ts';
import { schedules, snapshots } from './tables.ts';

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

    /** A reading by its number, without what it gave. */
    async kept(number: number): Promise<KeptReading | null> {
      const [row] = await queries.select(columns).from(snapshots).where(eq(snapshots.ordinal, number));
      return row ?? null;
    },

    /** How a review stood at its readings that are not younger than a time, the newest first, at most so many. */
    async standings(reviewId: string, at: Date, most: number): Promise<readonly Stand[]> {
      const rows = await queries
        .select({ asOf: snapshots.asOf, standing: snapshots.standing })
        .from(snapshots)
        .where(and(eq(snapshots.reviewId, reviewId), lte(snapshots.asOf, at), isNotNull(snapshots.standing)))
        .orderBy(desc(snapshots.asOf), desc(snapshots.ordinal))
        .limit(most);
      return rows.flatMap(({ asOf, standing }) => (standing ? [{ asOf, standing }] : []));
    },

    /** The first reading for a scope that began no earlier than a time, whatever review it was kept for. */
    async sharedSince(scope: ScanScope, since: Date): Promise<{ number: number; reviewId: string } | null> {
      const [row] = await queries
        .select({ number: snapshots.ordinal, reviewId: snapshots.reviewId })
        .from(snapshots)
        .where(and(eq(snapshots.scope, canonical(scope)), gte(snapshots.asOf, since)))
        .orderBy(asc(snapshots.asOf), asc(snapshots.ordinal))
        .limit(1);
      return row ?? null;
    },

    /**
     * Removes readings that are older than a time. The newest one of each review stays, and what a digest is compared
     * with.
     * @returns how many were removed
     */
    async prune(before: Date): Promise<number> {
      const newest = queries
        .select({ ordinal: max(snapshots.ordinal) })
        .from(snapshots)
        .groupBy(snapshots.reviewId);
      const told = queries.select({ ordinal: schedules.baseline }).from(schedules).where(isNotNull(schedules.baseline));
      const gone = await queries
        .delete(snapshots)
        .where(
          and(lt(snapshots.asOf, before), notInArray(snapshots.ordinal, newest), notInArray(snapshots.ordinal, told)),
        )
        .returning({ ordinal: snapshots.ordinal });
      return gone.length;
    },

    /**
     * Keeps a reading, with the version of the rules and how the review stands by them. `by` asked for it; `null`: the
     * clock. Its number; `null`: the review was deleted meanwhile.
     */
    async add(
      reviewId: string,
      { asOf, ...reading }: TenantReading,
      by: Who['user'] = null,
      judged: { readonly catalogue: string; readonly standing: Standing } | null = null,
    ): Promise<number | null> {
      const organization = reading.facts.organization;
      const tenantId = organization?.ok ? organization.value.id : null;
      const readings = Object.values(reading.facts);
      const unread = readings.filter(({ ok }) => !ok).length;
      const at = asOf.toISOString();
      const scope = canonical(reading.scope);
      let number: number | null = null;
      await storeIfThere(queries, reviewId, () =>
        queries.transaction(async (tx) => {
          const [row] = await tx
            .insert(snapshots)
            .values({ reviewId, tenantId, asOf, reading, scope, ...judged })
            .returning({ number: snapshots.ordinal });
          number = row?.number ?? null;
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
      return number;
    },
  };
}
