import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { audit } from '../../src/cli/audit.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/store.ts';
import { emptyFolder, useDataFolders } from '../store/folder.ts';
import { call, complaintOf } from './call.ts';
import { fileWith, newFile } from './files.ts';
import { start } from './start.ts';

const AUDIT_KEY = 'ab'.repeat(32);
const adele = { id: 'adele', name: 'Adele Vance' };

const dataFolder = useDataFolders();
let dataDir: string;

const withStore = async (use: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>) => {
  const database = await openDatabase({ dataDir });
  await use(database);
  await database.close();
};

beforeAll(async () => {
  dataDir = dataFolder();
  await withStore(async (database) => {
    const store = openStore(database, Buffer.from(AUDIT_KEY, 'hex'));
    const review = {
      conversationId: 'c',
      name: 'Contoso',
      profile: defaultProfile,
      revision: 1,
      createdAt: new Date(),
      archivedAt: null,
    };
    for (const id of ['one', 'two', 'three']) await store.reviews.create({ ...review, id }, adele);
  });
}, 60_000);

beforeEach(() => {
  vi.stubEnv('AUDIT_KEY', AUDIT_KEY);
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('DATA_DIR', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');

describe('audit export', () => {
  test('writes a line for each entry and the head last, without texts and people unless they are asked for', async () => {
    const file = newFile();
    expect(await call(audit, 'export', file, '--data', dataDir)).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^3 entries in .+, up to hash [\da-f]{64}\.$/),
    });
    expect(lines(file).map((line) => Object.keys(JSON.parse(line)).join())).toEqual([
      'entry',
      'entry',
      'entry',
      'head',
    ]);
    expect(readFileSync(file, 'utf8')).not.toMatch(/Contoso|adele|Vance/);
    expect(await call(audit, 'verify', file)).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        /^The record holds: 3 entries, .+\nOrder, hashes and MACs were checked\.\nThe file has no texts in it\.$/,
      ),
    });
    const whole = newFile();
    await call(audit, 'export', '--with-texts', whole, '--data', dataDir);
    expect(lines(whole)).toHaveLength(3 + 6 + 1 + 1);
    expect(readFileSync(whole, 'utf8')).toMatch(/Contoso[\s\S]+Vance/);
    expect((await call(audit, 'verify', whole)).stdout).toContain('Texts: 6 unchanged, 0 removed.');
  });

  test('overwrites nothing', async () => {
    const file = fileWith('{"an": "earlier export"}');
    expect(await complaintOf(audit, 'export', file, '--data', dataDir)).toBe(`${file} is there already.`);
    expect(readFileSync(file, 'utf8')).toBe('{"an": "earlier export"}');
    const nowhere = `${emptyFolder()}/no/such/folder`;
    expect(await complaintOf(audit, 'export', nowhere, '--data', dataDir)).toBe(
      `${nowhere} can't be written (ENOENT).`,
    );
  });
});

describe('audit verify', () => {
  const exported = async (...flags: string[]) => {
    const file = newFile();
    await call(audit, 'export', file, '--data', dataDir, ...flags);
    return file;
  };

  test('checks the store that --data or the environment names, and says what it could not check', async () => {
    const holds =
      /^The record holds: 3 entries, up to hash [\da-f]{64}\.\nOrder, hashes and MACs were checked\.\nTexts: 6 unchanged, 0 removed\.$/;
    expect(await call(audit, 'verify', '--data', dataDir)).toEqual({ status: 0, stdout: expect.stringMatching(holds) });
    vi.stubEnv('DATA_DIR', dataDir);
    expect(await call(audit, 'verify')).toEqual({ status: 0, stdout: expect.stringMatching(holds) });
    vi.stubEnv('AUDIT_KEY', '');
    expect(await call(audit, 'verify')).toEqual({
      status: 0,
      stdout: expect.stringContaining('AUDIT_KEY is not set, so only order and hashes were checked'),
    });
  });

  test('names the first entry that is wrong and ends with 2; with 1 where the key is another one', async () => {
    const file = await exported();
    const [one = '', two = '', three = '', head = ''] = lines(file);
    const checked = async (...text: string[]) => call(audit, 'verify', fileWith(`${text.join('\n')}\n`));
    expect(await checked(one, two.replace('review.created', 'review.renamed'), three, head)).toEqual({
      status: 2,
      stdout: 'Entry 2 was changed: its hash is not that of what it says.',
    });
    expect(await checked(one, three, head)).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('Entry 2 is missing'),
    });
    expect(await checked(one, two)).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('no head record after entry 2'),
    });
    expect(await checked(one, two, head)).toMatchObject({ status: 2, stdout: 'Entry 3 is missing at the end.' });
    expect(await checked(one, '', two, three, head)).toMatchObject({ status: 2 });
    expect(await checked(one, 'null', two, three, head)).toMatchObject({ status: 2 });
    expect(await checked(`\ufeff${one}`, two, three, `${head}\r`)).toMatchObject({ status: 0 });
    writeFileSync(file, '');
    expect(await call(audit, 'verify', file)).toMatchObject({ status: 2 });
    appendFileSync(file, `${one}\n${two}\n${three}\n${head}\n`);
    vi.stubEnv('AUDIT_KEY', 'cd'.repeat(32));
    expect(await call(audit, 'verify', file)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('another key'),
    });
  });

  test('tells a changed text, and leaves the store as it is', async () => {
    const file = await exported('--with-texts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Contoso', 'Fabrikam'));
    expect(await call(audit, 'verify', file)).toEqual({
      status: 2,
      stdout: 'Text changed: the name of entry 1. The chain itself holds.',
    });
  });

  test('refuses in a sentence what it cannot check', async () => {
    expect(await complaintOf(audit)).toBe('audit takes export or verify.');
    expect(await complaintOf(audit, 'verify', 'a', 'b')).toBe('audit verify takes at most one file.');
    expect(await complaintOf(audit, 'verify', 'a', '--data', dataDir)).toBe(
      'audit verify takes a file or --data, not both.',
    );
    expect(await complaintOf(audit, 'export')).toBe('audit export takes one file to write.');
    expect(await complaintOf(audit, 'verify')).toMatch(/^Where is the store\?/);
    expect(await complaintOf(audit, 'verify', '/no/such/file')).toBe('There is no file /no/such/file.');
    const empty = emptyFolder();
    expect(await complaintOf(audit, 'verify', '--data', empty)).toBe(`There is no store in ${empty}.`);
    vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:9/preflight');
    expect(await complaintOf(audit, 'verify')).toContain('ECONNREFUSED');
    vi.stubEnv('AUDIT_KEY', 'short');
    expect(await complaintOf(audit, 'verify', '--data', dataDir)).toMatch(/^AUDIT_KEY is too short/);
  });

  test('says that an earlier version kept no record', async () => {
    const earlier = dataFolder();
    const database = await openDatabase({ dataDir: earlier });
    await database.jobs.db.executeSql('DROP TABLE audit');
    await database.close();
    expect(await complaintOf(audit, 'verify', '--data', earlier)).toContain('only an earlier version');
  });

  test('beside a running bot it says who holds the folder, and ends with 1', async () => {
    await withStore(async () => {
      const { status, stdout, stderr } = await start('preflight.ts', ['audit', 'verify', '--data', dataDir]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(
        new RegExp(`^The data folder ${dataDir} is held by process ${process.pid} since \\S+Z\\.\n$`),
      );
    });
  });
});
