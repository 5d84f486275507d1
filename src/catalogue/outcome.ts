import type { FactName } from '../facts/facts.ts';
import type { Cause, Reading } from '../facts/reading.ts';

export type OutcomeKind = 'pass' | 'fail' | 'warning' | 'unknown' | 'notApplicable';
export type Severity = 'required' | 'recommended' | 'informational';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A cause, and the fact that it kept from us. */
export type FactCause = Cause & { fact: FactName };

/** A single object that a check looked at, such as an administrator or a server, and whether it is as it should be. */
export interface JudgedObject {
  readonly id: string;
  readonly name: string;
  readonly isFine: boolean;
}

/**
 * What a check concludes: always a sentence and, where there is one, the value seen. The value is what people decide
 * on, so it is the same in two readings of an unchanged tenant: counters, ages and days left belong into the sentence.
 */
export type Judgement =
  | { outcome: 'pass' | 'fail' | 'warning'; summary: string; value?: Json; objects?: readonly JudgedObject[] }
  | { outcome: 'notApplicable'; summary: string }
  | { outcome: 'unknown'; summary: string; cause: FactCause };

const seen = (value?: Json, objects?: readonly JudgedObject[]) => ({
  ...(value === undefined ? {} : { value }),
  ...(objects === undefined ? {} : { objects }),
});

/** `objects`: all that the check looked at one by one, so that a single one of them can be waived. */
type Conclude = (summary: string, value?: Json, objects?: readonly JudgedObject[]) => Judgement;

export const pass: Conclude = (summary, ...more) => ({ outcome: 'pass', summary, ...seen(...more) });
export const fail: Conclude = (summary, ...more) => ({ outcome: 'fail', summary, ...seen(...more) });
export const warning: Conclude = (summary, ...more) => ({ outcome: 'warning', summary, ...seen(...more) });
export const notApplicable = (summary: string): Judgement => ({ outcome: 'notApplicable', summary });

/** For a fact that a check only uses, and now cannot do without. */
export function unknown(summary: string, fact: FactName, reading: Reading<unknown> | Cause): Judgement {
  const cause: Cause = 'kind' in reading ? reading : reading.ok ? { kind: 'unexpectedShape' } : reading.cause;
  return { outcome: 'unknown', summary, cause: { ...cause, fact } };
}

/** A judgement, with the check that it belongs to. One row of a review. */
export type Outcome = Judgement & {
  id: string;
  subject?: string;
  severity: Severity;
  objects?: readonly JudgedObject[];
};
