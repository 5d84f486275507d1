import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { defaultProfile, scanScope } from '../../src/facts/profile.ts';
import type { Alert } from '../../src/review/alert.ts';
import type { Schedule } from '../../src/review/schedule.ts';
import type { Store } from '../../src/store/store.ts';
import { newReview } from './new-review.ts';

/** What the store promises of schedules, readings that are kept, alerts and messages that are sent once. */
export function keepsWatching(store: () => Store): void {
  const adele = { id: 'adele', name: 'Adele Vance' };
  const monday = '2026-11-30T08:00:00.000Z';
  const tuesday = '2026-12-01T08:00:00.000Z';
  const scope = (suffix: string) => scanScope({ ...defaultProfile, upnSuffixes: [suffix] });
  const standing = { verdict: 'ready' as const, outcomes: { 'tenant.exists': 'pass' as const }, plan: 'p' };

  const read = (review: string, day: string, suffix = `${review.slice(0, 8)}.example`) =>
    store().snapshots.add(
      review,
      { asOf: new Date(`${day}T09:00:00Z`), scope: scope(suffix), facts: {}, graph: { requests: 1, roundTrips: 1 } },
      null,
      { catalogue: 'rules', standing },
    ) as Promise<number>;

  async function newConversation(): Promise<string> {
    const id = `19:${randomUUID()}@thread.v2`;
    const reference = { serviceUrl: 'https://smba.example', channelId: 'msteams', bot: { id: '28:bot' } };
    const nobody = { installedBy: null, teamId: null, personId: null, tenantId: 'tenant' };
    await store().conversations.remember({ id, type: 'groupChat', reference, ...nobody });
    return id;
  }

  async function newSchedule(more: Partial<Schedule> = {}): Promise<Schedule> {
    const schedule: Schedule = {
      id: randomUUID(),
      reviewId: await newReview(store()),
      conversationId: await newConversation(),
      timing: { cron: '0 8 * * *', zone: 'UTC' },
      onlyChanges: false,
      createdBy: adele,
      state: 'active',
      next: monday,
      baseline: null,
      revision: 1,
      ...more,
    };
    expect(await store().schedules.put(schedule, 0, adele, { kind: 'schedule.set' })).toBe(true);
    return schedule;
  }

  test('a schedule comes back as it was, and is found by conversation, review and person', async () => {
    const schedule = await newSchedule();
    const { schedules } = store();
    expect(await schedules.get(schedule.id)).toEqual(schedule);
    expect(await schedules.of(schedule.conversationId)).toEqual([schedule]);
    expect(await schedules.activeOf(schedule.reviewId)).toEqual([schedule]);
    expect(await schedules.madeBy('adele')).toContainEqual(schedule);
    expect(await schedules.active()).toContainEqual(schedule);
    expect(await schedules.madeBy('alex')).toEqual([]);
  });

  test('of two changes of one schedule the first counts, and one that is paused is not active', async () => {
    const schedule = await newSchedule();
    const { schedules } = store();
    const paused: Schedule = { ...schedule, state: 'paused', revision: 2 };
    expect(await schedules.put(paused, 1, adele, { kind: 'schedule.paused' })).toBe(true);
    expect(await schedules.put({ ...paused, state: 'active' }, 1, adele, { kind: 'schedule.resumed' })).toBe(false);
    expect(await schedules.activeOf(schedule.reviewId)).toEqual([]);
    expect(await schedules.remove(schedule, adele)).toBe(false);
    expect(await schedules.remove(paused, adele)).toBe(true);
    expect(await schedules.get(schedule.id)).toBeNull();
  });

  test('a slot goes forward only, and leaves the revision as it is', async () => {
    const schedule = await newSchedule();
    const { schedules } = store();
    const number = await read(schedule.reviewId, '2026-11-29');
    await schedules.advance(schedule.id, tuesday, number);
    await schedules.advance(schedule.id, monday);
    expect(await schedules.get(schedule.id)).toEqual({ ...schedule, next: tuesday, baseline: number });
  });

  test('schedules go with their conversation and with their review', async () => {
    const [one, other] = [await newSchedule(), await newSchedule()];
    await store().conversations.forget(one.conversationId);
    await store().reviews.remove(other.reviewId, { revision: 1, entries: 0 }, adele);
    expect(await store().schedules.get(one.id)).toBeNull();
    expect(await store().schedules.get(other.id)).toBeNull();
  });

  test('a schedule for a review that is gone is not stored', async () => {
    const schedule = await newSchedule();
    const lost = { ...schedule, id: randomUUID(), reviewId: randomUUID() };
    expect(await store().schedules.put(lost, 0, adele, { kind: 'schedule.set' })).toBe(false);
  });

  test('old readings are removed, but not the newest of a review, nor what a digest is compared with', async () => {
    const schedule = await newSchedule();
    const [first, told, third, newest] = [
      await read(schedule.reviewId, '2026-01-01'),
      await read(schedule.reviewId, '2026-01-02'),
      await read(schedule.reviewId, '2026-01-03'),
      await read(schedule.reviewId, '2026-01-04'),
    ];
    await store().schedules.advance(schedule.id, tuesday, told);
    await store().snapshots.prune(new Date('2026-06-01T00:00:00Z'));
    const kept = await Promise.all([first, told, third, newest].map((number) => store().snapshots.kept(number)));
    expect(kept.map((one) => one?.number ?? null)).toEqual([null, told, null, newest]);
  });

  test('a reading serves every review of the same scope, from a time on, and the standings come newest first', async () => {
    const [one, other] = [await newReview(store()), await newReview(store())];
    const suffix = `${one.slice(0, 8)}.example`;
    const first = await read(one, '2026-11-20', suffix);
    const second = await read(other, '2026-11-21', suffix);
    const { sharedSince, standings } = store().snapshots;
    const since = (day: string) => sharedSince(scope(suffix), new Date(`${day}T09:00:00Z`));
    expect(await since('2026-11-19')).toEqual({ number: first, reviewId: one });
    expect(await since('2026-11-20')).toEqual({ number: first, reviewId: one });
    expect(await since('2026-11-21')).toEqual({ number: second, reviewId: other });
    expect(await since('2026-11-22')).toBeNull();
    expect(await sharedSince(scope('other.example'), new Date(0))).toBeNull();
    await read(one, '2026-11-22', suffix);
    const stood = await standings(one, new Date('2026-12-01'), 9);
    expect(stood.map(({ asOf }) => asOf.getUTCDate())).toEqual([22, 20]);
    expect(stood[0]?.standing).toEqual(standing);
  });

  test('an alert is stored once and resolved once', async () => {
    const reviewId = await newReview(store());
    const alert: Alert = {
      id: randomUUID(),
      reviewId,
      event: { kind: 'check', check: 'tenant.exists', subject: '' },
      summary: 'Gone.',
      seenAt: monday,
      resolved: null,
    };
    const { alerts } = store();
    await alerts.add(alert);
    await alerts.add({ ...alert, summary: 'Gone again.' });
    expect(await alerts.of(reviewId, 9)).toEqual([alert]);
    const resolved = { ...alert, resolved: { at: tuesday, summary: 'Back.' } };
    await alerts.resolve(resolved);
    await alerts.resolve({ ...resolved, resolved: { at: tuesday, summary: 'Back again.' } });
    expect(await alerts.get(alert.id)).toEqual(resolved);
    const seen = { asOf: monday, facts: {}, failing: ['tenant.exists'] };
    expect(await alerts.seen(reviewId)).toBeNull();
    await alerts.see(reviewId, { ...seen, failing: [] });
    await alerts.see(reviewId, seen);
    expect(await alerts.seen(reviewId)).toEqual(seen);
  });

  test('a go-live is changed by whoever saw it last', async () => {
    const reviewId = await newReview(store());
    const live = { since: '2026-12-01', criteria: ['Nobody can sign in.'], by: adele, isClosed: false, revision: 1 };
    const { lives } = store();
    expect(await lives.put(reviewId, live, adele, 'live.set')).toBe(true);
    expect(await lives.put(reviewId, live, adele, 'live.set')).toBe(false);
    expect(await lives.get(reviewId)).toEqual(live);
    expect(await lives.running()).toContainEqual({ reviewId, live });
    expect(await lives.put(reviewId, { ...live, isClosed: true, revision: 2 }, null, 'live.closed')).toBe(true);
    expect((await lives.running()).map((one) => one.reviewId)).not.toContain(reviewId);
  });

  test('a message that is sent once is begun once, unclear until it is done, and new again once it was refused', async () => {
    const { deliveries } = store();
    const key = randomUUID();
    expect(await deliveries.begin(key)).toBe('new');
    expect(await deliveries.isDone(key)).toBe(false);
    expect(await deliveries.begin(key)).toBe('unclear');
    await deliveries.drop(key);
    expect(await deliveries.begin(key)).toBe('new');
    await deliveries.done(key);
    expect(await deliveries.begin(key)).toBe('done');
    await deliveries.prune(new Date(Date.now() + 60_000));
    expect(await deliveries.isDone(key)).toBe(false);
  });

  test('work under one key is done by one at a time, and goes on when one of them fails', async () => {
    const { alone } = store();
    const running: string[] = [];
    const work = (name: string) => async () => {
      running.push(`${name} begins`);
      await wait(5);
      running.push(`${name} ends`);
      if (name === 'a') throw new Error('a fails');
      return name;
    };
    const [a, b] = await Promise.allSettled([alone('key', work('a')), alone('key', work('b'))]);
    expect(running).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect([a.status, b.status === 'fulfilled' && b.value]).toEqual(['rejected', 'b']);
  });
}
