import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import type { Outcome, OutcomeKind, Severity } from '../../src/catalogue/outcome.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { Cause } from '../../src/facts/reading.ts';
import { type DriftKind, findDrift, findNewlyRead } from '../../src/review/drift.ts';
import { tellPartial } from '../../src/review/partial.ts';

type State = OutcomeKind | 'dark' | 'absent';

const hidden: Cause = { kind: 'permissionMissing', permission: 'Domain.Read.All' };

/** A check in a state. `unknown` is a question that nobody has answered; `dark` is what Graph keeps back. */
function row(state: State, id = 'tenant.one', severity: Severity = 'required', subject?: string): Outcome[] {
  if (state === 'absent') return [];
  const own = { id, severity, summary: `It is ${state}.`, ...(subject === undefined ? {} : { subject }) };
  if (state === 'dark') return [{ ...own, outcome: 'unknown', cause: { ...hidden, fact: 'domains' } }];
  if (state === 'unknown') return [{ ...own, outcome: 'unknown', cause: { kind: 'notAsked', fact: 'adObjectCount' } }];
  return [{ ...own, outcome: state }];
}

const kindOf = (before: State, after: State) => findDrift(row(before), row(after)).changes[0]?.kind ?? null;

describe('a change', () => {
  test.each<[State, State, DriftKind | null]>([
    ['pass', 'fail', 'newlyFailing'],
    ['warning', 'fail', 'newlyFailing'],
    ['notApplicable', 'fail', 'newlyFailing'],
    ['unknown', 'fail', 'newlyFailing'],
    ['absent', 'fail', 'newlyFailing'],
    ['fail', 'pass', 'fixed'],
    ['fail', 'warning', 'fixed'],
    ['fail', 'notApplicable', 'fixed'],
    // Not to know whether it still fails mends nothing.
    ['fail', 'unknown', 'changed'],
    ['fail', 'absent', 'changed'],
    ['pass', 'dark', 'wentDark'],
    ['fail', 'dark', 'wentDark'],
    ['unknown', 'dark', 'wentDark'],
    ['absent', 'dark', 'changed'],
    ['dark', 'pass', 'backInSight'],
    ['dark', 'fail', 'backInSight'],
    ['dark', 'unknown', 'backInSight'],
    ['dark', 'absent', 'changed'],
    ['pass', 'warning', 'changed'],
    ['warning', 'pass', 'changed'],
    ['pass', 'unknown', 'changed'],
    ['pass', 'notApplicable', 'changed'],
    ['dark', 'dark', null],
    ['unknown', 'unknown', null],
    ['fail', 'fail', null],
  ])('from %s to %s is %s', (before, after, kind) => {
    expect(kindOf(before, after)).toBe(kind);
  });

  test('tells both sides, and the cause of what went dark', () => {
    expect(findDrift(row('pass'), row('dark')).changes).toEqual([
      {
        check: 'tenant.one',
        subject: '',
        severity: 'required',
        kind: 'wentDark',
        before: { outcome: 'pass', summary: 'It is pass.', cause: null },
        after: { outcome: 'unknown', summary: 'It is dark.', cause: { ...hidden, fact: 'domains' } },
      },
    ]);
  });

  test('is one of a server alone where a check has several', () => {
    const servers = (state: State) => [
      ...row('pass', 'server.one', 'required', 'active-1'),
      ...row(state, 'server.one', 'required', 'staging-1'),
    ];
    expect(findDrift(servers('pass'), servers('fail')).changes).toMatchObject([
      { check: 'server.one', subject: 'staging-1', kind: 'newlyFailing' },
    ]);
    expect(findDrift(servers('pass').reverse(), servers('fail').reverse()).changes).toMatchObject([
      { check: 'server.one', subject: 'staging-1', kind: 'newlyFailing' },
    ]);
  });

  test('that Preflight itself brought about is told apart', () => {
    const { changes } = findDrift(row('dark'), row('fail'), new Set(['tenant.one']));
    expect(changes).toMatchObject([{ kind: 'rules' }]);
  });

  test('what got worse comes first, the most severe of it at the top', () => {
    const moves: [string, State, State, Severity][] = [
      ['a', 'fail', 'pass', 'required'],
      ['b', 'pass', 'warning', 'required'],
      ['c', 'pass', 'dark', 'recommended'],
      ['d', 'pass', 'fail', 'recommended'],
      ['e', 'pass', 'fail', 'required'],
      ['f', 'dark', 'fail', 'required'],
      ['g', 'dark', 'pass', 'required'],
      ['h', 'pass', 'dark', 'required'],
      ['i', 'warning', 'pass', 'required'],
    ];
    const { changes } = findDrift(
      moves.flatMap(([id, before, , severity]) => row(before, id, severity)),
      moves.flatMap(([id, , after, severity]) => row(after, id, severity)),
    );
    expect(changes.map(({ check }) => check)).toEqual(['e', 'd', 'f', 'h', 'c', 'b', 'a', 'g', 'i']);
  });
});

const states: readonly State[] = ['pass', 'fail', 'warning', 'unknown', 'notApplicable', 'dark', 'absent'];
const moments = fc.array(fc.tuple(fc.constantFrom(...states), fc.constantFrom(...states)), { maxLength: 12 });
const side = (pairs: readonly [State, State][], at: 0 | 1) => pairs.flatMap((pair, n) => row(pair[at], `tenant.${n}`));

test('a moment has not drifted from itself, and what is dark in it is still dark', () => {
  fc.assert(
    fc.property(moments, (pairs) => {
      const now = side(pairs, 0);
      const { changes, stillDark } = findDrift(now, now);
      expect(changes).toEqual([]);
      expect(stillDark).toHaveLength(pairs.filter(([state]) => state === 'dark').length);
    }),
  );
});

test('backwards, what is fixed fails newly, what went dark is back in sight, and nothing is lost', () => {
  fc.assert(
    fc.property(moments, (pairs) => {
      const [before, after] = [side(pairs, 0), side(pairs, 1)];
      const forth = findDrift(before, after).changes;
      const back = new Map(findDrift(after, before).changes.map((change) => [change.check, change]));
      expect(back.size).toBe(forth.length);
      expect(findDrift(before, after).stillDark).toHaveLength(
        pairs.filter(([was, is]) => was === 'dark' && is === 'dark').length,
      );
      for (const { check, kind, before: was, after: is } of forth) {
        expect(back.get(check)).toMatchObject({ before: is, after: was });
        if (kind === 'fixed') expect(back.get(check)?.kind).toBe('newlyFailing');
        if (kind === 'wentDark') expect(back.get(check)?.kind).toBe('backInSight');
        // That it fails newly where nobody knew before is mended by nobody's forgetting it.
        if (kind === 'newlyFailing' && was && was.outcome !== 'unknown') expect(back.get(check)?.kind).toBe('fixed');
      }
    }),
  );
});

test('checks of which one reading lacks a fact of the tenant are those of a newer Preflight', () => {
  const read: Facts = { domains: { ok: false, cause: hidden } };
  const newly = findNewlyRead(catalogue, {}, read);
  expect(newly).toContain('tenant.domain.verified');
  expect(newly).toEqual(findNewlyRead(catalogue, read, {}));
  expect(findNewlyRead(catalogue, read, read).size).toBe(0);
  for (const id of newly)
    expect([...(catalogue[id]?.needs ?? []), ...(catalogue[id]?.uses ?? [])]).toContain('domains');
});

describe('a reading is partial', () => {
  /** So many facts that are there, and others that are not. */
  const reading = (known: number, ...causes: Cause['kind'][]): Facts =>
    Object.fromEntries([
      ...Array.from({ length: known }, (_, n) => [`known${n}`, { ok: true, value: n, source: { kind: 'profile' } }]),
      ...causes.map((kind, n) => [`missing${n}`, { ok: false, cause: { kind } }]),
    ]) as Facts;

  test.each<[string, Facts, ReturnType<typeof tellPartial>]>([
    ['with nothing in it: no', {}, null],
    ['with all of it: no', reading(20), null],
    ['with a tenth missing: no', reading(18, 'throttled', 'throttled'), null],
    [
      'with more than a tenth missing: yes, for what happened most often',
      reading(17, 'throttled', 'timedOut', 'timedOut'),
      { missing: 3, of: 20, cause: 'timedOut' },
    ],
    ['with nothing reached: yes', reading(0, 'unreachable'), { missing: 1, of: 1, cause: 'unreachable' }],
    ['with half of the permissions: no', reading(5, ...Array<Cause['kind']>(5).fill('permissionMissing')), null],
    ['with no licence: no', reading(0, 'licenceMissing', 'signedInAdminNeeded', 'unexpectedShape'), null],
  ])('%s', (_, facts, expected) => {
    expect(tellPartial(facts)).toEqual(expected);
  });
});
