import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProbe } from '../../src/operation/probe.ts';
import { readQueueState } from '../../src/operation/queue-state.ts';
import { watchReadiness } from '../../src/operation/readiness.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { useDataFolders } from '../store/folder.ts';

const dataFolder = useDataFolders();

let database: Database;
beforeEach(async () => {
  database = await openDatabase({ dataDir: dataFolder() });
});
afterEach(() => database.close());

const who = { user: null, conversation: { id: 'c', thread: 'c', type: 'channel' } } as const;
const startIt = (handle: () => Promise<void> = async () => {}) =>
  startQueue({ ...database.jobs, handle, onError: () => {} });

const setBack = (seconds: number) =>
  database.jobs.db.executeSql(`UPDATE pgboss.job SET start_after = now() - interval '${seconds} seconds'`);

test('a queue counts what is due, what is for later and what is being done', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: finish, resolve: end } = Promise.withResolvers<void>();
  const queue = await startIt(async () => {
    begin();
    await finish;
  });
  await queue.addFor(new Date(Date.now() + 60_000), crypto.randomUUID(), { kind: 'status.show' }, who);
  await queue.add({ kind: 'status.show' }, who);
  await begun;
  expect(await readQueueState(database.jobs.db)).toEqual({ due: 0, later: 1, active: 1, failed: 0, isStuck: false });
  end();
  await queue.stop();
});

test('a job that is due for more than a minute while nobody works shows that the queue is stuck', async () => {
  const queue = await startIt();
  await queue.stop();
  const { db } = database.jobs;
  await db.executeSql(`INSERT INTO pgboss.job (name, data) VALUES ('intents', '{}')`);
  await setBack(50);
  expect(await readQueueState(db)).toMatchObject({ due: 1, isStuck: false });
  await setBack(61);
  expect(await readQueueState(db)).toMatchObject({ due: 1, isStuck: true });
});

test('a database that was closed is not ready, and nor is a queue without its tables', async () => {
  const doomed = await openDatabase({ dataDir: dataFolder() });
  const { db } = doomed.jobs;
  const watch = watchReadiness({ database: () => db.executeSql('SELECT 1'), queue: () => readQueueState(db) });
  expect(await watch.readiness()).toEqual({ database: true, queue: false, graph: 'not asked yet' });
  const queue = await startQueue({ ...doomed.jobs, handle: async () => {}, onError: () => {} });
  await queue.stop();
  expect(await watch.readiness()).toMatchObject({ database: true, queue: true });
  await doomed.close();
  expect(await watch.readiness()).toMatchObject({ database: false, queue: false });
});

test('Graph is failing when nothing in the last reading was answered; a refusal is an answer', async () => {
  const watch = watchReadiness({ database: async () => {}, queue: async () => {} });
  const unread = (kind: string) => ({ ok: false, cause: { kind } }) as const;
  const after = async (...facts: Parameters<typeof watch.heard>) => {
    watch.heard(...facts);
    return (await watch.readiness()).graph;
  };
  expect(await after({ domains: unread('unreachable'), licences: unread('timedOut') })).toBe('failing');
  expect(await after({ domains: unread('unreachable'), licences: unread('permissionMissing') })).toBe('ok');
  expect(await after({ domains: unread('unreachable'), licences: { ok: true } })).toBe('ok');
});

test('what does not answer in time counts as not there, and is not asked again while it hangs', async () => {
  let asked = 0;
  const { promise: hanging, resolve: answer } = Promise.withResolvers<void>();
  const isThere = createProbe(async () => {
    asked += 1;
    await hanging;
  }, 20);
  expect(await isThere()).toBe(false);
  expect(await isThere()).toBe(false);
  expect(asked).toBe(1);
  answer();
  expect(await isThere()).toBe(true);
});
