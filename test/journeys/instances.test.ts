import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { channel, message } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { canStartServer, startServer } from '../store/server.ts';
import { driveClock } from './clock.ts';
import { type Journey, saidIn, startJourney, wordsOf } from './journey.ts';

describe.runIf(canStartServer)('several instances on one PostgreSQL server', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  /** So many instances about one tenant, which share a database, and a channel that has a digest. */
  async function start(instances: number) {
    const clock = driveClock('2031-03-03T06:30:00Z');
    onTestFinished(() => clock.stop());
    const connector = await startConnector();
    onTestFinished(() => connector.stop());
    const about = site('ready', () => {}, clock.now());
    const tenant = await startTenant(about);
    onTestFinished(() => tenant.stop());
    const databaseUrl = await server.newDatabase();
    const open = () => startJourney(about, { databaseUrl, tenant, connector, now: clock.now });
    const journeys: Journey[] = [];
    for (let number = 0; number < instances; number += 1) {
      const journey = await open();
      onTestFinished(() => journey.stop());
      journeys.push(journey);
    }
    const ask = async (words: string, cards: number, place = channel()) => {
      const before = connector.sent.length;
      await journeys[0]?.say(message(words, place));
      return wordsOf(cardOf((await connector.untilSent(before + cards))[before + cards - 1] as Sent));
    };
    return { clock, connector, tenant, about, ask };
  }

  it.each([2, 3])('%i of them send each slot once and read the tenant once', async (instances) => {
    const { clock, connector, tenant, ask } = await start(instances);
    await ask('are we ready?', 2);
    await ask('digest every weekday at 08:00 Europe/Zurich', 1);
    const scan = tenant.requests.length;
    const before = connector.sent.length;
    await clock.pass('2031-03-07T12:00:00Z', ['digest.due']);
    const digests = connector.sent.slice(before);
    expect(digests.map((sent) => /Nothing changed\*\* since/.test(saidIn(sent)))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(tenant.requests.length - scan).toBe(5 * scan);
  }, 120_000);

  it('many channels that are due at once cost one reading, whichever instance takes them', async () => {
    const { clock, connector, tenant, ask } = await start(3);
    const places = Array.from({ length: 12 }, (_, number) => channel('1', `19:channel${number}@thread.tacv2`));
    for (const place of places) await ask('digest daily at 08:00 Europe/Zurich', 1, place);
    const requests = tenant.requests.length;
    const before = connector.sent.length;
    await clock.pass('2031-03-03T12:00:00Z', ['digest.due']);
    const threads = connector.sent.slice(before).map(({ thread }) => thread);
    expect(threads.toSorted()).toEqual(places.map(({ conversation }) => conversation.id.split(';')[0]).toSorted());
    const scan = tenant.requests.length - requests;
    await ask('scan', 2);
    expect(scan).toBe(tenant.requests.length - requests - scan);
  }, 120_000);

  it('one event is told once', async () => {
    const { clock, connector, about, ask } = await start(2);
    await ask('digest daily at 08:00 Europe/Zurich', 1);
    await clock.pass('2031-03-03T06:46:00Z', ['watch.poll', 'alert.publish']);
    const before = connector.sent.length;
    const features = about.tenant.onPremisesSynchronization[0]?.features as Record<string, boolean>;
    features.blockSoftMatchEnabled = false;
    await clock.pass('2031-03-03T08:00:00Z', ['watch.poll', 'alert.publish']);
    expect(connector.sent.slice(before).map(({ method }) => method)).toEqual(['POST']);
  }, 120_000);
});
