import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { defaultProfile, scanScope } from '../../src/facts/profile.ts';
import type { Conversation } from '../../src/protocol/conversation.ts';
import type { Review } from '../../src/review/review.ts';
import type { Store } from '../../src/store/store.ts';

/** What the store promises of several reviews in several conversations, on whatever database. */
export function keepsReviews(store: () => Store): void {
  const at = new Date('2026-11-20T08:00:00.000Z');
  const someReview = (conversationId: string, more: Partial<Review> = {}): Review => ({
    id: randomUUID(),
    conversationId,
    name: 'Contoso',
    profile: defaultProfile,
    revision: 1,
    createdAt: at,
    archivedAt: null,
    ...more,
  });
  const create = async (conversationId: string, more: Partial<Review> = {}) => {
    const review = someReview(conversationId, more);
    await store().reviews.create(review);
    return review;
  };
  const currentOf = async (id: string) => (await store().dossiers.current(id))?.review.id ?? null;
  const archive = (review: Review, archivedAt: Date | null) =>
    store().reviews.replace({ ...review, archivedAt, revision: review.revision + 1 }, review.revision);
  const answer = (reviewId: string, fact: 'adObjectCount' | 'topology' = 'adObjectCount') =>
    store().answers.give({
      ...{ reviewId, fact, subject: '', seen: 0, words: '1', evidence: '', at: at.toISOString() },
      reading: { ok: true, value: 1, source: { kind: 'file', at: at.toISOString() } },
      by: { id: 'adele', name: 'Adele Vance' },
    });
  const read = (reviewId: string) =>
    store().snapshots.add(reviewId, {
      ...{ asOf: at, scope: scanScope(defaultProfile), facts: {} },
      graph: { requests: 0, roundTrips: 0 },
    });

  test('the current review is the opened one, until it is archived; then the newest that is not', async () => {
    const here = randomUUID();
    const [first, second, third] = [await create(here), await create(here), await create(here)];
    expect(await currentOf(here)).toBe(third.id);
    expect(await store().opened.set(here, first.id)).toBe(true);
    expect(await currentOf(here)).toBe(first.id);
    await store().opened.set(here, second.id);
    expect([await currentOf(here), await store().opened.get(here)]).toEqual([second.id, second.id]);
    await archive(second, at);
    expect([await currentOf(here), await store().opened.get(here)]).toEqual([third.id, null]);
    await archive(third, at);
    expect(await currentOf(here)).toBe(first.id);
    await archive(first, at);
    expect(await currentOf(here)).toBeNull();
    await archive({ ...second, revision: 2 }, null);
    expect(await currentOf(here)).toBe(second.id);
  });

  test('a conversation may open the review of another, which changes nothing there', async () => {
    const [here, there] = [randomUUID(), randomUUID()];
    const [own, other, newest] = [await create(here), await create(there), await create(there)];
    await store().opened.set(here, other.id);
    expect([await currentOf(here), await currentOf(there)]).toEqual([other.id, newest.id]);
    await store().opened.drop(here);
    expect(await currentOf(here)).toBe(own.id);
  });

  test('a review that is not there cannot be opened', async () => {
    const here = randomUUID();
    expect(await store().opened.set(here, randomUUID())).toBe(false);
    expect(await store().opened.get(here)).toBeNull();
  });

  test('of twenty first reviews of a conversation at once, one is stored', async () => {
    const here = randomUUID();
    const results = await Promise.all(Array.from({ length: 20 }, () => store().reviews.createFirst(someReview(here))));
    expect(results.filter(Boolean)).toHaveLength(1);
    const [only] = await store().reviews.of([here]);
    await archive(only as Review, at);
    expect(await store().reviews.createFirst(someReview(here))).toBe(false);
  });

  test('reviews are listed newest first, with archived ones, and without those of other conversations', async () => {
    const [here, there] = [randomUUID(), randomUUID()];
    const [first, second, third] = [await create(here), await create(there), await create(here, { archivedAt: at })];
    await create(randomUUID());
    expect(await store().reviews.of([here, there])).toEqual([third, second, first]);
    expect(await store().reviews.of([])).toEqual([]);
  });

  test('a review is deleted with all that is kept about it, and with nothing of another', async () => {
    const here = randomUUID();
    const [review, other] = [await create(here), await create(here)];
    for (const { id } of [review, other]) {
      await answer(id);
      await answer(id, 'topology');
      await read(id);
    }
    await store().opened.set(here, review.id);
    const kept = { entries: 2, readings: 1, assignments: 0 };
    expect(await store().reviews.contents(review.id)).toEqual(kept);
    expect(await store().reviews.remove(review.id, { revision: 1, entries: 2 })).toBe(true);
    expect(await store().dossiers.get(review.id)).toBeNull();
    expect(await store().opened.get(here)).toBeNull();
    expect(await currentOf(here)).toBe(other.id);
    expect(await store().reviews.contents(review.id)).toEqual({ entries: 0, readings: 0, assignments: 0 });
    expect(await store().reviews.contents(other.id)).toEqual(kept);
    expect(await store().reviews.remove(review.id, { revision: 1, entries: 2 })).toBe(false);
    expect(await read(review.id)).toBeNull();
    expect(await answer(review.id)).toBeNull();
  });

  test('a review that was changed or answered meanwhile is not deleted', async () => {
    const review = await create(randomUUID());
    await answer(review.id);
    expect(await store().reviews.remove(review.id, { revision: 1, entries: 0 })).toBe(false);
    expect(await store().reviews.remove(review.id, { revision: 2, entries: 1 })).toBe(false);
    expect((await store().dossiers.get(review.id))?.told).toHaveLength(1);
    expect(await store().reviews.remove(review.id, { revision: 1, entries: 1 })).toBe(true);
  });

  test('of a tenant’s conversations those with the newest reviews come first, and personal chats never', async () => {
    const tenantId = randomUUID();
    const remember = async (type: Conversation['type'], tenant = tenantId) => {
      const id = randomUUID();
      const reference = { serviceUrl: 'https://smba.example/emea/', channelId: 'msteams', bot: { id: '28:bot' } };
      await store().conversations.remember({
        ...{ id, type, tenantId: tenant, reference, installedBy: null, teamId: null, personId: null },
      });
      return id;
    };
    const [one, two, three] = [await remember('channel'), await remember('groupChat'), await remember('channel')];
    for (const id of [one, two, three, one, await remember('personal'), await remember('channel', randomUUID())])
      await create(id);
    await remember('channel');
    const found = async (most: number) => (await store().conversations.withReviews(tenantId, most)).map(({ id }) => id);
    expect(await found(50)).toEqual([one, three, two]);
    expect(await found(2)).toEqual([one, three]);
  });
}
