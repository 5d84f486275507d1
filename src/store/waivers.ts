import type { Happening } from '../audit/entry.ts';
import type { Waiver } from '../review/waiver.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, eq, sql } from './drizzle.ts';
import { reviews, waivers } from './tables.ts';

/** Accepted risks. They are read as a part of their review's dossier. */
export function openWaivers(queries: Queries, audit: Audit) {
  /** Changes one waiver and counts that on its review, both or neither. */
  const change = (waiver: Waiver, store: (on: Queries) => Promise<{ reviewId: string }[]>): Promise<boolean> =>
    queries.transaction(async (on) => {
      const [stored] = await store(on);
      if (!stored) return false;
      await on
        .update(reviews)
        .set({ waiverChanges: sql`${reviews.waiverChanges} + 1` })
        .where(eq(reviews.id, stored.reviewId));
      await audit.append(on, [tellWaiver(stored.reviewId, waiver)]);
      return true;
    });

  return {
    /** Stores a new waiver. False: there is one with its id already, and it stays as it is. */
    add: (reviewId: string, one: Waiver): Promise<boolean> =>
      change(one, (on) =>
        on
          .insert(waivers)
          .values({ reviewId, ...rowOf(one) })
          .onConflictDoNothing()
          .returning({ reviewId: waivers.reviewId }),
      ),

    /** Stores the waiver if its revision is still `expected`. False: someone else was first, nothing is stored. */
    replace: (one: Waiver, expected: number): Promise<boolean> =>
      change(one, (on) =>
        on
          .update(waivers)
          .set(rowOf(one))
          .where(and(eq(waivers.id, one.id), eq(waivers.revision, expected)))
          .returning({ reviewId: waivers.reviewId }),
      ),
  };
}

const rowOf = ({ id, revision, ...waiver }: Waiver) => ({ id, revision, waiver });

/** What was done with a waiver, for the record. Its object may be a person, so it is a text. */
function tellWaiver(review: string, waiver: Waiver): Happening {
  const { id, revision, check, object, until, state, requested, reason, decided } = waiver;
  return {
    by: decided?.by ?? requested.by,
    kind: `waiver.${state}`,
    review,
    facts: { waiver: id, revision, check, until },
    texts: { reason: decided ? decided.because : reason, object: object ? `${object.name} (${object.id})` : '' },
  };
}
