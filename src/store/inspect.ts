import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../facts/facts.ts';
import type { Database } from './database.ts';
import { desc, sql } from './drizzle.ts';
import { migrations } from './migrations.ts';
import { snapshots } from './tables.ts';
import { rowsOf } from './text-tables.ts';

/** Numbers and times only: nothing in it was written by people or told by a tenant, but `lastReading.facts`. */
export interface Inspection {
  /** PostgreSQL's own. */
  readonly version: string;
  readonly migrations: { readonly applied: number; readonly known: number };
  /** By schema and table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly lastReading: { readonly asOf: Date; readonly facts: Facts } | null;
  /** Jobs that were given up, the newest first, with what they held. */
  readonly failedJobs: readonly { readonly at: Date | string; readonly data: unknown; readonly output: unknown }[];
}

const mostFailures = 20;

/** Looks at a database as it is. It may be one that an earlier or a later version has made. */
export async function inspect({ queries }: Database): Promise<Inspection> {
  const [server] = await rowsOf<{ version: string }>(
    queries,
    sql`SELECT current_setting('server_version_num') AS version`,
  );
  const tables = await rowsOf<{ table: string }>(
    queries,
    sql`SELECT n.nspname || '.' || c.relname AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname IN ('public', 'pgboss', 'drizzle') ORDER BY 1`,
  );
  const rows: Record<string, number> = {};
  for (const { table } of tables) {
    const name = sql.join(
      table.split('.').map((part) => sql.identifier(part)),
      sql`.`,
    );
    const [found] = await rowsOf<{ count: number }>(queries, sql`SELECT count(*)::int AS count FROM ${name}`);
    rows[table] = found?.count ?? 0;
  }
  const has = (table: string) => table in rows;
  const [lastReading = null] = has('public.snapshots')
    ? await queries
        .select({ asOf: snapshots.asOf, reading: snapshots.reading })
        .from(snapshots)
        .orderBy(desc(snapshots.asOf))
        .limit(1)
    : [];
  const failedJobs = has('pgboss.version')
    ? await rowsOf<Inspection['failedJobs'][number]>(
        queries,
        sql`SELECT completed_on AS at, data, output FROM pgboss.job WHERE state = 'failed'
            ORDER BY completed_on DESC LIMIT ${mostFailures}`,
      )
    : [];
  return {
    version: server?.version ?? '',
    migrations: { applied: rows['drizzle.__drizzle_migrations'] ?? 0, known: known() },
    rows,
    lastReading: lastReading && { asOf: lastReading.asOf, facts: lastReading.reading.facts },
    failedJobs,
  };
}

function known(): number {
  const journal = join(migrations.migrationsFolder, 'meta', '_journal.json');
  return (JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }).entries.length;
}
