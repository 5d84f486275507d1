import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../src/cli/diagnose.ts';
import { describeSettings } from '../../src/config.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/store.ts';
import { emptyFolder, useDataFolders } from '../store/folder.ts';
import { newReview } from '../store/new-review.ts';
import { call, complaintOf } from './call.ts';
import { fileWith, newFile } from './files.ts';

const dataFolder = useDataFolders();

const variables = Object.keys(describeSettings({}).variables);
beforeEach(() => {
  for (const name of variables) vi.stubEnv(name, '');
  return () => vi.unstubAllEnvs();
});

const bundleOf = async (...args: string[]) => JSON.parse((await call(diagnose, ...args)).stdout);

const who = { user: null, conversation: { id: 'c', thread: 'c', type: 'channel' } } as const;

/** Fills a database with the queue's tables, a reading and two jobs that failed. */
async function use(database: Database): Promise<void> {
  const store = openStore(database);
  const source = { kind: 'graph' } as never;
  await store.snapshots.add(await newReview(store), {
    asOf: new Date('2026-11-20T08:00:00.000Z'),
    scope: {} as never,
    graph: { requests: 1, roundTrips: 1 },
    facts: {
      domains: { ok: true, value: [], source },
      licences: { ok: false, cause: { kind: 'permissionMissing', permission: 'p', detail: 'd' } },
    } as never,
  });
  const queue = await startQueue({ ...database.jobs, handle: async () => {}, onError: () => {} });
  await queue.add({ kind: 'status.show' }, who);
  await queue.add({ kind: 'help.show' }, who);
  await queue.idle();
  await queue.stop();
  const { db } = database.jobs;
  await db.executeSql(`UPDATE pgboss.job SET state = 'failed', output = '{"name": "RestError", "statusCode": 502}'`);
}

/** Writes a word into every text of every table but the names of queues, also into every string of what is JSON. */
async function plant({ jobs: { db } }: Database, word: string): Promise<number> {
  await db.executeSql('SET session_replication_role = replica');
  for (const table of ['audit', 'audit_head']) await db.executeSql(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  const { rows } = await db.executeSql(
    `SELECT n.nspname || '.' || c.relname AS "table", a.attname AS "column", t.typname AS type
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'pgboss', 'drizzle') AND t.typname IN ('text', 'json', 'jsonb')
       AND NOT (n.nspname = 'pgboss' AND t.typname = 'text')`,
  );
  const spoil = (part: unknown): unknown => {
    if (typeof part === 'string') return `${part} ${word}`;
    if (Array.isArray(part)) return [...part.map(spoil), word];
    if (typeof part !== 'object' || part === null) return part;
    return { ...Object.fromEntries(Object.entries(part).map(([key, inside]) => [key, spoil(inside)])), [word]: word };
  };
  let planted = 0;
  for (const { table, column, type } of rows as { table: string; column: string; type: string }[]) {
    const found = await db.executeSql(
      `SELECT ctid::text AS place, "${column}"::text AS value FROM ${table} WHERE "${column}" IS NOT NULL`,
    );
    for (const { place, value } of found.rows as { place: string; value: string }[]) {
      const spoilt = type === 'text' ? `${value} ${word}` : JSON.stringify(spoil(JSON.parse(value)));
      await db.executeSql(`UPDATE ${table} SET "${column}" = $1::${type} WHERE ctid = $2::tid`, [spoilt, place]);
      planted += 1;
    }
  }
  return planted;
}

describe('the bundle', () => {
  test('says what runs, where it is kept and how that stands', async () => {
    const dataDir = dataFolder();
    const database = await openDatabase({ dataDir });
    await use(database);
    await database.close();
    vi.stubEnv('CLOUD', 'usgov-l4');
    const bundle = await bundleOf('--data', dataDir);
    expect(bundle).toMatchObject({
      schema: 1,
      versions: { preflight: '0.1.0', node: process.version, catalogue: expect.stringMatching(/^[\da-f]+$/) },
      configuration: { variables: { CLOUD: 'usgov-l4', PORT: 'not set' } },
      database: {
        state: 'answers',
        kind: 'embedded',
        rows: { 'public.reviews': 1, 'public.snapshots': 1 },
        queue: { due: 0, active: 0, failed: 2 },
        lastReading: { asOf: '2026-11-20T08:00:00.000Z', known: 1, unread: { licences: 'permissionMissing' } },
      },
      graph: { token: 'none at hand' },
    });
    const { applied, known } = bundle.database.migrations;
    expect(applied).toBe(known);
    expect(bundle.database.failedJobs.map(({ intent }: { intent: string }) => intent).toSorted()).toEqual([
      'help.show',
      'status.show',
    ]);
    expect(bundle.database.failedJobs[0]).toMatchObject({ error: 'RestError', status: 502 });
  });

  test('holds no secret, whatever variable or text of the database it stands in', async () => {
    const word = 'hunter2';
    const dataDir = dataFolder();
    const database = await openDatabase({ dataDir });
    await use(database);
    expect(await plant(database, word)).toBeGreaterThan(20);
    await database.close();
    for (const name of variables) vi.stubEnv(name, `${word}-${name}`);
    vi.stubEnv('AN_UNKNOWN_VARIABLE', word);
    const { stdout } = await call(diagnose, '--data', dataDir);
    expect(stdout).not.toContain(word);
    expect(JSON.parse(stdout)).toMatchObject({
      configuration: {
        variables: { MicrosoftAppPassword: 'set', PORT: 'set', CLOUD: 'set', DATABASE_URL: 'set' },
        faulty: expect.arrayContaining(['MicrosoftAppType', 'DATABASE_URL', 'PORT', 'LOG_LEVEL', 'ADMINS', 'CLOUD']),
      },
      database: { state: 'answers', failedJobs: [{ error: 'other', intent: 'none' }, {}] },
    });
  });

  test('tells which of the useful permissions a token grants, and nothing else of it', async () => {
    const claims = (content: object) => `e30.${Buffer.from(JSON.stringify(content)).toString('base64url')}.c2ln`;
    vi.stubEnv(
      'GRAPH_ACCESS_TOKEN',
      claims({ roles: ['Domain.Read.All', 'Mail.Read'], app_displayname: 'hunter2', exp: 1 }),
    );
    const { graph } = await bundleOf();
    expect(graph).toMatchObject({ token: 'of an application', isOver: true, granted: ['Domain.Read.All'] });
    expect(graph.missing).toContain('User.Read.All');
    vi.stubEnv('GRAPH_ACCESS_TOKEN', claims({ scp: 'User.Read.All openid', exp: 4_000_000_000 }));
    expect(await bundleOf()).toMatchObject({
      graph: { token: 'of a person', isOver: false, granted: ['User.Read.All'] },
    });
    vi.stubEnv('GRAPH_ACCESS_TOKEN', 'opaque');
    expect(await bundleOf()).toMatchObject({ graph: { token: 'not readable' } });
  });

  test('is made although the database is held, is not there or is none', async () => {
    const dataDir = dataFolder();
    const bot = await openDatabase({ dataDir });
    const held = await call(diagnose, '--data', dataDir);
    expect(JSON.parse(held.stdout).database).toEqual({ state: 'held by a running process', kind: 'embedded' });
    expect(held.stdout).not.toContain(dataDir);
    await bot.close();
    expect(await bundleOf('--data', emptyFolder())).toMatchObject({ database: { state: 'does not open' } });
    vi.stubEnv('DATABASE_URL', 'postgres://ann:hunter2@127.0.0.1:9/db');
    const { stdout } = await call(diagnose);
    expect(JSON.parse(stdout).database).toEqual({ state: 'does not open', kind: 'server' });
    expect(stdout).not.toMatch(/hunter2|127\.0\.0\.1/);
  });

  test('changes nothing in the database that it looks at', async () => {
    const dataDir = dataFolder();
    const before = await openDatabase({ dataDir });
    await before.jobs.db.executeSql(
      'DELETE FROM drizzle.__drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM drizzle.__drizzle_migrations)',
    );
    await before.close();
    const { migrations } = (await bundleOf('--data', dataDir)).database;
    expect(migrations.applied).toBe(migrations.known - 1);
  });

  test('goes to a file that only its owner can read, over none that is there', async () => {
    const file = newFile();
    expect(await call(diagnose, '--out', file)).toEqual({ status: 0, stdout: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ database: { state: 'not configured' } });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await complaintOf(diagnose, '--out', file)).toBe(`${file} is there already.`);
    expect(await complaintOf(diagnose, '--out', fileWith(''))).toMatch(/is there already\.$/);
  });
});

test('every variable of the README is one that the bundle speaks of', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const tables = readme.split('| variable | what it is for |').slice(1);
  const cells = tables
    .flatMap((rest) => [...(rest.split('\n\n')[0] ?? '').matchAll(/^\| (.+?) \|/gm)])
    .flatMap(([, cell]) => cell?.match(/(?<=`)\w+(?=`)/g) ?? []);
  expect(cells.length).toBeGreaterThan(10);
  expect(variables).toEqual(expect.arrayContaining(cells));
});
