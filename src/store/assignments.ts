import type { Assignment } from '../review/assignment.ts';
import type { Queries } from './database.ts';
import { and, asc, eq, sql } from './drizzle.ts';
import { assignments } from './tables.ts';

/** Who takes care of what in a review: one owner for each question, area or check. */
export function openAssignments(queries: Queries) {
  return {
    /**
     * Stores it over what was stored for the same. One with the owner and the day that are stored already leaves all as
     * it was, so that a press that comes twice is one.
     */
    async put(reviewId: string, key: string, assignment: Assignment): Promise<void> {
      const { owner, due } = assignment;
      await queries
        .insert(assignments)
        .values({ reviewId, target: key, assignment })
        .onConflictDoUpdate({
          target: [assignments.reviewId, assignments.target],
          set: { assignment },
          setWhere: sql`(${assignments.assignment}->'owner'->>'id', ${assignments.assignment}->>'due')
            is distinct from (${owner.id}::text, ${due}::text)`,
        });
    },

    async remove(reviewId: string, key: string): Promise<void> {
      await queries.delete(assignments).where(and(eq(assignments.reviewId, reviewId), eq(assignments.target, key)));
    },

    /** All of a review, in the order in which they were first made. */
    async of(reviewId: string): Promise<readonly Assignment[]> {
      const rows = await queries
        .select({ assignment: assignments.assignment })
        .from(assignments)
        .where(eq(assignments.reviewId, reviewId))
        .orderBy(asc(assignments.ordinal));
      return rows.map(({ assignment }) => assignment);
    },
  };
}
