import type { Outcome } from '../catalogue/outcome.ts';
import { type Conclusion, conclude } from './verdict.ts';

/** What someone wants to take for granted about a check. */
export interface Supposition {
  readonly check: string;
  readonly state: 'passes' | 'fails' | 'waived';
}

interface Hypothesis extends Conclusion {
  /** As they would be then. */
  readonly outcomes: readonly Outcome[];
  /** The checks that a waiver would lie over then. */
  readonly waived: ReadonlySet<string>;
}

/** What the verdict would be if the suppositions held as well. What is so already stays as it is. */
export function suppose(
  outcomes: readonly Outcome[],
  suppositions: readonly Supposition[],
  waived: ReadonlySet<string> = new Set(),
): Hypothesis {
  const supposed = (state: Supposition['state']) =>
    new Set(suppositions.flatMap((one) => (one.state === state ? one.check : [])));
  const [passing, failing] = [supposed('passes'), supposed('fails')];
  // A check that one server fails does fail: nothing has to be supposed of the others.
  for (const { id, outcome } of outcomes) if (outcome === 'fail') failing.delete(id);
  const hypothetical = outcomes.map((row) => {
    if (row.outcome === 'notApplicable') return row;
    if (passing.has(row.id) && row.outcome !== 'pass') return become(row, 'pass', 'Supposed to pass.');
    return failing.has(row.id) ? become(row, 'fail', 'Supposed to fail.') : row;
  });
  const covered = new Set([...waived, ...supposed('waived')]);
  return { outcomes: hypothetical, waived: covered, ...conclude(hypothetical, covered) };
}

function become({ id, severity, subject }: Outcome, outcome: 'pass' | 'fail', summary: string): Outcome {
  return { id, severity, ...(subject === undefined ? {} : { subject }), outcome, summary };
}

export type Impossible =
  /** A check that does not apply neither passes nor fails, and there is nothing to accept. */
  | { readonly why: 'notApplicable'; readonly because: string }
  /** A waiver lies over a recommended check only. */
  | { readonly why: 'notWaivable'; readonly severity: Outcome['severity'] }
  | { readonly why: 'contradicted' };

/** Why a supposition cannot be made about these outcomes, beside these others; `null` where it can. */
export function whyImpossible(
  { check, state }: Supposition,
  outcomes: readonly Outcome[],
  others: readonly Supposition[] = [],
): Impossible | null {
  const rows = outcomes.filter(({ id }) => id === check);
  const [first] = rows;
  if (!first) throw new Error(`The check ${check} has no outcome`);
  if (state === 'waived' && first.severity !== 'recommended') return { why: 'notWaivable', severity: first.severity };
  if (rows.every(({ outcome }) => outcome === 'notApplicable')) return { why: 'notApplicable', because: first.summary };
  const opposite = state === 'passes' ? 'fails' : state === 'fails' ? 'passes' : null;
  return others.some((other) => other.check === check && other.state === opposite) ? { why: 'contradicted' } : null;
}
