import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { PGlite } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import type { Database } from './database.ts';
import { onPglite } from './drizzle.ts';
import { lockFolder } from './lock.ts';
import { migrations } from './migrations.ts';

/** Opens PostgreSQL embedded in a folder, creates it there the first time, and holds the folder until it is closed. */
export async function openEmbedded(dataDir: string, readOnly: boolean): Promise<Database> {
  const lock = lockFolder(dataDir);
  let client: PGlite | undefined;
  const close = async () => {
    await client?.close();
    lock.release();
  };
  try {
    const folder = join(dataDir, 'postgres');
    if (!existsSync(folder)) await create(folder);
    client = await start(folder);
    const queries = onPglite.drizzle(client);
    if (readOnly) await client.exec('SET default_transaction_read_only = on');
    else {
      await onPglite.migrate(queries, migrations);
      // There is no autovacuum in here.
      await client.exec('VACUUM');
    }
    return { queries, jobs: { db: fromPglite(client), backend: 'pglite' }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Creates the folder in a process of its own, because the memory that this takes (half a gigabyte) stays with the
 * process that did it, and under a name of its own, because half of a store would not open after a crash.
 */
async function create(folder: string): Promise<void> {
  const unfinished = `${basename(folder)}.new-`;
  // The creator may outlive a parent that was killed, and still be writing.
  for (const name of await readdir(dirname(folder)))
    if (name.startsWith(unfinished)) await rm(join(dirname(folder), name), { recursive: true, maxRetries: 10 });
  const made = await mkdtemp(join(dirname(folder), unfinished));
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('./create.ts', import.meta.url)), made]);
  await rename(made, folder);
}

async function start(folder: string): Promise<PGlite> {
  // Without its optimizing tier WebAssembly takes 70 MB less, and small statements are no slower.
  // `--liftoff-only` would say the same in one flag, but has no effect once V8 runs.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  const { PGlite } = await import('@electric-sql/pglite');
  return PGlite.create(folder, { startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'] });
}
