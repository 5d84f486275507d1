import { randomUUID } from 'node:crypto';
import type { AuditRecord, Entry, Happening, KeptText, SealedEntry } from '../audit/entry.ts';
import { keepText, keyOf, sealEntry, sealHead } from '../audit/seal.ts';
import { canonical } from '../review/canonical.ts';
import type { Queries } from './database.ts';
import { and, asc, count, desc, eq, gt, inArray, lte, sql } from './drizzle.ts';
import { audit, auditHead, people, texts } from './tables.ts';

type Person = Exclude<Happening['by'], string | null>;

/** How many rows are read or written in one statement, which takes at most 65,535 values. */
const rowsAtOnce = 1_000;

export type Audit = ReturnType<typeof openAudit>;

/** The record of everything that matters. With a secret each entry carries a MAC. */
export function openAudit(queries: Queries, secret?: Uint8Array) {
  const key = secret ? keyOf(secret) : null;

  return {
    append,

    /** Records what Preflight runs with, if that is new or the key is. */
    async configure(facts: NonNullable<Happening['facts']>): Promise<void> {
      const kind = 'configuration.set';
      await queries.transaction(async (tx) => {
        const [before] = await tx
          .select({ facts: audit.facts, key: audit.key })
          .from(audit)
          .where(eq(audit.kind, kind))
          .orderBy(desc(audit.number))
          .limit(1);
        if (before && before.key === (key?.id ?? null) && canonical(before.facts) === canonical(facts)) return;
        await append(tx, [{ by: 'host', kind, facts }]);
      });
    },

    /** Entries of a review, newest first, each with the name of its person (`null`: forgotten) and its texts (`null`: removed). */
    async page(review: string, page: number, size: number) {
      const [{ total = 0 } = {}] = await queries.select({ total: count() }).from(audit).where(eq(audit.review, review));
      const shown = Math.max(1, Math.min(page, Math.ceil(total / size)));
      const rows = await queries
        .select({ entry: audit, person: people.person })
        .from(audit)
        .leftJoin(people, eq(people.id, audit.who))
        .where(eq(audit.review, review))
        .orderBy(desc(audit.number))
        .limit(size)
        .offset((shown - 1) * size);
      const kept = await textsOf(rows.map(({ entry }) => entry));
      const entries = rows.map(({ entry: { number, at, who, kind, facts, texts: hashes }, person }) => ({
        ...{ number, at: at.toISOString(), who, name: person?.name ?? null, kind, facts },
        texts: Object.fromEntries(
          Object.entries(hashes).map(([what, hash]) => [what, kept.get(hash)?.text ?? null] as const),
        ),
      }));
      return { page: shown, total, entries };
    },

    /**
     * The whole record as an export has it: each entry with its texts, people, and the head. What is appended meanwhile
     * may be in it or not; the head is always that of the last entry.
     */
    async *records(): AsyncGenerator<AuditRecord, void> {
      let last = Number.MIN_SAFE_INTEGER;
      const readOn = async function* (upTo: number) {
        for (let isFull = true; isFull; ) {
          const rows = await queries
            .select()
            .from(audit)
            .where(and(gt(audit.number, last), lte(audit.number, upTo)))
            .orderBy(asc(audit.number))
            .limit(rowsAtOnce);
          const kept = await textsOf(rows);
          for (const row of rows) {
            const entry = { ...row, at: row.at.toISOString() };
            yield { entry };
            for (const hash of Object.values(entry.texts)) {
              const text = kept.get(hash);
              if (text) yield { text };
            }
          }
          last = rows.at(-1)?.number ?? last;
          isFull = rows.length === rowsAtOnce;
        }
      };
      yield* readOn(Number.MAX_SAFE_INTEGER);
      // Read after them, the head is that of the last of these entries or of a later one; what is beyond it is none.
      const [head] = await queries.select().from(auditHead);
      if (head) yield* readOn(head.count);
      for (const { id, account, person } of await queries.select().from(people))
        yield { person: { id, account, name: person.name } };
      if (head) yield { head: { count: head.count, hash: head.hash, mac: head.mac, key: head.key, seal: head.seal } };
    },

    /** Forgets who a person is. Their entries stay, and the record holds. False: it did not know them. */
    async forget(account: string): Promise<boolean> {
      const gone = await queries.delete(people).where(eq(people.account, account)).returning({ id: people.id });
      return gone.length > 0;
    },
  };

  /**
   * Adds entries to the record, in the transaction of the change that they tell of: both are stored or neither.
   * It holds the end of the record until the transaction ends. So it comes last in a transaction, and once, with all
   * that there is to tell.
   */
  async function append(tx: Queries, happenings: readonly Happening[]): Promise<void> {
    if (happenings.length === 0) return;
    const ids = await identify(tx, happenings.map(({ by }) => by).filter(isPerson));
    const [end] = await tx
      .select({
        number: auditHead.count,
        hash: auditHead.hash,
        mac: auditHead.mac,
        at: sql`clock_timestamp()`.mapWith(audit.at),
      })
      .from(auditHead)
      .for('update');
    if (!end) throw new Error('The audit record has no head.');
    let last: Pick<SealedEntry, 'number' | 'hash' | 'mac'> = end;
    const told = happenings.map(({ by, kind, review, conversation, saw, facts = {}, ...happening }) => {
      const kept = Object.entries(happening.texts ?? {})
        .filter(([, text]) => text !== '')
        .map(([name, text]) => [name, keepText(text)] as const);
      const entry: Omit<Entry, 'key'> = {
        number: last.number + 1,
        at: end.at.toISOString(),
        who: isPerson(by) ? (ids.get(by.id) as string) : (by ?? 'clock'),
        kind,
        review: review ?? null,
        conversation: conversation ?? null,
        saw: saw ?? null,
        facts,
        texts: Object.fromEntries(kept.map(([name, { hash }]) => [name, hash])),
        previous: last.hash,
      };
      const sealed = sealEntry(entry, key);
      last = sealed;
      return { row: { ...sealed, at: end.at }, kept: kept.map(([, text]) => text) };
    });
    for (const rows of inParts(told.flatMap(({ kept }) => kept)))
      await tx.insert(texts).values(rows.map(({ hash, ...kept }) => ({ hash, kept })));
    for (const rows of inParts(told.map(({ row }) => row))) await tx.insert(audit).values(rows);
    await tx.update(auditHead).set(sealHead(last, key));
  }

  async function textsOf(entries: readonly Pick<Entry, 'texts'>[]) {
    const hashes = entries.flatMap((entry) => Object.values(entry.texts ?? {}));
    const found = new Map<string, KeptText>();
    for (const some of inParts(hashes))
      for (const { hash, kept } of await queries.select().from(texts).where(inArray(texts.hash, some)))
        found.set(hash, { hash, ...kept });
    return found;
  }
}

/** The random id of each account. One that is met for the first time, or was forgotten, gets a new one. */
async function identify(tx: Queries, persons: readonly Person[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(persons.map(({ id, name }) => [id, name]));
  if (wanted.size === 0) return new Map();
  const known = await tx
    .select()
    .from(people)
    .where(inArray(people.account, [...wanted.keys()]));
  const ids = new Map(known.map(({ account, id }) => [account, id]));
  const isCurrent = new Set(
    known.filter(({ account, person }) => wanted.get(account) === person.name).map((one) => one.account),
  );
  // In one order for all, so that no two transactions wait for each other.
  const others = [...wanted].filter(([account]) => !isCurrent.has(account)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (others.length === 0) return ids;
  const stored = await tx
    .insert(people)
    .values(others.map(([account, name]) => ({ id: randomUUID(), account, person: { name } })))
    .onConflictDoUpdate({ target: people.account, set: { person: sql`excluded.person` } })
    .returning({ account: people.account, id: people.id });
  for (const { account, id } of stored) ids.set(account, id);
  return ids;
}

const isPerson = (by: Happening['by']): by is Person => typeof by === 'object' && by !== null;

function inParts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, part) =>
    rows.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce),
  );
}
