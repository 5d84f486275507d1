import { describe, expect, test } from 'vitest';
import { type Outcome, type OutcomeKind, type Severity, unknown } from '../../src/catalogue/outcome.ts';
import { conclude, type Verdict } from '../../src/review/verdict.ts';

const kinds: readonly OutcomeKind[] = ['pass', 'fail', 'warning', 'unknown', 'notApplicable'];
const severities: readonly Severity[] = ['required', 'recommended', 'informational'];

function outcome(severity: Severity, kind: OutcomeKind, id = `${severity}.${kind}`): Outcome {
  const judgement =
    kind === 'unknown' ? unknown('Not known.', 'domains', { kind: 'throttled' }) : { outcome: kind, summary: 'Seen.' };
  return { id, severity, ...judgement };
}

/** The table of the issue, for one check alone: verdict, open risks, accepted risks. */
const alone: Record<Severity, Record<OutcomeKind, [Verdict, Verdict]>> = {
  required: {
    pass: ['ready', 'ready'],
    fail: ['notReady', 'notReady'],
    warning: ['ready', 'ready'],
    unknown: ['notKnownYet', 'notKnownYet'],
    notApplicable: ['ready', 'ready'],
  },
  recommended: {
    pass: ['ready', 'ready'],
    fail: ['readyWithRisks', 'readyWithRisks'],
    warning: ['ready', 'ready'],
    unknown: ['readyWithRisks', 'readyWithRisks'],
    notApplicable: ['ready', 'ready'],
  },
  informational: {
    pass: ['ready', 'ready'],
    fail: ['ready', 'ready'],
    warning: ['ready', 'ready'],
    unknown: ['ready', 'ready'],
    notApplicable: ['ready', 'ready'],
  },
};

const rank: readonly Verdict[] = ['notReady', 'notKnownYet', 'readyWithRisks', 'ready'];
const cells = severities.flatMap((severity) =>
  kinds.flatMap((kind) => [false, true].map((waived) => ({ severity, kind, waived }))),
);
const isRisk = ({ severity, kind }: (typeof cells)[number]) =>
  severity === 'recommended' && (kind === 'fail' || kind === 'unknown');

describe('the verdict', () => {
  test.each(cells)('of one $severity check that is $kind (waived: $waived)', (cell) => {
    const { severity, kind, waived } = cell;
    const one = outcome(severity, kind);
    expect(conclude([one], new Set(waived ? [one.id] : []))).toEqual({
      verdict: alone[severity][kind][waived ? 1 : 0],
      openRisks: isRisk(cell) && !waived ? 1 : 0,
      acceptedRisks: isRisk(cell) && waived ? 1 : 0,
    });
  });

  test('of any two checks is that of the worse one, and risks add up', () => {
    for (const a of cells)
      for (const b of cells) {
        const outcomes = [outcome(a.severity, a.kind, 'a'), outcome(b.severity, b.kind, 'b')];
        const waived = new Set([...(a.waived ? ['a'] : []), ...(b.waived ? ['b'] : [])]);
        const each = [a, b].map(({ severity, kind, waived }) => alone[severity][kind][waived ? 1 : 0]);
        expect(conclude(outcomes, waived)).toEqual({
          verdict: rank.find((verdict) => each.includes(verdict)),
          openRisks: [a, b].filter((cell) => isRisk(cell) && !cell.waived).length,
          acceptedRisks: [a, b].filter((cell) => isRisk(cell) && cell.waived).length,
        });
      }
  });

  test('of nothing is ready', () => {
    expect(conclude([])).toEqual({ verdict: 'ready', openRisks: 0, acceptedRisks: 0 });
  });
});
