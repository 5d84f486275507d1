import type { SQL } from 'drizzle-orm';
import type { FactName, Facts, SiteFacts } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';
import type { Dossier } from '../review/dossier.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import type { Queries } from './database.ts';
import { and, desc, eq, isNull, sql } from './drizzle.ts';
import { inBatches } from './in-batches.ts';
import { answers, reviews, snapshots } from './tables.ts';

/** As many readings as are kept at hand: they are large, never change, and the newest is asked for again and again. */
const mostAtHand = 50;

const columns = {
  id: reviews.id,
  conversationId: reviews.conversationId,
  name: reviews.name,
  profile: reviews.profile,
  revision: reviews.revision,
  createdAt: reviews.createdAt,
};

/** Everything that was told, each with what it is about. */
const told = sql<Told[] | null>`(
  select json_agg(json_build_object('subject', ${answers.subject}, 'fact', ${answers.fact}, 'reading', ${answers.reading}))
  from ${answers} where ${answers.reviewId} = ${reviews.id})`;

interface Told {
  readonly subject: string;
  readonly fact: FactName;
  readonly reading: Reading<unknown>;
}

/** The site itself is the subject without a name. */
function sort(rows: readonly Told[]): SiteFacts {
  const subjects: Record<string, Record<string, Reading<unknown>>> = {};
  for (const { subject, fact, reading } of rows) subjects[subject] = { ...subjects[subject], [fact]: reading };
  const { '': site = {}, ...others } = subjects;
  return { site: site as Facts, subjects: others as SiteFacts['subjects'] };
}

const newest = sql<number | null>`(
  select ${snapshots.ordinal} from ${snapshots}
  where ${snapshots.reviewId} = ${reviews.id} order by ${snapshots.asOf} desc, ${snapshots.ordinal} desc limit 1)`;

/** Reviews with all that is kept about them, each by one small query. */
export function openDossiers(queries: Queries) {
  const atHand = new Map<number, TenantReading>();

  // Every question runs these, so they are written once and not each time.
  const prepare = (name: string, which: SQL | undefined) =>
    queries
      .select({ ...columns, told, newest })
      .from(reviews)
      .where(which)
      .orderBy(desc(reviews.ordinal))
      .limit(1)
      .prepare(name);
  const id = sql.placeholder('id');
  const currentOf = prepare('dossier_current', and(eq(reviews.conversationId, id), isNull(reviews.archivedAt)));
  const one = prepare('dossier', eq(reviews.id, id));

  /** Many questions about one conversation at the same time are one query. */
  const find = (query: typeof one) =>
    inBatches(async (ids: readonly string[]) => {
      const found = new Map([...new Set(ids)].map((id) => [id, query.execute({ id }).then(([row]) => open(row))]));
      return Promise.all(ids.map((id) => found.get(id) ?? null));
    });

  async function open(row: Awaited<ReturnType<typeof one.execute>>[number] | undefined): Promise<Dossier | null> {
    if (!row) return null;
    const { told: answers, newest: ordinal, ...review } = row;
    return { review, reading: ordinal === null ? null : await recall(Number(ordinal)), answers: sort(answers ?? []) };
  }

  async function recall(ordinal: number): Promise<TenantReading | null> {
    const known = atHand.get(ordinal);
    if (known) return known;
    const [row] = await queries
      .select({ asOf: snapshots.asOf, reading: snapshots.reading })
      .from(snapshots)
      .where(eq(snapshots.ordinal, ordinal));
    if (!row) return null;
    const reading = { asOf: row.asOf, ...row.reading };
    for (const oldest of [...atHand.keys()].slice(0, Math.max(0, atHand.size + 1 - mostAtHand))) atHand.delete(oldest);
    atHand.set(ordinal, reading);
    return reading;
  }

  return {
    /** The conversation's newest review that is not archived. */
    current: find(currentOf),
    get: find(one),
  };
}
