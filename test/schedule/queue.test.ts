import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Ports } from '../../src/handlers/ports.ts';
import type { Intent, Who } from '../../src/protocol/intent.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { openDatabase } from '../../src/store/database.ts';
import { useDataFolders } from '../store/folder.ts';
import { startProcess } from '../store/start-process.ts';

const dataFolder = useDataFolders();

const who: Who = {
  user: { id: 'adele', name: 'Adele Vance' },
  conversation: { id: 'channel', thread: 'channel;messageid=1', type: 'channel' },
};

async function open(dataDir?: string) {
  const database = await openDatabase({ dataDir: dataDir ?? dataFolder() });
  onTestFinished(() => database.close());
  return database;
}

type Handle = (intent: Intent, who: Who) => Promise<void>;

async function start(handle: Handle, database?: Awaited<ReturnType<typeof open>>) {
  const errors: unknown[] = [];
  const { jobs } = database ?? (await open());
  const queue = await startQueue({ ...jobs, handle, onError: (error) => errors.push(error) });
  onTestFinished(() => queue.stop());
  return { queue: queue satisfies Ports['queue'], errors };
}

test('an intent is handled as it was added', async () => {
  const handled: unknown[] = [];
  const { queue, errors } = await start(async (...spoken) => void handled.push(spoken));
  const intent: Intent = {
    kind: 'scan.run',
    review: '6a3f3c5e-4f0e-4a83-9a0c-6f5f0b8f5a11',
    slot: 'summary',
    requestedAt: '2026-11-20T08:00:00Z',
  };
  await queue.add(intent, who);
  await queue.idle();
  expect(handled).toEqual([[intent, who]]);
  expect(errors).toEqual([]);
});

test('many intents are handled, each once, without waiting for polls', async () => {
  const handled: Intent[] = [];
  const { queue } = await start(async (intent) => void handled.push(intent));
  const pages = Array.from({ length: 60 }, (_, page) => page + 1);
  await Promise.all(pages.map((page) => queue.add({ kind: 'findings.list', filter: { by: 'all' }, page }, who)));
  await queue.idle();
  const seen = handled.map((intent) => (intent.kind === 'findings.list' ? intent.page : 0));
  expect(seen.toSorted((a, b) => a - b)).toEqual(pages);
});

test('a long job does not hold up another one', async () => {
  const { promise: second, resolve } = Promise.withResolvers<void>();
  const { queue } = await start(async ({ kind }) => {
    if (kind === 'scan.start') await second;
    else resolve();
  });
  await queue.add({ kind: 'scan.start' }, who);
  await queue.add({ kind: 'status.show' }, who);
  await queue.idle();
});

/** Makes what waits for another try due now, until there are so many errors. */
async function hurry({ jobs }: Awaited<ReturnType<typeof open>>, queue: Ports['queue'], until: () => boolean) {
  while (!until()) {
    await jobs.db.executeSql(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`);
    await queue.add({ kind: 'status.show' }, who);
    await wait(20);
  }
}

test('what throws is reported and tried again', async () => {
  const database = await open();
  let tries = 0;
  const { queue, errors } = await start(async ({ kind }) => {
    if (kind !== 'scan.start') return;
    tries += 1;
    if (tries === 1) throw new Error('Graph is away');
  }, database);
  await queue.add({ kind: 'scan.start' }, who);
  await hurry(database, queue, () => tries === 2);
  await queue.idle();
  expect(tries).toBe(2);
  expect(errors).toEqual([new Error('Graph is away')]);
});

test('what always throws is given up after three more tries', async () => {
  const database = await open();
  const { queue, errors } = await start(async ({ kind }) => {
    if (kind === 'scan.start') throw new Error('Graph is gone');
  }, database);
  await queue.add({ kind: 'scan.start' }, who);
  await hurry(database, queue, () => errors.length === 4);
  await queue.idle();
  expect(errors).toHaveLength(4);
});

test('what is no intent is reported, and neither handled nor tried again', async () => {
  const handled: Intent[] = [];
  const { queue, errors } = await start(async (intent) => void handled.push(intent));
  await queue.add({ kind: 'of an older version' } as unknown as Intent, who);
  await queue.idle();
  expect(handled).toEqual([]);
  expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(/^Job \S+ holds no intent\.$/) })]);
});

test('stopping lets a running job finish, and starts no other', async () => {
  const database = await open();
  const events: string[] = [];
  const { promise: running, resolve } = Promise.withResolvers<void>();
  const { queue } = await start(async () => {
    resolve();
    await wait(100);
    events.push('finished');
  }, database);
  await queue.add({ kind: 'scan.start' }, who);
  await running;
  await queue.stop();
  events.push('stopped');
  expect(events).toEqual(['finished', 'stopped']);
});

test('a job that takes longer than stopping may is done after the next start', async () => {
  const database = await open();
  const { promise: running, resolve } = Promise.withResolvers<void>();
  const first = await start(() => {
    resolve();
    return new Promise(() => {});
  }, database);
  await first.queue.add({ kind: 'scan.start' }, who);
  await running;
  await first.queue.stop(50);
  const handled: Intent[] = [];
  const second = await start(async (intent) => void handled.push(intent), database);
  await second.queue.idle();
  expect(handled).toEqual([{ kind: 'scan.start' }]);
});

test('a job that was running at a kill -9 is run again at the next start, each time', async () => {
  const dataDir = dataFolder();
  const before = await openDatabase({ dataDir });
  const queue = await startQueue({ ...before.jobs, handle: () => Promise.reject(), onError: () => {} });
  await queue.stop();
  await queue.add({ kind: 'scan.start' }, who).catch(() => {});
  await before.close();
  for (let round = 0; round < 5; round++) {
    const process = startProcess('work', dataDir);
    await process.printed('scan.start');
    await process.kill();
  }
  const handled: Intent[] = [];
  const after = await start(async (intent) => void handled.push(intent), await open(dataDir));
  await after.queue.idle();
  expect(handled).toEqual([{ kind: 'scan.start' }]);
  expect(after.errors).toEqual([]);
}, 60_000);
