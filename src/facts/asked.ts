import type { FactName } from './facts.ts';
import { answerFacts } from './index.generated.ts';

/** The facts that only a person can tell. */
export const askedFacts: ReadonlySet<FactName> = new Set(Object.keys(answerFacts) as FactName[]);
