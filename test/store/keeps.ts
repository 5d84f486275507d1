import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facts } from '../../src/facts/facts.ts';
import { defaultProfile, scanScope } from '../../src/facts/profile.ts';
import type { Ports } from '../../src/handlers/ports.ts';
import type { Who } from '../../src/protocol/intent.ts';
import type { Review } from '../../src/review/review.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Ports as TeamsPorts } from '../../src/teams/ports.ts';
import { keepsAnswers } from './keeps-answers.ts';
import { keepsAssignments } from './keeps-assignments.ts';
import { keepsDecisions } from './keeps-decisions.ts';
import { keepsReviews } from './keeps-reviews.ts';
import { keepsWatching } from './keeps-watching.ts';

/** What the store promises, on whatever database: call it once for each kind. */
export function keepsWhatItIsGiven(open: () => Promise<Database>): void {
  let database: Database;
  let store: Store;

  beforeAll(async () => {
    database = await open();
    store = openStore(database) satisfies Pick<Ports, 'dossiers' | 'reviews' | 'opened' | 'answers' | 'snapshots'> &
      Pick<TeamsPorts, 'conversations' | 'messages' | 'inbox'>;
  }, 60_000);
  afterAll(() => database.close());

  const someReview = (more: Partial<Review> = {}): Review => ({
    id: randomUUID(),
    conversationId: randomUUID(),
    name: 'Contoso',
    profile: { ...defaultProfile, upnSuffixes: ['contoso.com'], objectsInScope: 1200 },
    revision: 1,
    createdAt: new Date('2026-11-20T08:15:30.123Z'),
    archivedAt: null,
    ...more,
  });

  const who: Who = {
    user: { id: 'adele', name: 'Adele Vance' },
    conversation: { id: 'channel', thread: 'channel;messageid=1', type: 'channel' },
  };

  const reviewOf = async (id: string) => (await store.dossiers.get(id))?.review ?? null;
  const currentOf = async (id: string) => (await store.dossiers.current(id))?.review ?? null;

  test('a review comes back as it was stored', async () => {
    const review = someReview();
    await store.reviews.create(review);
    expect(await reviewOf(review.id)).toEqual(review);
    expect(await currentOf(review.conversationId)).toEqual(review);
    expect(await reviewOf('no such review')).toBeNull();
    expect(await currentOf('no such conversation')).toBeNull();
  });

  test('the current review is the last one made, whatever its clock said', async () => {
    const { conversationId } = someReview();
    const first = someReview({ conversationId });
    const second = someReview({ conversationId, createdAt: new Date('2026-01-01T00:00:00Z') });
    await store.reviews.create(first);
    await store.reviews.create(second);
    expect((await currentOf(conversationId))?.id).toBe(second.id);
  });

  test('a review is replaced only at the revision that was expected', async () => {
    const review = someReview();
    await store.reviews.create(review);
    const renamed = { ...review, name: 'Fabrikam', revision: 2 };
    expect(await store.reviews.replace(renamed, 1)).toBe(true);
    expect(await store.reviews.replace({ ...review, name: 'Too late', revision: 2 }, 1)).toBe(false);
    expect(await reviewOf(review.id)).toEqual(renamed);
    expect(await store.reviews.replace(someReview(), 1)).toBe(false);
  });

  test('of twenty that replace a review at once, one does', async () => {
    const review = someReview();
    await store.reviews.create(review);
    const names = Array.from({ length: 20 }, (_, number) => `Name ${number}`);
    const results = await Promise.all(
      names.map((name) => store.reviews.replace({ ...review, name, revision: 2 }, review.revision)),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    expect((await reviewOf(review.id))?.name).toBe(names[results.indexOf(true)]);
  });

  test('text comes back as people wrote it, whatever it holds', async () => {
    const review = someReview({ name: `'; DROP TABLE reviews; -- Zürich 🚀 \u202E` });
    await store.reviews.create(review);
    const text = 'NUL \u0000, half a pair \ud83d, quotes " \' \\ and 🚀';
    await store.inbox.accept(review.id, { kind: 'command.unclear', text }, who);
    expect((await reviewOf(review.id))?.name).toBe(review.name);
    expect((await store.inbox.unfinished()).find(({ key }) => key === review.id)?.intent).toEqual({
      kind: 'command.unclear',
      text,
    });
  });

  keepsAnswers(() => store);
  keepsReviews(() => store);
  keepsAssignments(
    () => store,
    () => database,
  );
  keepsDecisions(() => store);
  keepsWatching(() => store);

  test('the latest snapshot is the one that was read last, byte for byte as it was read', async () => {
    const review = someReview();
    await store.reviews.create(review);
    expect((await store.dossiers.get(review.id))?.reading).toBeNull();
    const at = '2026-11-20T09:00:00.000Z';
    const facts: Facts = {
      domains: { ok: false, cause: { kind: 'permissionMissing', permission: 'Domain.Read.All' } },
      adObjectCount: { ok: true, value: 0.1, source: { kind: 'file', at } },
    };
    const reading = (asOf: string) => ({
      asOf: new Date(asOf),
      scope: scanScope(review.profile),
      facts,
      graph: { requests: 4, roundTrips: 2 },
    });
    const newest = reading('2026-11-20T10:00:00.001Z');
    await store.snapshots.add(review.id, reading(at));
    await store.snapshots.add(review.id, newest);
    await store.snapshots.add(review.id, reading('2026-11-20T09:30:00.000Z'));
    const latest = (await store.dossiers.get(review.id))?.reading;
    expect(latest).toEqual(newest);
    expect(JSON.stringify(latest)).toBe(JSON.stringify(newest));
  });

  test('readings are found by time, from either side, with the rules that they were kept under', async () => {
    const [review, other] = [someReview(), someReview()];
    await store.reviews.create(review);
    await store.reviews.create(other);
    const reading = (asOf: string) => ({
      asOf: new Date(asOf),
      scope: scanScope(review.profile),
      facts: {},
      graph: { requests: 1, roundTrips: 1 },
    });
    const judged = (catalogue: string) => ({
      catalogue,
      standing: { verdict: 'ready' as const, outcomes: { 'tenant.exists': 'pass' as const }, plan: 'plan' },
    });
    const days = ['2026-11-20', '2026-11-22', '2026-11-21'].map((day) => `${day}T09:00:00.000Z`);
    for (const day of days) await store.snapshots.add(review.id, reading(day), null, judged(`rules of ${day}`));
    await store.snapshots.add(other.id, reading('2026-11-21T09:00:00.000Z'));
    const { upTo, after, recall } = store.snapshots;
    const dayOf = ({ asOf }: { asOf: Date }) => asOf.toISOString().slice(8, 10);
    const at = new Date('2026-11-21T09:00:00.000Z');
    expect((await upTo(review.id, at, 9)).map(dayOf)).toEqual(['21', '20']);
    expect((await upTo(review.id, at, 1)).map(dayOf)).toEqual(['21']);
    expect((await upTo(review.id, new Date('2026-11-20T08:59:59.999Z'), 9)).map(dayOf)).toEqual([]);
    expect((await after(review.id, at, 9)).map(dayOf)).toEqual(['22']);
    expect((await after(review.id, new Date(0), 2)).map(dayOf)).toEqual(['20', '21']);
    expect((await after(other.id, new Date(0), 9)).map(({ catalogue }) => catalogue)).toEqual([null]);
    const [found] = await upTo(review.id, at, 1);
    expect(found?.catalogue).toBe('rules of 2026-11-21T09:00:00.000Z');
    expect(await recall(found?.number ?? 0)).toEqual(reading('2026-11-21T09:00:00.000Z'));
    expect(await recall(0)).toBeNull();
  });

  test('a snapshot of a review that is not there is stored nowhere', async () => {
    const reading = {
      asOf: new Date(),
      scope: scanScope(defaultProfile),
      facts: {},
      graph: { requests: 0, roundTrips: 0 },
    };
    expect(await store.snapshots.add('no such review', reading)).toBe(null);
  });

  test('a slot of a thread is shown by the message that was put there last', async () => {
    const thread = randomUUID();
    expect(await store.messages.get(thread, 'summary')).toBeNull();
    await store.messages.put(thread, 'summary', 'activity 1');
    await store.messages.put(thread, 'summary', 'activity 2');
    await store.messages.put(thread, 'profile', 'activity 3');
    expect(await store.messages.get(thread, 'summary')).toBe('activity 2');
    expect(await store.messages.get(thread, 'profile')).toBe('activity 3');
    expect(await store.messages.get(randomUUID(), 'summary')).toBeNull();
  });

  test('a conversation is remembered anew, and who installed Preflight there is kept', async () => {
    const conversation = {
      id: randomUUID(),
      type: 'channel' as const,
      tenantId: 'tenant',
      reference: { serviceUrl: 'https://smba.example/emea/', channelId: 'msteams', bot: { id: '28:bot' } },
      installedBy: 'adele',
      teamId: '19:team',
      personId: null,
    };
    await store.conversations.remember(conversation);
    expect(await store.conversations.get(conversation.id)).toEqual(conversation);
    const moved = {
      ...conversation,
      reference: { ...conversation.reference, serviceUrl: 'https://smba.example/amer/' },
    };
    await store.conversations.remember({ ...moved, tenantId: null, installedBy: null, teamId: null });
    expect(await store.conversations.get(conversation.id)).toEqual(moved);
    await store.conversations.forget(conversation.id);
    expect(await store.conversations.get(conversation.id)).toBeNull();
  });

  test('a conversation is suspended since the first refusal, until it is revived or remembered anew', async () => {
    const { conversations } = store;
    const conversation = {
      id: randomUUID(),
      type: 'personal' as const,
      tenantId: 'tenant',
      reference: { serviceUrl: 'https://smba.example/emea/', channelId: 'msteams', bot: { id: '28:bot' } },
      installedBy: null,
      teamId: null,
      personId: null,
    };
    const since = () => conversations.suspendedSince(conversation.id);
    await conversations.suspend(conversation.id);
    expect(await since()).toBeNull();
    await conversations.remember(conversation);
    expect(await since()).toBeNull();
    await conversations.suspend(conversation.id);
    const first = await since();
    expect(first).toBeInstanceOf(Date);
    await conversations.suspend(conversation.id);
    expect(await since()).toEqual(first);
    await conversations.revive(conversation.id);
    expect(await since()).toBeNull();
    await conversations.suspend(conversation.id);
    await conversations.remember(conversation);
    expect(await since()).toBeNull();
  });

  test('what was accepted is unfinished, oldest first, until it is done; a redelivery is refused', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const mine = async (before?: Date) =>
      (await store.inbox.unfinished(before)).filter(({ key }) => key === first || key === second);
    expect(await store.inbox.accept(first, { kind: 'readiness.ask' }, who)).toBe(true);
    expect(await store.inbox.accept(second, { kind: 'scan.start' }, who)).toBe(true);
    expect(await store.inbox.accept(first, { kind: 'help.show' }, who)).toBe(false);
    expect(await mine()).toEqual([
      { key: first, intent: { kind: 'readiness.ask' }, who },
      { key: second, intent: { kind: 'scan.start' }, who },
    ]);
    expect(await mine(new Date(Date.now() - 60_000))).toEqual([]);
    await store.inbox.done(first);
    expect((await mine()).map(({ key }) => key)).toEqual([second]);
    expect(await store.inbox.accept(first, { kind: 'readiness.ask' }, who)).toBe(false);
  });

  test('of twenty deliveries of one activity at once, one is accepted', async () => {
    const key = randomUUID();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => store.inbox.accept(key, { kind: 'scan.start' }, who)),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  test('only what is done is forgotten, and only when that is long ago', async () => {
    const [done, open] = [randomUUID(), randomUUID()];
    await store.inbox.accept(done, { kind: 'scan.start' }, who);
    await store.inbox.accept(open, { kind: 'scan.start' }, who);
    await store.inbox.done(done);
    await store.inbox.prune(new Date(Date.now() - 60_000));
    expect(await store.inbox.accept(done, { kind: 'scan.start' }, who)).toBe(false);
    await store.inbox.prune(new Date(Date.now() + 60_000));
    expect(await store.inbox.accept(done, { kind: 'scan.start' }, who)).toBe(true);
    expect(await store.inbox.accept(open, { kind: 'scan.start' }, who)).toBe(false);
  });
}
