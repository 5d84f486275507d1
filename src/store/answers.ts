import type { FactName, FactValues } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';
import type { Queries } from './database.ts';
import { answers } from './tables.ts';

/** Facts that people told, each with who, when and the evidence. */
export function openAnswers(queries: Queries) {
  return {
    /** Stores an answer in place of the one before. */
    async put<N extends FactName>(reviewId: string, fact: N, reading: Reading<FactValues[N]>): Promise<void> {
      await queries
        .insert(answers)
        .values({ reviewId, fact, reading })
        .onConflictDoUpdate({ target: [answers.reviewId, answers.fact, answers.subject], set: { reading } });
    },
  };
}
