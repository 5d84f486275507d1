import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type ApprovalRequest,
  type Attempt,
  age,
  askAgain,
  conditionsOf,
  type Ground,
  meetCondition,
  outdate,
  pendingApprovers,
  requestApproval,
  standingVotes,
  vote,
  withdraw,
} from '../../src/review/approval.ts';
import type { Person } from '../../src/review/person.ts';
import { firstPolicy, type Policy } from '../../src/review/policy.ts';
import { isRefused, type Refused } from '../../src/review/refused.ts';

const now = new Date('2026-11-26T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60_000);
const person = (id: string): Person => ({ id, name: id[0]?.toUpperCase() + id.slice(1) });
const [adele, alex, megan, nestor] = ['adele', 'alex', 'megan', 'nestor'].map(person) as [
  Person,
  Person,
  Person,
  Person,
];

const ready: Ground = { hash: 'a1', verdict: 'ready', blocking: [], openRisks: [] };
const notReady: Ground = {
  hash: 'b2',
  verdict: 'notReady',
  blocking: ['sql.collation'],
  openRisks: ['tenant.soft-match'],
};
const risky: Ground = { hash: 'c3', verdict: 'readyWithRisks', blocking: [], openRisks: ['tenant.soft-match'] };

const policy: Policy = { ...firstPolicy, approvers: [alex, megan, nestor] };

type Result = ApprovalRequest | Refused;

const nobody: ReadonlySet<string> = new Set();

const asked = (over: Partial<Parameters<typeof requestApproval>[0]> = {}, rules = policy) =>
  requestApproval(
    {
      id: 'r',
      reviewId: 'review',
      requestedBy: adele,
      approvers: [alex, megan, nestor],
      inOrder: false,
      quorum: 2,
      lapses: later(7).toISOString(),
      thread: 'channel',
      escalateTo: null,
      ground: ready,
      ...over,
    },
    rules,
    now,
  );

const given = (result: Result): ApprovalRequest => {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
};
const refusalOf = (result: Result) => (isRefused(result) ? result.refused : 'no refusal');

const attempt = (by: Person, voice: Attempt['voice'] = 'approve', over: Partial<Attempt> = {}): Attempt => ({
  by,
  voice,
  reason: voice === 'reject' ? 'Not yet.' : '',
  conditions: [],
  ...over,
});

/** Lets people vote one after the other, on what the request asks about. */
const after = (request: ApprovalRequest, ...attempts: Attempt[]) =>
  attempts.reduce((one, by) => given(vote(one, by, one.ground, policy, nobody, now)), request);

describe('a request', () => {
  it('is open, and waits for its approvers', () => {
    const request = given(asked());
    expect(request).toMatchObject({ state: 'open', decision: null, revision: 1, round: 1, votes: [] });
    expect(pendingApprovers(request, policy)).toEqual([alex, megan, nestor]);
  });

  it.each<[string, Parameters<typeof asked>[0], RegExp]>([
    ['without approvers', { approvers: [] }, /^There is no approver\./],
    ['that names someone who is no approver', { approvers: [alex, adele] }, /^Adele is not an approver here\./],
    ['with a quorum of none', { quorum: 0 }, /whole number from 1 to 3/],
    ['with more of a quorum than approvers', { quorum: 4 }, /whole number from 1 to 3/],
    ['with half a quorum', { quorum: 1.5 }, /whole number from 1 to 3/],
    ['whose approver is who asks', { requestedBy: alex, approvers: [alex], quorum: 1 }, /no other approver/],
    ['that cannot be met without who asks', { requestedBy: alex, approvers: [alex, megan] }, /from 1 to 1/],
    ['that lapses now', { lapses: now.toISOString() }, /in the next 90 days/],
    ['that lapses too late', { lapses: new Date(later(90).getTime() + 1).toISOString() }, /in the next 90 days/],
    ['that lapses on no day', { lapses: 'soon' }, /in the next 90 days/],
  ])('%s is refused', (_, over, words) => {
    expect(refusalOf(asked(over))).toMatch(words);
  });

  it('may stay open for 90 days exactly', () => {
    expect(isRefused(asked({ lapses: later(90).toISOString() }))).toBe(false);
  });

  it('is refused where nobody is an approver by policy', () => {
    expect(refusalOf(asked({}, { ...policy, approvers: [] }))).toMatch(/is not an approver here/);
  });
});

describe('votes', () => {
  it('decide when as many approve as the quorum says', () => {
    const one = after(given(asked()), attempt(alex));
    expect(one).toMatchObject({ state: 'open', decision: null, revision: 2 });
    expect(pendingApprovers(one, policy)).toEqual([megan, nestor]);
    expect(after(one, attempt(megan))).toMatchObject({ state: 'decided', decision: 'go', revision: 3 });
  });

  it('of one person count once, and the newest one counts', () => {
    const twice = after(given(asked()), attempt(alex), attempt(alex));
    expect(twice).toMatchObject({ state: 'open', decision: null });
    expect(standingVotes(twice)).toHaveLength(1);
    expect(twice).toMatchObject({ revision: 2 });
    const withReason = after(twice, attempt(alex, 'approve', { reason: 'Looked at it.' }));
    expect(standingVotes(withReason)).toMatchObject([{ reason: 'Looked at it.' }]);
    expect(withReason.votes).toHaveLength(2);
  });

  it('may be changed until the request is closed', () => {
    const quorum = { ...policy, rejection: 'quorum' as const };
    const rejected = given(vote(given(asked()), attempt(alex, 'reject'), ready, quorum, nobody, now));
    expect(rejected).toMatchObject({ state: 'open' });
    const changed = given(vote(rejected, attempt(alex), ready, quorum, nobody, now));
    expect(standingVotes(changed)).toMatchObject([{ voice: 'approve' }]);
    const decided = after(changed, attempt(megan));
    expect(refusalOf(vote(decided, attempt(alex, 'reject'), ready, policy, nobody, now))).toBe(
      'This request is decided already.',
    );
  });

  it('of an older card take back no newer one', () => {
    const quorum = { ...policy, rejection: 'quorum' as const };
    const cast = (one: ApprovalRequest, voice: Attempt['voice'], seen: number) =>
      vote(one, attempt(alex, voice, { seen }), ready, quorum, nobody, now);
    const approved = given(cast(given(asked()), 'approve', 0));
    const rejected = given(cast(approved, 'reject', 1));
    // The first press, played once more.
    expect(refusalOf(cast(rejected, 'approve', 0))).toMatch(/^That card was of before the last vote here/);
    expect(standingVotes(rejected)).toMatchObject([{ voice: 'reject' }]);
    // A double press is no new vote, whatever its card showed.
    expect(cast(rejected, 'reject', 1)).toBe(rejected);
    expect(given(cast(rejected, 'approve', 2)).votes).toHaveLength(3);
  });

  it('against it: one decides, unless the policy says quorum', () => {
    expect(after(given(asked()), attempt(alex, 'reject'))).toMatchObject({ state: 'decided', decision: 'noGo' });
    const quorum = { ...policy, rejection: 'quorum' as const };
    const one = given(vote(given(asked()), attempt(alex, 'reject'), ready, quorum, nobody, now));
    expect(one.state).toBe('open');
    expect(given(vote(one, attempt(megan, 'reject'), ready, quorum, nobody, now))).toMatchObject({ decision: 'noGo' });
  });

  it('against it need a reason', () => {
    expect(refusalOf(vote(given(asked()), attempt(alex, 'reject', { reason: '  ' }), ready, policy, nobody, now))).toBe(
      'Say why: a rejection needs a reason.',
    );
  });

  it('in order wait for their turn', () => {
    const request = given(asked({ inOrder: true }));
    expect(pendingApprovers(request, policy)).toEqual([alex]);
    expect(refusalOf(vote(request, attempt(megan), ready, policy, nobody, now))).toBe('It is the turn of Alex.');
    const one = after(request, attempt(alex));
    expect(pendingApprovers(one, policy)).toEqual([megan]);
    // Who voted may still change their vote.
    expect(isRefused(vote(one, attempt(alex), ready, policy, nobody, now))).toBe(false);
    expect(after(one, attempt(megan))).toMatchObject({ decision: 'go' });
  });

  it.each<[string, () => Result, RegExp]>([
    [
      'of who asked',
      () =>
        vote(
          given(asked()),
          attempt(adele),
          ready,
          { ...policy, approvers: [adele, ...policy.approvers] },
          nobody,
          now,
        ),
      /not an approver of this request/,
    ],
    [
      'of who asked, and is an approver',
      () => vote(given(asked({ requestedBy: alex })), attempt(alex), ready, policy, nobody, now),
      /cannot give it/,
    ],
    [
      'of a stranger',
      () => vote(given(asked()), attempt(person('mallory')), ready, policy, nobody, now),
      /not an approver/,
    ],
    [
      'of who is no approver any more',
      () => vote(given(asked()), attempt(alex), ready, { ...policy, approvers: [megan] }, nobody, now),
      /not an approver/,
    ],
    [
      'on other evidence',
      () => vote(given(asked()), attempt(alex), { ...ready, hash: 'x' }, policy, nobody, now),
      /has changed since/,
    ],
    ['after it lapsed', () => vote(given(asked()), attempt(alex), ready, policy, nobody, later(7)), /has lapsed/],
    [
      'after it was withdrawn',
      () => vote(given(withdraw(given(asked()), adele, false)), attempt(alex), ready, policy, nobody, now),
      /was withdrawn/,
    ],
    [
      'of who gave most of the answers',
      () =>
        vote(given(asked()), attempt(alex), ready, { ...policy, excludesMainAnswerers: true }, new Set(['alex']), now),
      /most of the answers/,
    ],
  ])('%s are refused', (_, attempted, words) => {
    expect(refusalOf(attempted())).toMatch(words);
  });

  it('of who gave most of the answers count where the policy does not mind', () => {
    expect(isRefused(vote(given(asked()), attempt(alex), ready, policy, new Set(['alex']), now))).toBe(false);
  });

  it('until the last moment before it lapses', () => {
    expect(
      isRefused(vote(given(asked()), attempt(alex), ready, policy, nobody, new Date(later(7).getTime() - 1))),
    ).toBe(false);
  });
});

describe('who stands in for an approver', () => {
  const delegated = (until: string, to = adele): Policy => ({
    ...policy,
    delegations: [{ from: alex, to, until }],
  });
  const byNestor = given(asked({ requestedBy: nestor, approvers: [alex, megan], quorum: 2 }));

  it('votes for them until the last day', () => {
    const result = given(vote(byNestor, attempt(adele), ready, delegated('2026-11-26'), nobody, now));
    expect(standingVotes(result)).toMatchObject([{ approver: 'alex', by: adele }]);
    expect(refusalOf(vote(byNestor, attempt(adele), ready, delegated('2026-11-25'), nobody, now))).toMatch(
      /not an approver/,
    );
  });

  it('cannot stand in for who asked, nor approve what they asked for', () => {
    expect(refusalOf(vote(given(asked()), attempt(adele), ready, delegated('2026-12-31'), nobody, now))).toMatch(
      /cannot give it/,
    );
  });

  it('and is an approver, votes for themselves only', () => {
    const rules = delegated('2026-12-31', megan);
    const one = given(vote(byNestor, attempt(megan), ready, rules, nobody, now));
    const two = given(vote(one, attempt(megan), ready, rules, nobody, now));
    expect(standingVotes(two)).toMatchObject([{ approver: 'megan' }]);
    expect(two.decision).toBeNull();
  });
});

describe('what is open', () => {
  const request = (ground: Ground) => given(asked({ ground, quorum: 1 }));
  const condition = (check: string, due = '2026-12-01') => ({ check, owner: megan, due });
  const both = [condition('sql.collation'), condition('tenant.soft-match')];
  const withConditions = (ground: Ground, conditions: Attempt['conditions']) =>
    vote(request(ground), attempt(alex, 'approveWithConditions', { conditions }), ground, policy, nobody, now);

  it('keeps a plain go away while a required check fails or is unknown', () => {
    expect(refusalOf(vote(request(notReady), attempt(alex), notReady, policy, nobody, now))).toMatch(
      /“not ready”: only a go with conditions or a no-go/,
    );
    const unknown: Ground = { ...notReady, verdict: 'notKnownYet' };
    expect(refusalOf(vote(request(unknown), attempt(alex), unknown, policy, nobody, now))).toMatch(/“not known yet”/);
  });

  it('keeps a plain go away while a risk is open', () => {
    expect(refusalOf(vote(request(risky), attempt(alex), risky, policy, nobody, now))).toBe(
      'One risk is open. Waive each of them first, or go with conditions.',
    );
  });

  it('may become conditions, one for each', () => {
    const result = given(withConditions(notReady, both));
    expect(result).toMatchObject({ state: 'decided', decision: 'goWithConditions' });
    expect(conditionsOf(result)).toEqual(both.map((one) => ({ ...one, met: null })));
  });

  it.each<[string, Ground, Attempt['conditions'], RegExp]>([
    [
      'one is missing',
      notReady,
      both.slice(1),
      /^Each condition needs an owner and a date\. Missing: sql\.collation\.$/,
    ],
    ['none is given', notReady, [], /Missing: sql\.collation, tenant\.soft-match\.$/],
    ['one is about something else', notReady, [...both, condition('ad.schema')], /no other\.$/],
    ['one is there twice', notReady, [...both, condition('sql.collation')], /no other\.$/],
    [
      'a date is over',
      notReady,
      [condition('sql.collation', '2026-11-25'), condition('tenant.soft-match')],
      /in the past/,
    ],
    ['nothing is open', ready, [], /^Nothing is open/],
  ])('conditions are refused where %s', (_, ground, conditions, words) => {
    expect(refusalOf(withConditions(ground, conditions))).toMatch(words);
  });

  it('is allowed to be due today', () => {
    const today = both.map((one) => ({ ...one, due: '2026-11-26' }));
    expect(isRefused(withConditions(notReady, today))).toBe(false);
  });

  it('takes the earliest date that an approver asked for', () => {
    const first = given(asked({ ground: risky }));
    const one = after(
      first,
      attempt(alex, 'approveWithConditions', { conditions: [condition('tenant.soft-match', '2026-12-05')] }),
    );
    const two = after(
      one,
      attempt(megan, 'approveWithConditions', { conditions: [condition('tenant.soft-match', '2026-12-02')] }),
    );
    expect(conditionsOf(two)).toMatchObject([{ due: '2026-12-02' }]);
  });

  it('reopens the decision the day after it was due', () => {
    const decided = given(withConditions(notReady, both));
    expect(age(decided, new Date('2026-12-01T23:59:59Z'))).toBeNull();
    const missed = age(decided, new Date('2026-12-02T00:00:00Z'));
    expect(missed).toMatchObject({
      state: 'stale',
      stale: { kind: 'conditionMissed', checks: ['sql.collation', 'tenant.soft-match'] },
    });
    // It waits to be asked again, however long ago the first request would have lapsed.
    expect(age(missed as ApprovalRequest, later(60))).toBeNull();
    expect(refusalOf(meetCondition(missed as ApprovalRequest, 'sql.collation', megan, policy, now))).toMatch(
      /^The decision is reopened/,
    );
    const again = given(askAgain(missed as ApprovalRequest, notReady, later(20).toISOString(), later(7)));
    expect(again).toMatchObject({ state: 'open', round: 2, decision: null });
    expect(standingVotes(again)).toEqual([]);
    expect(again.votes).toHaveLength(1);
  });

  it('is kept when its owner or an approver says so, once', () => {
    const decided = given(withConditions(notReady, both));
    expect(refusalOf(meetCondition(decided, 'sql.collation', adele, policy, now))).toMatch(/^Only Megan, who owns it/);
    const met = given(meetCondition(decided, 'sql.collation', megan, policy, now));
    expect(refusalOf(meetCondition(met, 'sql.collation', alex, policy, now))).toBe('Megan said so already.');
    expect(refusalOf(meetCondition(met, 'ad.schema', alex, policy, now))).toMatch(/no condition about ad\.schema/);
    const all = given(meetCondition(met, 'tenant.soft-match', alex, policy, now));
    expect(age(all, later(100))).toBeNull();
  });
});

describe('time and change', () => {
  it('a request lapses on its day', () => {
    const request = given(asked());
    expect(age(request, new Date(later(7).getTime() - 1))).toBeNull();
    expect(age(request, later(7))).toMatchObject({ state: 'lapsed', revision: 2 });
  });

  it('what is asked about changes: the request is out of date, and its votes stay in the record', () => {
    const one = after(given(asked()), attempt(alex));
    expect(outdate(one, ready, [])).toBeNull();
    const stale = outdate(one, { hash: 'z' }, ['An answer changed.']) as ApprovalRequest;
    expect(stale).toMatchObject({ state: 'stale', stale: { kind: 'changed', changes: ['An answer changed.'] } });
    expect(refusalOf(vote(stale, attempt(megan), ready, policy, nobody, now))).toMatch(/has changed since/);
    const again = given(askAgain(stale, { ...ready, hash: 'z' }, later(9).toISOString(), now));
    expect(pendingApprovers(again, policy)).toEqual([alex, megan, nestor]);
    expect(again.votes).toMatchObject([{ hash: 'a1', round: 1 }]);
    expect(refusalOf(askAgain(again, ready, later(9).toISOString(), now))).toMatch(/not out of date/);
    expect(refusalOf(askAgain(stale, ready, now.toISOString(), now))).toMatch(/in the next 90 days/);
    expect(refusalOf(askAgain(stale, ready, later(91).toISOString(), now))).toMatch(/in the next 90 days/);
  });

  it('a decision stands on what it was given on', () => {
    const decided = after(given(asked()), attempt(alex), attempt(megan));
    expect(outdate(decided, { hash: 'z' }, [])).toBeNull();
    expect(age(decided, later(100))).toBeNull();
  });

  it('who asked, or an administrator, withdraws it while it is not decided', () => {
    const request = given(asked());
    expect(refusalOf(withdraw(request, alex, false))).toMatch(/^Only Adele, who asked/);
    expect(given(withdraw(request, alex, true)).state).toBe('withdrawn');
    expect(refusalOf(withdraw(after(request, attempt(alex), attempt(megan)), adele, false))).toMatch(/closed already/);
  });
});

test('whatever people press in whatever order: nobody counts twice, a decision never changes, and it is what the votes say', () => {
  const people = [adele, alex, megan, nestor, person('mallory')];
  const step = fc.record({
    by: fc.constantFrom(...people),
    voice: fc.constantFrom<Attempt['voice']>('approve', 'approveWithConditions', 'reject'),
    isStale: fc.boolean(),
  });
  const setting = fc.record({
    quorum: fc.constantFrom(1, 2, 3),
    inOrder: fc.boolean(),
    rejection: fc.constantFrom<Policy['rejection']>('one', 'quorum'),
    ground: fc.constantFrom(ready, notReady, risky),
  });
  fc.assert(
    fc.property(setting, fc.array(step, { maxLength: 25 }), ({ quorum, inOrder, rejection, ground }, steps) => {
      const rules = { ...policy, rejection };
      let request = given(asked({ quorum, inOrder, ground }));
      for (const { by, voice, isStale } of steps) {
        const conditions = [...ground.blocking, ...ground.openRisks].map((check) => ({
          check,
          owner: alex,
          due: '2026-12-01',
        }));
        const seen = isStale ? { ...ground, hash: 'old' } : ground;
        const result = vote(request, { by, voice, reason: 'Because.', conditions }, seen, rules, nobody, now);
        if (isRefused(result)) continue;
        expect(request.state).toBe('open');
        expect(isStale).toBe(false);
        expect(rules.approvers).toContain(by);
        request = result;
        const standing = standingVotes(request);
        expect(new Set(standing.map(({ approver }) => approver)).size).toBe(standing.length);
        const approvals = standing.filter(({ voice: one }) => one !== 'reject').length;
        if (request.decision === 'go') expect(ground).toBe(ready);
        if (request.decision === 'go' || request.decision === 'goWithConditions')
          expect(approvals).toBeGreaterThanOrEqual(quorum);
        if (request.decision === 'noGo') expect(standing.some(({ voice: one }) => one === 'reject')).toBe(true);
        if (request.decision === null) expect(approvals).toBeLessThan(quorum);
      }
    }),
  );
});
