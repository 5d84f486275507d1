import type { FactName } from '../facts/facts.ts';
import type { Cause, Reading } from '../facts/reading.ts';

export type OutcomeKind = 'pass' | 'fail' | 'warning' | 'unknown' | 'notApplicable';
export type Severity = 'required' | 'recommended' | 'informational';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A cause, and the fact that it kept from us. */
export type FactCause = Cause & { fact: FactName };

/** What a check concludes: always a sentence and, where there is one, the value seen. */
export type Judgement =
  | { outcome: 'pass' | 'fail' | 'warning'; summary: string; value?: Json }
  | { outcome: 'notApplicable'; summary: string }
  | { outcome: 'unknown'; summary: string; cause: FactCause };

const seen = (value: Json | undefined) => (value === undefined ? {} : { value });

export const pass = (summary: string, value?: Json): Judgement => ({ outcome: 'pass', summary, ...seen(value) });
export const fail = (summary: string, value?: Json): Judgement => ({ outcome: 'fail', summary, ...seen(value) });
export const warning = (summary: string, value?: Json): Judgement => ({ outcome: 'warning', summary, ...seen(value) });
export const notApplicable = (summary: string): Judgement => ({ outcome: 'notApplicable', summary });

/** For a fact that a check only uses, and now cannot do without. */
export function unknown(summary: string, fact: FactName, reading: Reading<unknown> | Cause): Judgement {
  const cause: Cause = 'kind' in reading ? reading : reading.ok ? { kind: 'unexpectedShape' } : reading.cause;
  return { outcome: 'unknown', summary, cause: { ...cause, fact } };
}

/** A judgement, with the check that it belongs to. One row of a review. */
export type Outcome = Judgement & { id: string; subject?: string; severity: Severity };
