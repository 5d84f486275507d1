import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type ApprovalRequest, age, outdate, requestApproval, vote, withdraw } from '../../src/review/approval.ts';
import { firstPolicy } from '../../src/review/policy.ts';
import { isRefused } from '../../src/review/refused.ts';
import type { Waiver } from '../../src/review/waiver.ts';
import type { Store } from '../../src/store/store.ts';
import { newReview } from './new-review.ts';

/** What the store promises of waivers, policies and evidence, on whatever database. */
export function keepsDecisions(store: () => Store): void {
  const adele = { id: 'adele', name: 'Adele Vance' };
  const at = '2026-11-20T08:00:00.000Z';

  const someWaiver = (more: Partial<Waiver> = {}): Waiver => ({
    id: randomUUID(),
    revision: 1,
    check: 'tenant.admins.mfa',
    object: { id: 'o1', name: 'ann@contoso.com\u0000' },
    reason: 'She leaves.',
    until: '2026-12-31',
    requested: { by: adele, at },
    state: 'requested',
    granted: null,
    decided: null,
    thread: 't',
    ...more,
  });
  const waiversOf = async (id: string) => (await store().dossiers.get(id))?.waivers;

  test('waivers come back with their review, oldest first, and the same list as long as none changes', async () => {
    const review = await newReview(store());
    expect(await waiversOf(review)).toEqual([]);
    const [first, second] = [someWaiver(), someWaiver({ object: null })];
    expect(await store().waivers.add(review, first)).toBe(true);
    expect(await store().waivers.add(review, second)).toBe(true);
    expect(await waiversOf(review)).toEqual([first, second]);
    expect(await waiversOf(review)).toBe(await waiversOf(review));
    expect(await waiversOf(await newReview(store()))).toEqual([]);
  });

  test('a waiver that is there already stays as it is', async () => {
    const review = await newReview(store());
    const waiver = someWaiver();
    await store().waivers.add(review, waiver);
    expect(await store().waivers.add(review, { ...waiver, reason: 'Another.' })).toBe(false);
    expect(await waiversOf(review)).toEqual([waiver]);
  });

  test('of many who decide on the same state one is first', async () => {
    const review = await newReview(store());
    const waiver = someWaiver();
    await store().waivers.add(review, waiver);
    const decided = (n: number): Waiver => ({
      ...waiver,
      revision: 2,
      state: 'granted',
      granted: { by: { id: `p${n}`, name: `P${n}` }, at, because: '' },
    });
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => store().waivers.replace(decided(n), 1)));
    expect(results.filter(Boolean)).toHaveLength(1);
    const winner = results.indexOf(true);
    expect(await waiversOf(review)).toEqual([decided(winner)]);
    expect(await store().waivers.replace(decided(99), 1)).toBe(false);
  });

  test('a policy is stored on top of the revision that was seen', async () => {
    const conversation = randomUUID();
    expect(await store().policies.get(conversation)).toBeNull();
    const policy = { ...firstPolicy, approvers: [adele] };
    const firsts = await Promise.all([
      store().policies.replace({ conversation }, policy, 0, adele),
      store().policies.replace({ conversation }, policy, 0, adele),
    ]);
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await store().policies.get(conversation)).toEqual({ policy, revision: 1 });
    expect(await store().policies.replace({ conversation }, firstPolicy, 1, adele)).toBe(true);
    expect(await store().policies.replace({ conversation }, policy, 1, adele)).toBe(false);
    expect(await store().policies.get(conversation)).toEqual({ policy: firstPolicy, revision: 2 });
  });

  test('evidence is kept once by its hash', async () => {
    const hash = randomUUID();
    expect(await store().evidence.get(hash)).toBeNull();
    await store().evidence.keep(hash, '{"a":"\\u0000"}');
    await store().evidence.keep(hash, 'other');
    expect(await store().evidence.get(hash)).toBe('{"a":"\\u0000"}');
  });

  const [alex, megan] = [
    { id: 'alex', name: 'Alex Wilber' },
    { id: 'megan', name: 'Megan Bowen' },
  ];
  const now = new Date(at);
  const policy = { ...firstPolicy, approvers: [alex, megan] };
  const given = (result: ReturnType<typeof vote>): ApprovalRequest => {
    if (isRefused(result)) throw new Error(result.refused);
    return result;
  };
  const someRequest = (reviewId: string, openRisks: readonly string[] = []) =>
    given(
      requestApproval(
        {
          ...{ id: randomUUID(), reviewId, requestedBy: adele, approvers: [alex, megan], inOrder: false, quorum: 2 },
          ...{ lapses: '2026-11-27T23:59:59.999Z', thread: 't', escalateTo: null },
          ground: { hash: 'h1', verdict: openRisks.length > 0 ? 'readyWithRisks' : 'ready', blocking: [], openRisks },
        },
        policy,
        now,
      ),
    );
  const cast = (request: ApprovalRequest, by: typeof alex, over: Partial<Parameters<typeof vote>[1]> = {}) =>
    given(
      vote(
        request,
        { by, voice: 'approve', reason: `${by.name} looked.\u0000`, conditions: [], ...over },
        ...([request.ground, policy, new Set<string>(), now] as const),
      ),
    );
  /** The entries about requests, oldest first: what was done, by whom, and what they wrote. */
  const toldOf = async (reviewId: string) =>
    (await store().audit.page(reviewId, 1, 50)).entries
      .filter(({ kind }) => !/^(review|snapshot)\./.test(kind))
      .map(({ kind, name, facts, texts }) => ({ kind, name, facts, texts }))
      .reverse();

  test('a request comes back as it was stored, and a second one only on top of the first', async () => {
    const review = await newReview(store());
    expect(await store().approvals.newest(review)).toBeNull();
    const [first, second] = [someRequest(review), someRequest(review)];
    const stored = await Promise.all([store().approvals.create(first, null), store().approvals.create(second, null)]);
    expect(stored.filter(Boolean)).toHaveLength(1);
    const newest = await store().approvals.newest(review);
    expect(newest).toEqual(stored[0] ? first : second);
    const third = someRequest(review);
    expect(await store().approvals.create(third, newest?.id ?? null)).toBe(true);
    expect(await store().approvals.newest(review)).toEqual(third);
    expect(await store().approvals.get(String(newest?.id))).toEqual(newest);
    expect(await store().approvals.get(randomUUID())).toBeNull();
    expect((await toldOf(review)).map(({ kind }) => kind)).toEqual(['approval.requested', 'approval.requested']);
  });

  test('of many who change the same revision of a request one is first, and one entry tells of it', async () => {
    const review = await newReview(store());
    const request = someRequest(review);
    await store().approvals.create(request, null);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store().approvals.replace(cast(request, alex, { reason: `${n}` }), request.revision, alex),
      ),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    const after = await store().approvals.get(request.id);
    expect(after?.votes).toMatchObject([{ reason: String(results.indexOf(true)) }]);
    expect((await toldOf(review)).map(({ kind }) => kind)).toEqual(['approval.requested', 'approval.given']);
  });

  test('what is behind its card, and what is open, is found again', async () => {
    const review = await newReview(store());
    const request = someRequest(review);
    await store().approvals.create(request, null);
    const behind = async () => (await store().approvals.unpublished()).some(({ id }) => id === request.id);
    const open = async () => (await store().approvals.open()).some(({ id }) => id === request.id);
    expect([await behind(), await open()]).toEqual([true, true]);
    await store().approvals.markPublished(request.id, 1);
    expect(await behind()).toBe(false);
    const withdrawn = given(withdraw(request, adele, false));
    await store().approvals.replace(withdrawn, 1, adele);
    // What was shown late is no newer for that.
    await store().approvals.markPublished(request.id, 1);
    expect([await behind(), await open()]).toEqual([true, false]);
    await store().approvals.markPublished(request.id, 2);
    expect(await behind()).toBe(false);
  });

  test('votes, the decision, a change, a condition and a withdrawal are each told once, with who and what they saw', async () => {
    const review = await newReview(store());
    const risky = someRequest(review, ['ad.recycle-bin']);
    const store1 = store().approvals;
    await store1.create(risky, null);
    const conditions = [{ check: 'ad.recycle-bin', owner: megan, due: '2026-11-25' }];
    const over = { voice: 'approveWithConditions', conditions } as const;
    const one = cast(risky, alex, over);
    await store1.replace(one, 1, alex);
    const decided = cast(one, megan, { ...over, reason: '' });
    await store1.replace(decided, 2, megan);
    const reopened = age(decided, new Date('2026-11-26T00:00:00Z')) as ApprovalRequest;
    await store1.replace(reopened, 3, null);
    const next = someRequest(review);
    await store1.create(next, risky.id);
    const stale = outdate(next, { hash: 'h2' }, ['An answer was changed: the licences.']) as ApprovalRequest;
    await store1.replace(stale, 1, null);
    await store1.replace(given(withdraw(stale, adele, false)), 2, adele);

    const told = await toldOf(review);
    expect(told.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'approval.requested Adele Vance',
      'approval.given Alex Wilber',
      'approval.given Megan Bowen',
      'decision.made null',
      'decision.reopened null',
      'approval.requested Adele Vance',
      'approval.outdated null',
      'approval.withdrawn Adele Vance',
    ]);
    expect(told[1]).toMatchObject({ facts: { voice: 'approveWithConditions', conditions: 1, round: 1 } });
    expect(told[1]?.texts).toMatchObject({ conditions: 'ad.recycle-bin: Megan Bowen, 2026-11-25' });
    expect(told[3]).toMatchObject({ facts: { decision: 'goWithConditions' } });
    expect(told[6]?.texts).toEqual({ changes: 'An answer was changed: the licences.' });
  });
}
