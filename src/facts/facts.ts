import type { AnswerFact, AskedOf, Attestation, TenantFact } from './define.ts';
import type { answerFacts, tenantFacts } from './index.generated.ts';
import type { Reading } from './reading.ts';

type TenantFacts = typeof tenantFacts;
type AnswerFacts = typeof answerFacts;

/** Every fact by name, with the type of its value. */
export type FactValues = {
  [K in keyof TenantFacts]: TenantFacts[K] extends TenantFact<infer V> ? V : never;
} & { [K in keyof AnswerFacts]: AnswerFacts[K] extends AnswerFact<infer V> ? V : never };

export type FactName = keyof FactValues;

/** What is known, by fact. A fact that is absent was not asked. */
export type Facts = { readonly [K in FactName]?: Reading<FactValues[K]> };

/** What is known of a whole site: of the site itself, and of each server, forest or domain by its id. */
export interface SiteFacts {
  /** What is told here of a fact that is asked of each subject holds for all of them. */
  readonly site: Facts;
  readonly subjects: Readonly<Record<string, Facts>>;
}

/** The facts that only a person can tell, each with what it is asked of: `null` for the site as a whole. */
export type AskedFacts = ReadonlyMap<FactName, AskedOf | null>;

/** The facts of the tenant that a person may attest where Graph keeps them back. */
export type AttestableFacts = ReadonlyMap<FactName, Pick<Attestation<unknown>, 'isSilence'>>;
