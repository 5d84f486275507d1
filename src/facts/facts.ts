import type { AnswerFact, TenantFact } from './define.ts';
import type { answerFacts, tenantFacts } from './index.generated.ts';
import type { Reading } from './reading.ts';

type TenantFacts = typeof tenantFacts;
type AnswerFacts = typeof answerFacts;

/** Every fact by name, with the type of its value. */
export type FactValues = {
  [K in keyof TenantFacts]: TenantFacts[K] extends TenantFact<infer V> ? V : never;
} & { [K in keyof AnswerFacts]: AnswerFacts[K] extends AnswerFact<infer V> ? V : never };

export type FactName = keyof FactValues;

/** What is known of a site. A fact that is absent was not asked. */
export type Facts = { readonly [K in FactName]?: Reading<FactValues[K]> };
