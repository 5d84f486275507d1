import type { Outcome } from '../catalogue/outcome.ts';

export type Verdict = 'ready' | 'readyWithRisks' | 'notReady' | 'notKnownYet';

export interface Conclusion {
  verdict: Verdict;
  /** Recommended checks that fail or are unknown, and that nobody has accepted. */
  openRisks: number;
  /** The same, covered by a waiver. */
  acceptedRisks: number;
}

/**
 * The sum of the outcomes, the first that holds: a required check fails → not ready; a required one is unknown →
 * not known yet; a recommended one fails or is unknown → ready with risks; else ready.
 * Warnings, informational and not applicable checks never count. A waiver lies over a recommended check only.
 */
export function conclude(outcomes: readonly Outcome[], waived: ReadonlySet<string> = new Set()): Conclusion {
  const required = outcomes.filter((outcome) => outcome.severity === 'required');
  const risks = outcomes.filter(
    ({ severity, outcome }) => severity === 'recommended' && (outcome === 'fail' || outcome === 'unknown'),
  );
  // A check that several servers fail is one risk.
  const atRisk = [...new Set(risks.map(({ id }) => id))];
  const acceptedRisks = atRisk.filter((id) => waived.has(id)).length;
  const verdict: Verdict = required.some(({ outcome }) => outcome === 'fail')
    ? 'notReady'
    : required.some(({ outcome }) => outcome === 'unknown')
      ? 'notKnownYet'
      : risks.length > 0
        ? 'readyWithRisks'
        : 'ready';
  return { verdict, openRisks: atRisk.length - acceptedRisks, acceptedRisks };
}
