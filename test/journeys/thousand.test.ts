import { expect, onTestFinished, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/store.ts';
import { appId, tenantId } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { canStartServer, startServer } from '../store/server.ts';
import { driveClock } from './clock.ts';
import { newDataDir, saidIn, startJourney } from './journey.ts';

const many = 1000;
const adele = { id: 'adele', name: 'Adele Vance' };

/** On a server where one can be started, as whoever serves so many would have it. */
async function openPlace(): Promise<{ databaseUrl: string } | { dataDir: string }> {
  if (!canStartServer) return { dataDir: await newDataDir() };
  const server = await startServer();
  onTestFinished(() => server.stop());
  return { databaseUrl: await server.newDatabase() };
}

const isSaidAgain = (sent: Sent) => JSON.stringify(cardOf(sent).body).includes('Sent again');

test(`${many} channels on one tenant, and a connector that throttles, drops and answers late: each digest once, one scan`, async () => {
  const clock = driveClock('2031-03-03T06:30:00Z');
  onTestFinished(() => clock.stop());
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const about = site('ready', () => {}, clock.now());
  const store = await openPlace();

  const database = await openDatabase(store);
  const kept = openStore(database);
  const ids = Array.from({ length: many }, (_, number) => `19:channel-${number}@thread.tacv2`);
  for (const [number, id] of ids.entries()) {
    const uuid = (kind: number) => `00000000-0000-4000-800${kind}-${String(number).padStart(12, '0')}`;
    await kept.conversations.remember({
      ...{ id, type: 'channel', tenantId, installedBy: null, teamId: null, personId: null },
      reference: { serviceUrl: connector.serviceUrl, channelId: 'msteams', bot: { id: `28:${appId}` } },
    });
    await kept.reviews.create({
      ...{ id: uuid(1), conversationId: id, name: `Project ${number}`, profile: about.profile, revision: 1 },
      ...{ createdAt: clock.now(), archivedAt: null },
    });
    await kept.schedules.put(
      {
        ...{ id: uuid(2), reviewId: uuid(1), conversationId: id, createdBy: adele, onlyChanges: false },
        ...{ timing: { cron: '0 8 * * *', zone: 'Europe/Zurich' }, state: 'active', baseline: null, revision: 1 },
        next: '2031-03-03T07:00:00.000Z',
      },
      0,
      adele,
      { kind: 'schedule.set' },
    );
  }
  await database.close();

  const journey = await startJourney(about, { ...store, connector, now: clock.now });
  onTestFinished(() => journey.stop());
  // Of eight messages one each is throttled, not served, refused a moment, cut off, and taken with a lost answer.
  const moods = [
    { status: 429, headers: { 'retry-after': '1' } },
    undefined,
    { status: 503 },
    { status: 412 },
    undefined,
    { status: 0 },
    { status: 502, isTaken: true },
    undefined,
  ];
  const lost = new Map<string, number>();
  let number = 0;
  connector.failAs(() => moods[number++ % moods.length]);
  connector.watch(({ thread }) => {
    if (moods[(number - 1) % moods.length]?.isTaken) lost.set(thread, (lost.get(thread) ?? 0) + 1);
  });
  const began = performance.now();
  await clock.pass('2031-03-03T08:00:00Z', ['digest.due']);
  const seconds = (performance.now() - began) / 1000;

  const byThread = Map.groupBy(connector.sent, ({ thread }) => thread);
  expect([...byThread.keys()].toSorted()).toEqual(ids.toSorted());
  for (const [thread, sent] of byThread) {
    // One more for each answer that was lost, and each of these says so.
    expect(sent).toHaveLength(1 + (lost.get(thread) ?? 0));
    expect(sent.slice(1).every(isSaidAgain)).toBe(true);
  }
  expect(byThread.get(ids[7] as string)?.map(saidIn)[0]).toContain('Project 7');
  const scan = journey.tenant.requests.length;
  expect(scan).toBeLessThan(20);
  console.log(
    `${many} digests in ${seconds.toFixed(1)} s, ${connector.arrived.length} messages on the wire, ${lost.size} answers lost, ${scan} requests to Graph`,
  );
}, 600_000);
