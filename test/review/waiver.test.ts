import { describe, expect, test } from 'vitest';
import { fail, type Judgement, type Outcome, pass, unknown, warning } from '../../src/catalogue/outcome.ts';
import { firstPolicy, may, type Permission, type Policy } from '../../src/review/policy.ts';
import type { Refused } from '../../src/review/refused.ts';
import { conclude } from '../../src/review/verdict.ts';
import { waivedChecks } from '../../src/review/waivable.ts';
import { decideWaiver, inForce, missingOf, requestWaiver, standingOf, type Waiver } from '../../src/review/waiver.ts';

const now = new Date('2026-11-20T12:00:00Z');
const at = (time: string) => new Date(time);
const [adele, alex, megan, ivy] = ['Adele', 'Alex', 'Megan', 'Ivy'].map((name) => ({ id: name.toLowerCase(), name }));
if (!adele || !alex || !megan || !ivy) throw new Error('nobody');
const policy: Policy = { ...firstPolicy, admins: [ivy], approvers: [adele, alex] };

const row = (judgement: Judgement, over: Partial<Outcome> = {}): Outcome =>
  ({ id: 'tenant.admins.mfa', severity: 'recommended', ...judgement, ...over }) as Outcome;
const things = (...names: string[]) =>
  names.map((name) => ({ id: `id-${name}`, name, isFine: !name.startsWith('bad') }));
const failing = [row(fail('Two.', null, things('bad-ann', 'bad-bob', 'cid')))];

const wish = {
  check: 'tenant.admins.mfa',
  object: null as string | null,
  reason: 'They leave.',
  until: '2026-12-31',
  by: adele,
  thread: 't',
};
const ask = (change: Partial<typeof wish> = {}, outcomes = failing, waivers: Waiver[] = [], limits = policy) =>
  requestWaiver({ ...wish, ...change }, outcomes, waivers, limits, now);
const sayNo = (result: object) => (result as Refused).refused;
const asked = (change: Partial<typeof wish> = {}): Waiver => {
  const result = ask(change);
  if ('refused' in result) throw new Error(result.refused);
  return { id: `waiver of ${change.object ?? 'all'}`, ...result };
};
const decide = (
  waiver: Waiver,
  ...[what, by, because = '', when = now]: [Parameters<typeof decideWaiver>[1], typeof adele, string?, Date?]
) => decideWaiver(waiver, what, by, because, policy, when);
const granted = (change: Partial<typeof wish> = {}) => decide(asked(change), 'grant', alex) as Waiver;

describe('asking for a waiver', () => {
  test.each<[string, Partial<typeof wish>, Outcome[], string]>([
    ['an unknown check', {}, [], 'Preflight has no check called “tenant.admins.mfa”.'],
    [
      'a required check',
      {},
      [row(fail('No.'), { severity: 'required' })],
      'tenant.admins.mfa is required: only a recommended check can be waived.',
    ],
    [
      'one for information',
      {},
      [row(fail('No.'), { severity: 'informational' })],
      'tenant.admins.mfa is for information: only a recommended check can be waived.',
    ],
    [
      'one that passes',
      {},
      [row(pass('Yes.'))],
      'tenant.admins.mfa neither fails nor is unknown: there is no risk to accept.',
    ],
    [
      'a warning',
      {},
      [row(warning('Hm.'))],
      'tenant.admins.mfa neither fails nor is unknown: there is no risk to accept.',
    ],
    ['no reason', { reason: ' \n' }, failing, 'Say why the risk is acceptable: the reason is kept with the waiver.'],
    ['no day', { until: 'soon' }, failing, '“soon” is no day: a waiver needs one such as 2027-02-18.'],
    [
      'a day that is none',
      { until: '2026-02-30' },
      failing,
      '“2026-02-30” is no day: a waiver needs one such as 2027-02-18.',
    ],
    [
      'a day that is over',
      { until: '2026-11-19' },
      failing,
      'A waiver lasts from today for at most 90 days: until 2027-02-18 at the latest.',
    ],
    [
      'a day too far',
      { until: '2027-02-19' },
      failing,
      'A waiver lasts from today for at most 90 days: until 2027-02-18 at the latest.',
    ],
    [
      'an object that is fine',
      { object: 'cid' },
      failing,
      'tenant.admins.mfa does not fail for “cid”, but for bad-ann, bad-bob.',
    ],
    [
      'an object of a check that names none',
      { object: 'x' },
      [row(fail('No.'))],
      'tenant.admins.mfa names no single objects: it can be waived as a whole only.',
    ],
  ])('%s is refused', (_, change, outcomes, words) => {
    expect(sayNo(ask(change, outcomes))).toBe(words);
  });

  test.each(['2026-11-20', '2027-02-18'])('until %s is within the bounds', (until) => {
    expect(ask({ until })).toMatchObject({ until, state: 'requested', revision: 1, granted: null, decided: null });
  });

  test('the policy says how long', () => {
    expect(sayNo(ask({}, failing, [], { ...policy, maxWaiverDays: 7 }))).toContain('at most 7 days: until 2026-11-27');
  });

  test('an unknown may be waived', () => {
    expect(ask({}, [row(unknown('?', 'domains', { kind: 'throttled' }))])).toMatchObject({ state: 'requested' });
  });

  test.each(['bad-ann', 'BAD-Ann', 'id-bad-ann'])('an object is named by %s, and kept by its id', (object) => {
    expect(ask({ object })).toMatchObject({ object: { id: 'id-bad-ann', name: 'bad-ann' } });
  });

  test('for the same there is one at a time; for another object, or after it is over, there may be another', () => {
    expect(sayNo(ask({}, failing, [asked()]))).toBe(
      'tenant.admins.mfa is waiting for a decision already: Adele asked first.',
    );
    expect(sayNo(ask({}, failing, [granted()]))).toBe(
      'tenant.admins.mfa is waived until 2026-12-31 already: withdraw that waiver first.',
    );
    expect(ask({ object: 'bad-ann' }, failing, [granted(), asked({ object: 'bad-bob' })])).toMatchObject({
      state: 'requested',
    });
    expect(ask({}, failing, [{ ...granted(), until: '2026-11-19' }])).toMatchObject({ state: 'requested' });
    expect(ask({}, failing, [{ ...asked(), state: 'declined' }])).toMatchObject({ state: 'requested' });
  });
});

describe('deciding on a waiver', () => {
  test('another who may grants it: four eyes', () => {
    expect(sayNo(decide(asked(), 'grant', adele))).toBe('Four eyes: who asked for a waiver cannot grant it.');
    expect(sayNo(decide(asked(), 'grant', { ...adele, id: 'ADELE' }))).toBe(
      'Four eyes: who asked for a waiver cannot grant it.',
    );
    expect(sayNo(decide(asked(), 'grant', megan))).toBe('Only approvers and administrators may grant a waiver.');
    expect(decide(asked(), 'grant', alex)).toMatchObject({
      state: 'granted',
      revision: 2,
      granted: { by: alex },
      decided: { by: alex, at: now.toISOString() },
    });
    expect(decide(asked(), 'grant', ivy)).toMatchObject({ state: 'granted' });
  });

  test('with nobody named, nobody may', () => {
    expect(sayNo(decideWaiver(asked(), 'grant', alex, '', firstPolicy, now))).toBe(
      'Nobody may decide on waivers here yet: an administrator has to name approvers.',
    );
  });

  test('who declines says why', () => {
    expect(sayNo(decide(asked(), 'decline', alex, '  '))).toBe(
      'Say why you decline: the reason is kept with the waiver.',
    );
    expect(sayNo(decide(asked(), 'decline', megan, 'No.'))).toBe(
      'Only approvers and administrators may decline a waiver.',
    );
    expect(decide(asked(), 'decline', alex, ' No. ')).toMatchObject({ state: 'declined', decided: { because: 'No.' } });
  });

  test('who asked, and who may decide, withdraw it, also after it was granted', () => {
    expect(sayNo(decide(asked(), 'withdraw', megan))).toBe(
      'Only Adele, approvers and administrators may withdraw this waiver.',
    );
    expect(decide(asked(), 'withdraw', adele)).toMatchObject({ state: 'withdrawn' });
    expect(decide(granted(), 'withdraw', alex)).toMatchObject({ state: 'withdrawn', granted: { by: alex } });
  });

  test.each<[string, Waiver, string]>([
    ['granted', granted(), 'was granted; there is nothing to grant.'],
    ['declined', { ...asked(), state: 'declined' }, 'was declined; there is nothing to grant.'],
    ['withdrawn', { ...asked(), state: 'withdrawn' }, 'was withdrawn; there is nothing to grant.'],
    ['too late', { ...asked(), until: '2026-11-19' }, 'was not decided in time; there is nothing to grant.'],
  ])('one that was %s is not granted', (_, waiver, words) => {
    expect(sayNo(decide(waiver, 'grant', alex))).toBe(`tenant.admins.mfa: this waiver ${words}`);
  });

  test('one that has ended is not withdrawn', () => {
    expect(sayNo(decide(granted(), 'withdraw', adele, '', at('2027-01-01T00:00:00Z')))).toContain('has ended');
  });
});

test('a waiver holds through its last day and ends by itself', () => {
  const waiver = granted();
  expect(standingOf(waiver, at('2026-12-31T23:59:59.999Z'))).toBe('inForce');
  expect(standingOf(waiver, at('2027-01-01T00:00:00Z'))).toBe('expired');
  expect(standingOf(asked(), at('2027-01-01T00:00:00Z'))).toBe('lapsed');
  expect(inForce([waiver, asked({ object: 'bad-ann' })], now)).toEqual([waiver]);
  expect(inForce([waiver], at('2027-01-01T00:00:00Z'))).toEqual([]);
});

describe('what waivers cover', () => {
  const covered = (waivers: Waiver[], outcomes = failing) => [...waivedChecks(waivers, outcomes)];
  test('the whole check, or each object that fails', () => {
    expect(covered([granted()])).toEqual(['tenant.admins.mfa']);
    expect(covered([granted({ object: 'bad-ann' })])).toEqual([]);
    expect(covered([granted({ object: 'bad-ann' }), granted({ object: 'bad-bob' })])).toEqual(['tenant.admins.mfa']);
  });

  test('an object that comes later is not covered by those for others', () => {
    const both = [granted({ object: 'bad-ann' }), granted({ object: 'bad-bob' })];
    expect(covered(both, [row(fail('Three.', null, things('bad-ann', 'bad-bob', 'bad-new')))])).toEqual([]);
    // Another server fails too.
    expect(
      covered(both, [
        ...failing,
        row(fail('No.'), { subject: 'active-2', objects: [{ id: 'active-2', name: 'S2', isFine: false }] }),
      ]),
    ).toEqual([]);
  });

  test('a failure that names no object is covered as a whole only', () => {
    expect(covered([granted({ object: 'bad-ann' })], [row(fail('No.'))])).toEqual([]);
    expect(covered([granted({ object: 'bad-ann' })], [row(fail('No.', null, []))])).toEqual([]);
  });

  test('the outcome stays, and the risk counts as accepted', () => {
    expect(conclude(failing, waivedChecks([granted()], failing))).toEqual({
      verdict: 'readyWithRisks',
      openRisks: 0,
      acceptedRisks: 1,
    });
  });
});

test('a waiver for what is no longer there is an error; what was not looked at may still be there', () => {
  const one = granted({ object: 'bad-ann' });
  expect(missingOf(one, failing)).toBeNull();
  expect(missingOf(one, [])).toBe('check');
  expect(missingOf(one, [row(pass('Well.', null, things('ann', 'cid')))])).toBe('object');
  expect(missingOf(one, [row(unknown('?', 'domains', { kind: 'throttled' }))])).toBeNull();
  expect(missingOf(granted(), [row(pass('Well.'))])).toBeNull();
});

test('who is not named may nothing', () => {
  const all: Permission[] = ['policy.change', 'waiver.decide', 'approval.decide'];
  for (const what of all) {
    expect(may(firstPolicy, 'adele', what)).toBe(false);
    expect(may(policy, 'megan', what)).toBe(false);
  }
  expect(may(policy, 'ALEX', 'waiver.decide')).toBe(true);
  expect(may(policy, 'alex', 'policy.change')).toBe(false);
  expect(may(policy, 'ivy', 'policy.change')).toBe(true);
  expect(may(policy, 'ivy', 'waiver.decide')).toBe(true);
  expect(may(policy, 'ivy', 'approval.decide')).toBe(false);
});
