import { randomUUID } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import { keyOf } from '../audit/seal.ts';
import { openAudit } from './audit.ts';
import type { Database, Queries } from './database.ts';
import { eq, sql } from './drizzle.ts';
import { namesBeside, replaceWords, type Words } from './personal-words.ts';
import { auditHead, people, policies, reviews } from './tables.ts';
import { asWritten, nameOf, rowsNaming, rowsOf, type TextRow, type TextTable, textTables } from './text-tables.ts';

/** Why somebody can't be forgotten now, as a sentence. */
export class CannotForget extends Error {}

interface Count {
  readonly deleted: number;
  readonly changed: number;
}

/** By table. */
export type Forgotten = ReadonlyMap<string, Count>;

/** The record names nobody and may not change; its texts can go, but would not fit their hashes if they were changed. */
const record = ['audit', 'audit_head'];
const hashed = ['texts', 'evidence'];

/**
 * Forgets a person: what was only theirs is deleted, and wherever they are named besides there is another id and no
 * name. The record holds, and says that somebody was forgotten. `also`: more names, such as an earlier one. Doing it
 * again finds nothing. Throws `CannotForget` where another process uses the database or the record's key is missing.
 */
export async function forgetPerson(
  { queries }: Database,
  account: string,
  { also = [], auditKey }: { readonly also?: readonly string[]; readonly auditKey?: Uint8Array | undefined } = {},
): Promise<Forgotten> {
  const forgotten = await queries.transaction(async (tx) => {
    await refuse(tx, auditKey);
    const counts = new Map<string, Count>();
    const count = (table: string, { deleted = 0, changed = 0 }: Partial<Count>) => {
      const before = counts.get(table) ?? { deleted: 0, changed: 0 };
      if (deleted + changed > 0)
        counts.set(table, { deleted: before.deleted + deleted, changed: before.changed + changed });
    };
    const tables = await textTables(tx);
    const found = await findNames(tx, tables, account);
    const words: Words = {
      account,
      // Within a JSON that is kept as a text, a quotation mark in a name has a backslash before it.
      names: [...also, ...found.filter((name) => /[\s@]/.test(name))].flatMap(asWritten),
      onlyAlone: found.filter((name) => !/[\s@]/.test(name)),
      newId: randomUUID(),
    };
    const [known] = await tx
      .select({ id: people.id })
      .from(people)
      .where(isPerson(sql`${people.account}`, account));
    const removed = await deleteTheirs(tx, account, tables, count);
    await leavePolicies(tx, account, count);
    for (const table of tables) {
      if (record.includes(table.name)) continue;
      if (hashed.includes(table.name)) count(table.name, { deleted: await deleteNaming(tx, table, words) });
      else count(table.name, { changed: await changeNaming(tx, table, words) });
    }
    const rows = [...counts.values()].reduce((sum, { deleted, changed }) => sum + deleted + changed, 0);
    if (rows > 0)
      await openAudit(tx, auditKey).append(tx, [
        ...removed.map((one) => ({
          by: 'host' as const,
          kind: 'review.deleted',
          review: one.id,
          facts: { revision: one.revision },
        })),
        { by: 'host', kind: 'person.forgotten', facts: { person: known?.id ?? null, rows } },
      ]);
    return counts;
  });
  // Else the old rows would stay in the files until something else takes their place.
  if (forgotten.size > 0) await queries.execute(sql`VACUUM FULL`);
  return forgotten;
}

/** An entry without the key, after entries that carry a MAC, would look like a forged one. */
async function refuse(tx: Queries, auditKey: Uint8Array | undefined): Promise<void> {
  const [head] = await tx.select({ key: auditHead.key }).from(auditHead);
  if (head?.key && head.key !== (auditKey && keyOf(auditKey).id))
    throw new CannotForget('The audit record is sealed with a key, and AUDIT_KEY is not it.');
  const others = await rowsOf(
    tx,
    sql`SELECT 1 FROM pg_stat_activity WHERE application_name = 'preflight' AND datname = current_database() AND pid <> pg_backend_pid()`,
  );
  // It keeps names in memory and would write them back.
  if (others.length > 0) throw new CannotForget('A running Preflight uses this database: stop all instances first.');
}

async function findNames(tx: Queries, tables: readonly TextTable[], account: string): Promise<string[]> {
  const names = new Set<string>();
  for (const { person } of await tx
    .select()
    .from(people)
    .where(isPerson(sql`${people.account}`, account)))
    names.add(person.name);
  for (const table of tables)
    for (const row of await rowsNaming(tx, table, [account]))
      for (const { name } of table.columns) {
        for (const found of namesBeside(account, row[name] ?? null)) names.add(found);
      }
  return [...names].map((name) => name.trim()).filter(Boolean);
}

/** Deletes what is theirs alone, and gives the reviews that went with their own chat. */
async function deleteTheirs(
  tx: Queries,
  account: string,
  tables: readonly TextTable[],
  count: (table: string, of: Partial<Count>) => void,
): Promise<{ id: string; revision: number }[]> {
  const chats = sql`(SELECT id FROM conversations WHERE type = 'personal' AND ${isPerson(sql`person_id`, account)})`;
  const removed = await tx
    .select({ id: reviews.id, revision: reviews.revision })
    .from(reviews)
    .where(sql`${reviews.conversationId} IN ${chats}`);
  const spoken = (column: SQL) =>
    sql`${isPerson(sql`${column} #>> '{user,id}'`, account)} OR ${column} #>> '{conversation,id}' IN ${chats}`;
  const theirs: readonly [string, SQL, SQL][] = [
    ['inbox', sql`inbox`, spoken(sql`who`)],
    ...tables
      .filter(({ schema, columns }) => schema === 'pgboss' && columns.some(({ name }) => name === 'data'))
      .map((table): [string, SQL, SQL] => [table.name, nameOf(table), spoken(sql`(data -> 'who')`)]),
    ['asking', sql`asking`, sql`${isPerson(sql`user_id`, account)} OR conversation_id IN ${chats}`],
    ['assignments', sql`assignments`, isPerson(sql`assignment #>> '{owner,id}'`, account)],
    ['messages', sql`messages`, sql`thread IN ${chats}`],
    ['opened', sql`opened`, sql`conversation_id IN ${chats}`],
    ['policies', sql`policies`, sql`conversation_id IN ${chats}`],
    ['reviews', sql`reviews`, sql`conversation_id IN ${chats}`],
    // Last, because the others are found by it.
    ['conversations', sql`conversations`, sql`id IN ${chats}`],
    ['people', sql`people`, isPerson(sql`account`, account)],
  ];
  for (const [name, table, where] of theirs)
    count(name, { deleted: (await rowsOf(tx, sql`DELETE FROM ${table} WHERE ${where} RETURNING 1`)).length });
  // Whoever comes next may be the one who installed Preflight.
  const installed = sql`UPDATE conversations SET installed_by = NULL WHERE ${isPerson(sql`installed_by`, account)} RETURNING 1`;
  count('conversations', { changed: (await rowsOf(tx, installed)).length });
  return removed;
}

/** Nobody may review or decide under an id that belongs to no one. */
async function leavePolicies(
  tx: Queries,
  account: string,
  count: (table: string, of: Partial<Count>) => void,
): Promise<void> {
  const isOther = (one: unknown) => !JSON.stringify(one).toLowerCase().includes(account.toLowerCase());
  const naming = sql`position(lower(${account}) in lower(${policies.policy}::text)) > 0`;
  for (const { conversationId, policy, revision } of await tx.select().from(policies).where(naming)) {
    const { admins, approvers, reviewers, delegations } = { ...noOne, ...policy };
    const left = {
      ...policy,
      admins: admins.filter(isOther),
      approvers: approvers.filter(isOther),
      reviewers: reviewers?.filter(isOther) ?? null,
      delegations: delegations.filter(isOther),
    };
    const changed = { policy: left, revision: revision + 1 };
    await tx.update(policies).set(changed).where(eq(policies.conversationId, conversationId));
    count('policies', { changed: 1 });
  }
}

/** A policy of an earlier version lacks what it did not know. */
const noOne = { admins: [], approvers: [], reviewers: null, delegations: [] };

async function deleteNaming(tx: Queries, table: TextTable, words: Words): Promise<number> {
  const rows = await rowsNaming(tx, table, wordsIn(words));
  const naming = rows.filter((row) => rewrite(row, table, words).length > 0);
  for (const { place } of naming) await tx.execute(sql`DELETE FROM ${nameOf(table)} WHERE ctid = ${place}::tid`);
  return naming.length;
}

async function changeNaming(tx: Queries, table: TextTable, words: Words): Promise<number> {
  let changed = 0;
  for (const row of await rowsNaming(tx, table, wordsIn(words))) {
    const set = rewrite(row, table, words);
    if (set.length === 0) continue;
    changed += 1;
    await tx.execute(sql`UPDATE ${nameOf(table)} SET ${sql.join(set, sql`, `)} WHERE ctid = ${row.place}::tid`);
  }
  return changed;
}

/** What a row says without the words, for each column that would be another. */
function rewrite(row: TextRow, { columns }: TextTable, words: Words): SQL[] {
  return columns.flatMap(({ name, type }) => {
    const text = row[name];
    if (text === null || text === undefined) return [];
    const before: unknown = type.startsWith('json') ? JSON.parse(text) : text;
    const after = replaceWords(before, words);
    if (JSON.stringify(after) === JSON.stringify(before)) return [];
    const written = type.startsWith('json') ? JSON.stringify(after) : after;
    return [sql`${sql.identifier(name)} = ${written}::${sql.raw(type)}`];
  });
}

const wordsIn = ({ account, names, onlyAlone }: Words) => [account, ...names, ...onlyAlone];
const isPerson = (column: SQL, account: string): SQL => sql`lower(${column}) = lower(${account})`;
