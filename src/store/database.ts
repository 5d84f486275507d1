import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
import type { Db } from 'pg-boss';
import { parseIntoClientConfig } from 'pg-connection-string';
import { onServer } from './drizzle.ts';
import { openEmbedded } from './embedded.ts';
import { entraPassword } from './entra-password.ts';
import { migrations } from './migrations.ts';

/** Queries on either kind of database. */
export type Queries = PgDatabase<PgQueryResultHKT>;

export interface Database {
  readonly queries: Queries;
  /** The same database for pg-boss, as `startQueue` takes it. */
  readonly jobs: { readonly db: Db; readonly backend: 'pglite' | 'postgres' };
  close(): Promise<void>;
}

/** Any number will do, as long as all instances use the same. */
const migrating = 7337;

/** `readOnly`: nothing in it is changed, and its tables are taken as they are. */
interface Opening {
  readonly readOnly?: boolean;
  /** What a server's address without a password is opened with; a token of Entra where it is one of Azure's. */
  readonly password?: () => Promise<string>;
}

/**
 * Opens the database and brings its tables up to date: PostgreSQL embedded in a folder, which is then held by this
 * process alone (`FolderHeld` otherwise), or a PostgreSQL server, which several instances may share.
 */
export function openDatabase(
  place: { dataDir: string } | { databaseUrl: string },
  { readOnly = false, password }: Opening = {},
): Promise<Database> {
  return 'dataDir' in place ? openEmbedded(place.dataDir, readOnly) : openServer(place.databaseUrl, readOnly, password);
}

async function openServer(address: string, readOnly: boolean, password?: Opening['password']): Promise<Database> {
  // Given the address itself, pg puts an empty password over the one that is asked for.
  const { password: own, host = '', ...server } = parseIntoClientConfig(address);
  const signIn = own || (password ?? entraPassword(host));
  const options = readOnly ? { options: '-c default_transaction_read_only=on' } : {};
  const pool = new Pool({
    ...{ ...server, host, ...options },
    ...(signIn && { password: signIn }),
    application_name: 'preflight',
    // A server that swallows packets ends the start instead of holding it up.
    connectionTimeoutMillis: 5000,
  });
  // The pool replaces an idle connection that breaks. Without a listener the break would end the process.
  pool.on('error', () => {});
  const close = () => pool.end();
  try {
    const client = await pool.connect();
    try {
      if (!readOnly) {
        await client.query('SELECT pg_advisory_lock($1)', [migrating]);
        await onServer.migrate(onServer.drizzle(client), migrations);
        await client.query('SELECT pg_advisory_unlock($1)', [migrating]);
      }
    } finally {
      client.release();
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    queries: onServer.drizzle(pool),
    jobs: { db: { executeSql: (text, values) => pool.query(text, values) }, backend: 'postgres' },
    close,
  };
}
