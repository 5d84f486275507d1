import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Readiness } from '../../src/teams/ports.ts';
import { message } from '../connector/activities.ts';
import { type BotOverrides, startBot } from '../connector/bot.ts';

const fine: Readiness = { database: true, queue: true, graph: 'ok' };

async function start(readiness: () => Promise<Readiness>, ports: BotOverrides['ports'] = {}) {
  const bot = await startBot({ ports: { ...ports, readiness } });
  onTestFinished(() => bot.stop());
  return {
    ...bot,
    async get(path: string) {
      const response = await fetch(`http://127.0.0.1:${bot.port}${path}`);
      return { status: response.status, body: await response.json() };
    },
  };
}

test('/readyz is 200 when database and queue work', async () => {
  const { get } = await start(async () => fine);
  expect(await get('/readyz')).toEqual({
    status: 200,
    body: { status: 'ready', database: 'ok', queue: 'ok', graph: 'ok' },
  });
});

test.each([
  ['database', { ...fine, database: false }, { database: 'failing', queue: 'ok' }],
  ['queue', { ...fine, queue: false }, { database: 'ok', queue: 'failing' }],
] as const)('/readyz is 503 and names the %s that does not work, while /healthz is 200', async (_, readiness, parts) => {
  const { get } = await start(async () => readiness);
  expect(await get('/readyz')).toEqual({ status: 503, body: { status: 'not ready', ...parts, graph: 'ok' } });
  expect(await get('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
});

test('Graph that does not answer is told and leaves Preflight ready', async () => {
  const { get } = await start(async () => ({ ...fine, graph: 'failing' }));
  expect(await get('/readyz')).toMatchObject({ status: 200, body: { graph: 'failing' } });
});

test('many who ask within a second cost one look, and the next second another', async () => {
  let looks = 0;
  const { get } = await start(async () => {
    looks += 1;
    return fine;
  });
  await Promise.all(Array.from({ length: 20 }, () => get('/readyz')));
  expect(looks).toBe(1);
  await wait(1050);
  await get('/readyz');
  expect(looks).toBe(2);
});

test('from the first moment of a stop /readyz is 503, nothing new is taken, and what was taken is finished', async () => {
  const { promise: asked, resolve: begin } = Promise.withResolvers<void>();
  const { promise: finish, resolve: end } = Promise.withResolvers<void>();
  const bot = await start(async () => fine, {
    async *answer() {
      begin();
      await finish;
      yield { view: { kind: 'notice', text: 'Here it is.', commands: [] } };
    },
  });
  expect(await bot.get('/readyz')).toMatchObject({ status: 200 });
  expect(await bot.say(message('help'))).toMatchObject({ status: 200 });
  await asked;
  const drained = bot.drain();
  expect(await bot.get('/readyz')).toEqual({ status: 503, body: { status: 'stopping' } });
  expect(await bot.get('/healthz')).toMatchObject({ status: 200 });
  expect(await bot.say(message('help'))).toMatchObject({ status: 503 });
  end();
  await drained;
  expect(bot.connector.sent).toHaveLength(1);
  expect(bot.asked).toHaveLength(1);
});
