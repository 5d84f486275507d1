import type { AnswerFact } from './define.ts';
import type { AskedFacts, FactName } from './facts.ts';
import { answerFacts } from './index.generated.ts';

/** The facts that only a person can tell, each with what it is asked of. */
export const askedFacts: AskedFacts = new Map(
  Object.entries<Pick<AnswerFact<unknown>, 'of'>>(answerFacts).map(([name, { of }]) => [name as FactName, of ?? null]),
);
