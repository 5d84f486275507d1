import type { SQL } from 'drizzle-orm';
import type { Queries } from './database.ts';
import { sql } from './drizzle.ts';

/** A table with the columns that can hold words. */
export interface TextTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Every table that holds texts, the queue's too. One that is partitioned has its rows in its parts. */
export async function textTables(tx: Queries): Promise<TextTable[]> {
  const found = await rowsOf<{ schema: string; name: string; column: string; type: string }>(
    tx,
    sql`SELECT n.nspname AS schema, c.relname AS name, a.attname AS column, t.typname AS type
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          JOIN pg_type t ON t.oid = a.atttypid
        WHERE c.relkind = 'r' AND n.nspname IN ('public', 'pgboss') AND t.typname IN ('text', 'varchar', 'json', 'jsonb')
        ORDER BY 1, 2, a.attnum`,
  );
  return [...Map.groupBy(found, ({ schema, name }) => `${schema}.${name}`).values()].map((rows) => {
    const [{ schema, name }] = rows as [(typeof rows)[number]];
    return { schema, name, columns: rows.map(({ column, type }) => ({ name: column, type })) };
  });
}

export type TextRow = { readonly place: string } & Readonly<Record<string, string | null>>;

/** The rows that hold one of the words, in any case, each column as a text. */
export function rowsNaming(tx: Queries, table: TextTable, texts: readonly string[]): Promise<TextRow[]> {
  const columns = table.columns.map(({ name }) => sql.identifier(name));
  const whole = sql`lower(concat_ws(' ', ${sql.join(columns, sql`, `)}))`;
  const written = new Set(texts.flatMap(asWritten));
  // A NUL is no text for PostgreSQL, though JSON may hold one.
  const named = [...written]
    .filter((text) => !text.includes('\0'))
    .map((text) => sql`position(lower(${text}) in ${whole}) > 0`);
  const shown = columns.map((column) => sql`${column}::text AS ${column}`);
  return rowsOf<TextRow>(
    tx,
    sql`SELECT ctid::text AS place, ${sql.join(shown, sql`, `)} FROM ${nameOf(table)} WHERE ${sql.join(named, sql` OR `)}`,
  );
}

/** A text as it stands in a text and in JSON. */
export const asWritten = (text: string): string[] => [...new Set([text, JSON.stringify(text).slice(1, -1)])];

export const nameOf = ({ schema, name }: TextTable): SQL => sql`${sql.identifier(schema)}.${sql.identifier(name)}`;

export async function rowsOf<T>(queries: Pick<Queries, 'execute'>, query: SQL): Promise<T[]> {
  return ((await queries.execute(query)) as unknown as { rows: T[] }).rows;
}
