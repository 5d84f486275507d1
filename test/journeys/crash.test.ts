import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type RunningTenant, startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { execute, message } from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import type { BotOptions } from './bot-process.ts';
import { dataOf, newDataDir, saidIn } from './journey.ts';

// Each test starts Preflight at least twice, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let dataDir: string;
let connector: Connector;
let tenant: RunningTenant;
beforeEach(async () => {
  dataDir = await newDataDir();
  connector = await startConnector();
  tenant = await startTenant(site('trouble'), { latencyMs: 50 });
});
afterEach(async () => {
  await connector.stop();
  await tenant.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the bot in a process of its own on the test's folder, connector and tenant. */
async function startBot(death?: BotOptions['death']) {
  const options: BotOptions = {
    ...{ dataDir, trust: connector.trust, tenant: { url: tenant.url, token: tenant.token } },
    ...(death && { death }),
  };
  const file = fileURLToPath(new URL('bot-process.ts', import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const dead = once(child, 'exit').then(([, signal]) => signal as string);
  const kill = async () => {
    child.kill('SIGKILL');
    await dead;
  };
  onTestFinished(kill);
  const [line] = await Promise.race([once(child.stdout, 'data'), dead.then(() => [])]);
  if (!line) throw new Error('The process ended before it listened.');
  return {
    port: Number(String(line)),
    dead,
    kill,
    /** Lets it finish what it is at. */
    async stop() {
      child.kill('SIGTERM');
      await dead;
    },
  };
}

const isVerdict = (sent: Sent) => saidIn(sent).includes('Not ready');

/** Starts the bot again, waits for the verdict to come, and tells everything that was ever sent, in the order it came. */
async function restart(): Promise<readonly Sent[]> {
  const { sent } = connector;
  const before = sent.length;
  const bot = await startBot();
  for (let count = before + 1; !sent.slice(before).some(isVerdict); count += 1) await connector.untilSent(count);
  await bot.stop();
  return sent;
}

/** One message was posted, and what it shows in the end is the verdict. */
function expectOneMessage([posted, ...updates]: readonly Sent[]): void {
  expect(posted?.method).toBe('POST');
  for (const update of updates)
    expect(update).toMatchObject({ method: 'PUT', thread: posted?.thread, activityId: posted?.activityId });
  expect(isVerdict(updates.at(-1) as Sent)).toBe(true);
}

test('killed between the acknowledgement and the progress, it answers after the next start', async () => {
  const bot = await startBot();
  const swallowed = connector.swallowNext();
  expect((await connector.post(bot.port, message('are we ready?'))).status).toBe(200);
  await swallowed;
  await bot.kill();
  expect(connector.sent).toEqual([]);
  expectOneMessage(await restart());
});

test('killed while it reads the tenant, it reads again and replaces the progress', async () => {
  const bot = await startBot();
  expect((await connector.post(bot.port, message('are we ready?'))).status).toBe(200);
  while (tenant.requests.length === 0) await setImmediate();
  await bot.kill();
  expect(connector.sent).toHaveLength(1);
  expectOneMessage(await restart());
});

test.each([
  ['the progress was recorded, before the scan was queued', 'insert into "messages"', 'after'],
  ['the scan was queued, before the question counted as answered', 'update "inbox"', 'before'],
  ['the reading was stored, before its verdict was shown', 'insert into "snapshots"', 'after'],
] as const)('killed after %s, it ends with one message that shows the verdict', async (_moment, at, when) => {
  const bot = await startBot({ at, when });
  expect((await connector.post(bot.port, message('are we ready?'))).status).toBe(200);
  expect(await bot.dead).toBe('SIGKILL');
  expectOneMessage(await restart());
});

test('killed while it reads for a pressed “Scan again”, it shows the new verdict on the pressed card', async () => {
  const bot = await startBot();
  await connector.post(bot.port, message('are we ready?'));
  const [, verdict] = await connector.untilSent(2);
  const read = tenant.requests.length;
  const press = execute(dataOf(cardOf(verdict as Sent), 'Scan again'), { card: verdict?.activityId as string });
  expect((await connector.post(bot.port, press)).status).toBe(200);
  while (tenant.requests.length === read) await setImmediate();
  await bot.kill();
  expect(connector.sent).toHaveLength(2);
  const sent = await restart();
  expect(sent).toHaveLength(3);
  expectOneMessage(sent);
});

test('killed while it reads the tenant for a new review, it reads again and shows the guesses in place of the progress', async () => {
  const bot = await startBot();
  expect((await connector.post(bot.port, message('new review Branch office'))).status).toBe(200);
  while (tenant.requests.length === 0) await setImmediate();
  await bot.kill();
  expect(connector.sent).toHaveLength(1);
  const again = await startBot();
  const [progress, card] = await connector.untilSent(2);
  await again.stop();
  expect(card).toMatchObject({ method: 'PUT', thread: progress?.thread, activityId: progress?.activityId });
  expect(saidIn(card)).toContain('Branch office');
  expect(saidIn(card)).toContain('Guessed: the tenant has 1 federated domain, fabrikam.com.');
});
