import type { FactName, Facts, FactValues } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';
import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { answers } from './tables.ts';

/** Facts that people told, each with who, when and the evidence. */
export function openAnswers(queries: Queries) {
  return {
    /** Everything that was told about the site as a whole. */
    async of(reviewId: string): Promise<Facts> {
      const rows = await queries
        .select({ fact: answers.fact, reading: answers.reading })
        .from(answers)
        .where(and(eq(answers.reviewId, reviewId), eq(answers.subject, '')));
      return Object.fromEntries(rows.map(({ fact, reading }) => [fact, reading])) as Facts;
    },

    /** Stores an answer in place of the one before. */
    async put<N extends FactName>(reviewId: string, fact: N, reading: Reading<FactValues[N]>): Promise<void> {
      await queries
        .insert(answers)
        .values({ reviewId, fact, reading })
        .onConflictDoUpdate({ target: [answers.reviewId, answers.fact, answers.subject], set: { reading } });
    },
  };
}
