import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrations.ts';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const cache = join(modules, '.cache', 'preflight');

/**
 * A data folder with an empty database in it, to be copied. Creating one takes seconds, which is too long for each file
 * of tests, so it is kept until the migrations or PostgreSQL itself change.
 */
export async function databaseTemplate(): Promise<string> {
  const folder = join(cache, `database-${print()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(cache, 'new-'));
  await (await openDatabase({ dataDir: made })).close();
  try {
    renameSync(made, folder);
  } catch {
    // Another worker was first.
    rmSync(made, { recursive: true, force: true });
  }
  return folder;
}

function print(): string {
  const hash = createHash('sha256').update(readFileSync(join(modules, '@electric-sql', 'pglite', 'package.json')));
  const { migrationsFolder } = migrations;
  for (const file of readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql')))
    hash.update(readFileSync(join(migrationsFolder, file)));
  return hash.digest('hex').slice(0, 16);
}
