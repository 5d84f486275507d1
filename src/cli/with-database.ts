import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readStoreSettings, type StoreSettings } from '../config.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { FolderHeld } from '../store/lock.ts';
import { isProblem } from './is-problem.ts';
import { UsageError } from './usage-error.ts';

/** Opens the database in the folder `data`, or that of the environment, for as long as `use` takes. It has to be there. */
export async function withDatabase<T>(
  data: string | undefined,
  opening: { readonly readOnly: boolean },
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const place: StoreSettings | null = data === undefined ? readStoreSettings() : { dataDir: data };
  if (!place) throw new UsageError('Where is the store? Name its folder with --data, or set DATABASE_URL or DATA_DIR.');
  if ('dataDir' in place && !existsSync(join(place.dataDir, 'postgres')))
    throw new UsageError(`There is no store in ${place.dataDir}.`);
  const database = await openDatabase(place, opening).catch((error) => {
    if (error instanceof FolderHeld) throw new UsageError(error.message);
    // The error of a connection that was tried on several addresses has no message of its own.
    if (isProblem(error)) throw new UsageError(`The store can't be opened: ${error.message || error.code}.`);
    throw error;
  });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}
