import { beforeEach, expect, test, vi } from 'vitest';
import { forget } from '../../src/cli/forget.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/store.ts';
import { emptyFolder, useDataFolders } from '../store/folder.ts';
import { newReview } from '../store/new-review.ts';
import { call, complaintOf } from './call.ts';

const dataFolder = useDataFolders();
const ann = { id: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d', name: 'Ann Example' };

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('DATA_DIR', '');
  vi.stubEnv('AUDIT_KEY', '');
  return () => vi.unstubAllEnvs();
});

/** A folder whose store knows Ann. */
async function withAnn(auditKey?: Uint8Array): Promise<string> {
  const dataDir = dataFolder();
  const database = await openDatabase({ dataDir });
  const store = openStore(database, auditKey);
  const id = await newReview(store);
  const question = { reviewId: id, fact: 'recycleBin' as never, subject: '', seen: 0 };
  const at = new Date().toISOString();
  await store.answers.give({ ...question, words: 'yes', evidence: '', reading: null, at, by: ann });
  await database.close();
  return dataDir;
}

test('a person is forgotten once, with the rows by table, and is then not known', async () => {
  const dataDir = await withAnn();
  expect(await call(forget, ann.id, '--data', dataDir)).toEqual({
    status: 0,
    stdout: 'Forgotten. Rows by table:\n  people: 1 deleted\n  answers: 1 changed',
  });
  vi.stubEnv('DATA_DIR', dataDir);
  expect(await call(forget, ann.id)).toEqual({ status: 0, stdout: 'Nothing that is kept names this person.' });
});

test('while a process holds the folder nobody is forgotten', async () => {
  const dataDir = await withAnn();
  const bot = await openDatabase({ dataDir });
  expect(await complaintOf(forget, ann.id, '--data', dataDir)).toMatch(
    new RegExp(`^The data folder ${dataDir} is held by process ${process.pid} since .+Z\\.$`),
  );
  await bot.close();
  expect(await call(forget, ann.id, '--data', dataDir)).toMatchObject({
    stdout: expect.stringContaining('Forgotten.'),
  });
});

test('a sealed record needs its key', async () => {
  const dataDir = await withAnn(Buffer.from('ab'.repeat(32), 'hex'));
  expect(await complaintOf(forget, ann.id, '--data', dataDir)).toContain('AUDIT_KEY is not it');
  vi.stubEnv('AUDIT_KEY', 'ab'.repeat(32));
  expect(await call(forget, ann.id, '--data', dataDir)).toMatchObject({ status: 0 });
});

test.each([
  [[], 'forget takes one person, by their Entra object id.'],
  [['Ann Example'], 'forget takes one person, by their Entra object id.'],
  [[ann.id, ann.id], 'forget takes one person, by their Entra object id.'],
  [[ann.id, '--also', ' A '], '--also takes a whole name.'],
  [[ann.id], 'Where is the store? Name its folder with --data, or set DATABASE_URL or DATA_DIR.'],
])('forget %j is refused in a sentence', async (args, complaint) => {
  expect(await complaintOf(forget, ...args)).toBe(complaint);
});

test('a folder without a store is not made into one', async () => {
  const empty = emptyFolder();
  expect(await complaintOf(forget, ann.id, '--data', empty)).toBe(`There is no store in ${empty}.`);
});
