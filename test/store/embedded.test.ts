import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verify } from '../../src/audit/verify.ts';
import { openDatabase } from '../../src/store/database.ts';
import { FolderHeld } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/store.ts';
import { emptyFolder, useDataFolders } from './folder.ts';
import { keepsWhatItIsGiven } from './keeps.ts';
import { startProcess } from './start-process.ts';

const dataFolder = useDataFolders();

describe('PostgreSQL embedded in a folder', () => {
  keepsWhatItIsGiven(() => openDatabase({ dataDir: dataFolder() }));
});

test('what was stored is there when the folder is opened again, and its migrations are not run twice', async () => {
  const dataDir = dataFolder();
  const first = await openDatabase({ dataDir });
  await openStore(first).messages.put('thread', 'slot', 'activity');
  await first.close();
  const second = await openDatabase({ dataDir });
  expect(await openStore(second).messages.get('thread', 'slot')).toBe('activity');
  await second.close();
});

test('what a creation left unfinished does not stop the next one', async () => {
  const dataDir = emptyFolder();
  mkdirSync(join(dataDir, 'postgres.new-Ab12'));
  writeFileSync(join(dataDir, 'postgres.new-Ab12', 'PG_VERSION'), 'half');
  await (await openDatabase({ dataDir })).close();
  expect(readdirSync(dataDir).toSorted()).toEqual(['lock', 'postgres']);
}, 60_000);

test('a folder whose store cannot be opened is not held afterwards', async () => {
  const dataDir = emptyFolder();
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), 'nonsense');
  await expect(openDatabase({ dataDir })).rejects.not.toThrow(FolderHeld);
  await expect(openDatabase({ dataDir })).rejects.not.toThrow(FolderHeld);
}, 60_000);

test('its buffers are small', async () => {
  const database = await openDatabase({ dataDir: dataFolder() });
  const { rows } = await database.jobs.db.executeSql('SHOW shared_buffers');
  expect(rows).toEqual([{ shared_buffers: '8MB' }]);
  await database.close();
});

test('a second process ends with status 1 and names the first', async () => {
  const dataDir = dataFolder();
  const first = startProcess('hold', dataDir);
  await first.printed('open');
  const second = await startProcess('hold', dataDir).ended();
  expect(second.status).toBe(1);
  expect(second.errors).toMatch(
    new RegExp(`^The data folder ${dataDir} is held by process ${first.pid} since \\S+Z\\.\n$`),
  );
  await first.kill();
  await (await openDatabase({ dataDir })).close();
});

test('after kill -9 everything is there that was acknowledged', async () => {
  const dataDir = dataFolder();
  const writer = startProcess('write', dataDir);
  await writer.printed('review-200');
  await writer.kill();
  const acknowledged = writer.lines().filter((line) => line !== 'open');
  const database = await openDatabase({ dataDir });
  const { dossiers, audit } = openStore(database);
  const found = await Promise.all(acknowledged.map((id) => dossiers.get(id)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  expect(found.map((dossier) => dossier?.review.id)).toEqual(acknowledged);
  // The last one may be there without having been acknowledged, and then with its entry.
  const { rows } = await database.jobs.db.executeSql('SELECT 1 FROM reviews');
  expect(await verify(audit.records(), null)).toMatchObject({ holds: true, count: rows.length });
  await database.close();
}, 60_000);

test('the migrations say what the tables are', () => {
  const root = join(import.meta.dirname, '../..');
  const out = emptyFolder();
  cpSync(join(root, 'src/store/migrations'), out, { recursive: true });
  const generate = [
    'generate',
    '--dialect',
    'postgresql',
    '--schema',
    'src/store/tables.ts',
    '--out',
    relative(root, out),
  ];
  const said = execFileSync(join(root, 'node_modules/.bin/drizzle-kit'), generate, { cwd: root, encoding: 'utf8' });
  expect(said).toContain('No schema changes');
});
