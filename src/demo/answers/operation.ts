import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const operationAnswers = {} as const satisfies Partial<FactValues>;
