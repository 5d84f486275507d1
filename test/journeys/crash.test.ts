import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type RunningTenant, startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { alex, channel, execute, installation, mention, message } from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import type { BotOptions } from './bot-process.ts';
import { dataOf, newDataDir, saidIn } from './journey.ts';
import { startBotProcess } from './start-bot-process.ts';

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

/** Starts the bot on the test's folder, connector and tenant. */
const startBot = (death?: BotOptions['death'], plan?: BotOptions['plan']) =>
  startBotProcess({
    ...{ dataDir, trust: connector.trust, tenant: { url: tenant.url, token: tenant.token } },
    ...(death && { death }),
    ...(plan && { plan }),
  });

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
  expect(await bot.dead).toMatchObject({ signal: 'SIGKILL' });
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

const servers = [
  { id: 'active-1', role: 'active', name: 'SYNC01' },
  { id: 'staging-1', role: 'staging', name: 'SYNC02' },
  { id: 'staging-2', role: 'staging', name: 'SYNC03' },
] as const;

/** Says something and gives what the card says that comes back. */
const ask = async (port: number, text: string) => {
  const before = connector.sent.length;
  await connector.post(port, message(text));
  return saidIn((await connector.untilSent(before + 1))[before]);
};

test.each([
  ['dotnetRelease@all 528040', 'for SYNC01, SYNC02 and SYNC03: 528040.'],
  ['dotnetRelease SYNC01: 528040\nSYNC02: 528040', 'for SYNC01: 528040; SYNC02: 528040.'],
  ['dotnetRelease@SYNC01 528040', '(SYNC01): 528040.'],
])('killed after “answer %s” was stored, it says so after the next start, and one undo takes it back', async (text, said) => {
  const plan = { servers: [...servers] };
  const bot = await startBot({ at: 'insert into "answers"', when: 'after' }, plan);
  await connector.post(bot.port, message(`answer ${text}`));
  expect(await bot.dead).toMatchObject({ signal: 'SIGKILL' });
  expect(connector.sent).toHaveLength(0);
  const again = await startBot(undefined, plan);
  const [answer] = await connector.untilSent(1);
  expect(saidIn(answer)).toContain('Saved the release of .NET Framework');
  expect(saidIn(answer)).toContain(said);
  expect(await ask(again.port, 'undo')).toContain('Taken back');
  expect(await ask(again.port, 'undo')).toContain('no answer here that could be taken back');
});

test('killed after an undo was stored, it takes back no second press after the next start', async () => {
  const plan = { servers: [...servers] };
  const bot = await startBot(undefined, plan);
  await ask(bot.port, 'answer dotnetRelease@all 528040');
  await ask(bot.port, 'answer serverMemoryGb SYNC01: 16 GB\nSYNC02: 32 GB');
  await bot.stop();
  const before = connector.sent.length;
  const doomed = await startBot({ at: 'insert into "answers"', when: 'after' }, plan);
  await connector.post(doomed.port, message('undo'));
  expect(await doomed.dead).toMatchObject({ signal: 'SIGKILL' });
  const again = await startBot(undefined, plan);
  expect(saidIn((await connector.untilSent(before + 1))[before])).toContain('Taken back for SYNC01 and SYNC02.');
  const answers = await ask(again.port, 'show my answers');
  expect(answers.match(/528040/g)).toHaveLength(3);
  expect(answers).not.toContain('GB');
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

test.each([
  ['a vote was stored, before its card was queued', 'update "approvals" set "revision"', 'after'],
  ['the card of a vote was shown, before that was noted', 'update "approvals" set "published"', 'before'],
] as const)('killed after %s, the card shows what is stored after the next start', async (_moment, at, when) => {
  const { sent } = connector;
  const until = async (words: string, after: number) => {
    for (let count = after + 1; ; count += 1) {
      const one = (await connector.untilSent(count))[count - 1];
      if (saidIn(one).includes(words)) return one as Sent;
    }
  };
  const entities = [mention(), mention(alex)];
  const bot = await startBot();
  await connector.post(bot.port, installation('add'));
  await connector.post(bot.port, message('are we ready?'));
  await until('Not ready', 0);
  await connector.post(bot.port, message(`approvers <at>${alex.name}</at>`, undefined, undefined, { entities }));
  await until('Saved. Approvers here: Alex Wilber', 0);
  await connector.post(bot.port, message('request approval quorum 1'));
  const request = await until('Approval requested', 0);
  await bot.stop();

  const before = sent.length;
  const doomed = await startBot({ at, when });
  await connector.post(doomed.port, message('reject because the ports are closed', channel(), alex));
  expect(await doomed.dead).toMatchObject({ signal: 'SIGKILL' });
  const shownBefore = sent.length;
  const again = await startBot();
  const isShown = (one: Sent) =>
    one.method === 'PUT' && one.activityId === request.activityId && saidIn(one).includes('Decided: No-go');
  for (let count = shownBefore + 1; !sent.slice(shownBefore).some(isShown); count += 1)
    await connector.untilSent(count);
  await again.stop();
  const closing = sent.slice(before).filter((one) => one.method === 'POST' && /Decided: No-go/.test(saidIn(one)));
  // What was typed is answered with the card, which says that the vote is there; and one closing card tells everyone.
  expect(closing.filter((one) => !/^✗ This request/m.test(saidIn(one)))).toHaveLength(1);
  const votes = saidIn(sent.findLast(isShown)).match(/Alex Wilber\*\* rejects/g);
  expect(votes).toHaveLength(1);
  expect(saidIn(sent.findLast(isShown))).toContain('“the ports are closed”');
});
