import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Outcome, type OutcomeKind, type Severity, unknown } from '../../src/catalogue/outcome.ts';
import { type Supposition, suppose, whyImpossible } from '../../src/review/suppose.ts';
import { conclude } from '../../src/review/verdict.ts';

function outcome(id: string, severity: Severity, kind: OutcomeKind, subject?: string): Outcome {
  const judgement =
    kind === 'unknown' ? unknown('Not known.', 'domains', { kind: 'throttled' }) : { outcome: kind, summary: 'Seen.' };
  return { id, severity, ...(subject ? { subject } : {}), ...judgement };
}

const kinds = fc.constantFrom<OutcomeKind>('pass', 'fail', 'warning', 'unknown', 'notApplicable');

/** A review: each check with its severity, and an outcome for each of its servers. */
const reviews: fc.Arbitrary<Outcome[]> = fc
  .array(
    fc.record({
      severity: fc.constantFrom<Severity>('required', 'recommended', 'informational'),
      of: fc.array(kinds, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 8 },
  )
  .map((checks) =>
    checks.flatMap(({ severity, of }, check) =>
      of.map((kind, server) =>
        outcome(`area.c${check}`, severity, kind, of.length > 1 ? `active-${server}` : undefined),
      ),
    ),
  );

const idsOf = (outcomes: readonly Outcome[], severity?: Severity) => [
  ...new Set(outcomes.flatMap((one) => (!severity || one.severity === severity ? one.id : []))),
];
const all = (checks: readonly string[], state: Supposition['state']) => checks.map((check) => ({ check, state }));
const kindsOf = (outcomes: readonly Outcome[], id: string) =>
  new Set(outcomes.flatMap((one) => (one.id === id ? one.outcome : [])));

const withWaivers = reviews.chain((outcomes) =>
  fc.record({
    outcomes: fc.constant(outcomes),
    waived: fc.subarray(idsOf(outcomes, 'recommended')).map((ids) => new Set(ids)),
  }),
);

test('supposing nothing, or what is already so, changes nothing', () => {
  fc.assert(
    fc.property(withWaivers, ({ outcomes, waived }) => {
      const passing = idsOf(outcomes).filter((id) => [...kindsOf(outcomes, id)].every((kind) => kind === 'pass'));
      const failing = idsOf(outcomes).filter((id) => kindsOf(outcomes, id).has('fail'));
      const already = [...all(passing, 'passes'), ...all(failing, 'fails'), ...all([...waived], 'waived')];
      for (const suppositions of [[], already])
        expect(suppose(outcomes, suppositions, waived)).toEqual({ outcomes, waived, ...conclude(outcomes, waived) });
    }),
  );
});

test('with all required checks supposed to pass and all recommended ones waived, it is ready, with all risks accepted', () => {
  fc.assert(
    fc.property(withWaivers, ({ outcomes, waived }) => {
      const suppositions = [
        ...all(idsOf(outcomes, 'required'), 'passes'),
        ...all(idsOf(outcomes, 'recommended'), 'waived'),
      ];
      const { openRisks, acceptedRisks, verdict } = conclude(outcomes, waived);
      const then = suppose(outcomes, suppositions, waived);
      expect(then.openRisks).toBe(0);
      expect(then.acceptedRisks).toBe(openRisks + acceptedRisks);
      expect(then.verdict).toBe(then.acceptedRisks > 0 ? 'readyWithRisks' : 'ready');
      if (verdict === 'ready') expect(then.verdict).toBe('ready');
    }),
  );
});

test('a supposed fail of a required check is “not ready”, whatever else; the review itself is left as it was', () => {
  fc.assert(
    fc.property(withWaivers, ({ outcomes, waived }) => {
      const before = structuredClone(outcomes);
      for (const check of idsOf(outcomes, 'required')) {
        const applies = [...kindsOf(outcomes, check)].some((kind) => kind !== 'notApplicable');
        const { verdict } = suppose(outcomes, [{ check, state: 'fails' }], waived);
        expect(verdict).toBe(applies ? 'notReady' : conclude(outcomes, waived).verdict);
      }
      expect(outcomes).toEqual(before);
    }),
  );
});

test('one check of several servers passes as a whole, and each row keeps its server', () => {
  const outcomes = [outcome('a.b', 'required', 'fail', 'active-1'), outcome('a.b', 'required', 'unknown', 'staging-1')];
  const then = suppose(outcomes, [{ check: 'a.b', state: 'passes' }]);
  expect(then.verdict).toBe('ready');
  expect(then.outcomes).toEqual([
    { id: 'a.b', severity: 'required', subject: 'active-1', outcome: 'pass', summary: 'Supposed to pass.' },
    { id: 'a.b', severity: 'required', subject: 'staging-1', outcome: 'pass', summary: 'Supposed to pass.' },
  ]);
});

test.each<[Severity, OutcomeKind, Supposition['state'], string | null]>([
  ['required', 'fail', 'waived', 'notWaivable'],
  ['informational', 'fail', 'waived', 'notWaivable'],
  ['recommended', 'fail', 'waived', null],
  ['recommended', 'notApplicable', 'waived', 'notApplicable'],
  ['required', 'notApplicable', 'passes', 'notApplicable'],
  ['required', 'notApplicable', 'fails', 'notApplicable'],
  ['required', 'unknown', 'passes', null],
  ['required', 'pass', 'fails', null],
])('a %s check that is %s and supposed “%s”: %s', (severity, kind, state, why) => {
  expect(whyImpossible({ check: 'a.b', state }, [outcome('a.b', severity, kind)])?.why ?? null).toBe(why);
});

test('a check that one server passes and that does not apply to another can be supposed', () => {
  const outcomes = [outcome('a.b', 'required', 'notApplicable', 'active-1'), outcome('a.b', 'required', 'fail', 's-1')];
  expect(whyImpossible({ check: 'a.b', state: 'passes' }, outcomes)).toBeNull();
});

test('nothing passes and fails at once', () => {
  const outcomes = [outcome('a.b', 'recommended', 'fail')];
  const both: Supposition[] = [
    { check: 'a.b', state: 'passes' },
    { check: 'a.b', state: 'fails' },
  ];
  for (const one of both) expect(whyImpossible(one, outcomes, both)).toEqual({ why: 'contradicted' });
  expect(whyImpossible({ check: 'a.b', state: 'waived' }, outcomes, both)).toBeNull();
});
