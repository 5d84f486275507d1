import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { defaultProfile } from '../../src/facts/profile.ts';
import { firstPolicy } from '../../src/review/policy.ts';
import type { Waiver } from '../../src/review/waiver.ts';
import type { Store } from '../../src/store/store.ts';

/** What the store promises of waivers, policies and evidence, on whatever database. */
export function keepsDecisions(store: () => Store): void {
  const adele = { id: 'adele', name: 'Adele Vance' };
  const at = '2026-11-20T08:00:00.000Z';

  const newReview = async () => {
    const id = randomUUID();
    const review = { id, conversationId: id, name: 'Contoso', profile: defaultProfile, revision: 1 };
    await store().reviews.create({ ...review, createdAt: new Date(at), archivedAt: null });
    return id;
  };
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
    const review = await newReview();
    expect(await waiversOf(review)).toEqual([]);
    const [first, second] = [someWaiver(), someWaiver({ object: null })];
    expect(await store().waivers.add(review, first)).toBe(true);
    expect(await store().waivers.add(review, second)).toBe(true);
    expect(await waiversOf(review)).toEqual([first, second]);
    expect(await waiversOf(review)).toBe(await waiversOf(review));
    expect(await waiversOf(await newReview())).toEqual([]);
  });

  test('a waiver that is there already stays as it is', async () => {
    const review = await newReview();
    const waiver = someWaiver();
    await store().waivers.add(review, waiver);
    expect(await store().waivers.add(review, { ...waiver, reason: 'Another.' })).toBe(false);
    expect(await waiversOf(review)).toEqual([waiver]);
  });

  test('of many who decide on the same state one is first', async () => {
    const review = await newReview();
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
      store().policies.replace(conversation, policy, 0, adele),
      store().policies.replace(conversation, policy, 0, adele),
    ]);
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await store().policies.get(conversation)).toEqual({ policy, revision: 1 });
    expect(await store().policies.replace(conversation, firstPolicy, 1, adele)).toBe(true);
    expect(await store().policies.replace(conversation, policy, 1, adele)).toBe(false);
    expect(await store().policies.get(conversation)).toEqual({ policy: firstPolicy, revision: 2 });
  });

  test('evidence is kept once by its hash', async () => {
    const hash = randomUUID();
    expect(await store().evidence.get(hash)).toBeNull();
    await store().evidence.keep(hash, '{"a":"\\u0000"}');
    await store().evidence.keep(hash, 'other');
    expect(await store().evidence.get(hash)).toBe('{"a":"\\u0000"}');
  });
}
