import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { openDatabase } from '../../src/store/database.ts';
import { channel, message } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import type { BotOptions } from './bot-process.ts';
import { newDataDir, saidIn } from './journey.ts';
import { startBotProcess } from './start-bot-process.ts';

const isDigest = (sent: Sent) => cardOf(sent).fallbackText?.toString().startsWith('Digest:') ?? false;

/** What a digest says of itself: that it may be there twice, or nothing. */
const marksOf = (sent: readonly Sent[]) =>
  sent
    .filter(isDigest)
    .map((one) => /Sent again after a restart: this may be here twice\./.exec(saidIn(one))?.[0] ?? '');

/** A digest is due when the bot starts; it is killed at a statement, and started again. The digests that came of it. */
async function killAt(death: BotOptions['death']): Promise<string[]> {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  const tenant = await startTenant(site('trouble'));
  onTestFinished(async () => {
    await connector.stop();
    await tenant.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const start = (at?: BotOptions['death']) =>
    startBotProcess({
      ...{ dataDir, trust: connector.trust, tenant: { url: tenant.url, token: tenant.token } },
      ...(at && { death: at }),
    });
  const first = await start();
  for (const words of ['are we ready?', 'digest daily at 08:00 UTC'])
    await connector.post(first.port, message(words, channel()));
  await connector.untilSent(3);
  await first.stop();

  const { jobs, close } = await openDatabase({ dataDir });
  const slot = new Date().toISOString();
  await jobs.db.executeSql('UPDATE schedules SET next = $1', [slot]);
  // At its start the bot sees that the slot is due.
  await jobs.db.executeSql(`DELETE FROM pgboss.job WHERE data->'intent'->>'kind' = 'digest.due'`, []);
  await close();

  // It may die before it has said that it listens.
  const second = await start(death).catch(() => null);
  await second?.dead;
  const third = await start();
  await expect.poll(() => connector.sent.some(isDigest), { timeout: 30_000 }).toBe(true);
  await third.stop();
  return marksOf(connector.sent);
}

const again = 'Sent again after a restart: this may be here twice.';

test.for<[at: string, when: 'before' | 'after', digests: readonly string[]]>([
  ['insert into "snapshots"', 'before', ['']],
  ['insert into "snapshots"', 'after', ['']],
  ['insert into "deliveries"', 'before', ['']],
  // From here on nobody can know whether Teams has taken it …
  ['insert into "deliveries"', 'after', [again]],
  ['update "deliveries"', 'before', ['', again]],
  // … and from here on it is recorded.
  ['update "deliveries"', 'after', ['']],
  ['update "schedules"', 'before', ['']],
  ['update "schedules"', 'after', ['']],
])('killed at %s, %s it was carried out, and started again', { timeout: 120_000 }, async ([at, when, digests]) => {
  expect(await killAt({ at, when })).toEqual(digests);
});
