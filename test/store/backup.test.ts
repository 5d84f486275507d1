import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOf } from '../../src/audit/seal.ts';
import { verify } from '../../src/audit/verify.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { openDatabase } from '../../src/store/database.ts';
import { FolderHeld } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/store.ts';
import { emptyFolder, useDataFolders } from './folder.ts';
import { newReview } from './new-review.ts';
import { startProcess } from './start-process.ts';

const dataFolder = useDataFolders();
const auditKey = Buffer.from('ab'.repeat(32), 'hex');
const who = { user: null, conversation: { id: 'c', thread: 'c', type: 'channel' } } as const;

/** A folder with a review, an answer, and a job that is not done, and the id of the review. */
async function fill() {
  const dataDir = dataFolder();
  const database = await openDatabase({ dataDir });
  const store = openStore(database, auditKey);
  const id = await newReview(store);
  const by = { id: 'adele', name: 'Adele Vance' };
  const answer = { reviewId: id, fact: 'recycleBin' as never, subject: '', seen: 0, words: 'yes', evidence: '' };
  await store.answers.give({ ...answer, reading: null, by, at: '2026-11-20T08:00:00.000Z' });
  const queue = await startQueue({ ...database.jobs, handle: async () => {}, onError: () => {} });
  await queue.addFor(new Date(), crypto.randomUUID(), { kind: 'status.show' }, who);
  await queue.stop();
  await database.close();
  return { dataDir, id };
}

function copyOf(dataDir: string): string {
  const copy = join(emptyFolder(), 'backup');
  cpSync(dataDir, copy, { recursive: true });
  return copy;
}

test('a copy of the stopped folder has everything, its record holds, and it goes on from there', async () => {
  const { dataDir, id } = await fill();
  const backup = copyOf(dataDir);
  rmSync(dataDir, { recursive: true });
  cpSync(backup, dataDir, { recursive: true });

  const database = await openDatabase({ dataDir });
  const store = openStore(database, auditKey);
  expect((await store.dossiers.get(id))?.review.name).toBe('Contoso');
  expect(await store.answers.history(id, 'recycleBin' as never, '')).toMatchObject([{ words: 'yes' }]);
  const holds = { holds: true, sealedFrom: 1, texts: { kept: 3, removed: 0 } };
  expect(await verify(store.audit.records(), keyOf(auditKey))).toMatchObject({ ...holds, count: 2 });
  await newReview(store);
  expect(await verify(store.audit.records(), keyOf(auditKey))).toMatchObject({ holds: true, count: 3 });
  await database.close();
}, 60_000);

test('a copy of a folder that a process holds is not opened while that process runs', async () => {
  const { dataDir } = await fill();
  const holder = startProcess('hold', dataDir);
  await holder.printed('open');
  const copy = copyOf(dataDir);
  await expect(openDatabase({ dataDir: copy })).rejects.toThrow(FolderHeld);
  await holder.kill();
}, 60_000);

test('a copy of what a killed process left behind is opened with all that was acknowledged', async () => {
  const { dataDir, id } = await fill();
  const writer = startProcess('write', dataDir);
  await writer.printed('review-20');
  await writer.kill();
  const database = await openDatabase({ dataDir: copyOf(dataDir) });
  const { dossiers, audit } = openStore(database);
  for (const one of [id, 'review-1', 'review-20']) expect(await dossiers.get(one)).not.toBeNull();
  expect(await verify(audit.records(), null)).toMatchObject({ holds: true });
  await database.close();
}, 60_000);
