import type { SQL } from 'drizzle-orm';
import type { Facts, SiteFacts } from '../facts/facts.ts';
import type { Answer } from '../review/answer.ts';
import type { Dossier } from '../review/dossier.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import type { Queries } from './database.ts';
import { and, desc, eq, isNull, sql } from './drizzle.ts';
import { inBatches } from './in-batches.ts';
import { answers, reviews, type Said, snapshots } from './tables.ts';

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

/** The newest entry of each question. */
const told = sql<(Omit<Answer, keyof Said> & { readonly said: Said })[] | null>`(
  select json_agg(json_build_object('number', ${answers.number}, 'fact', ${answers.fact}, 'subject', ${answers.subject},
    'earlier', ${answers.earlier}, 'said', ${answers.said}))
  from (
    select distinct on (${answers.fact}, ${answers.subject}) ${answers}.* from ${answers}
    where ${answers.reviewId} = ${reviews.id}
    order by ${answers.fact}, ${answers.subject}, ${answers.earlier} desc) as ${answers})`;

/** The readings that stand. The site itself is the subject without a name. */
function sort(told: readonly Answer[]): SiteFacts {
  const standing = told.filter(({ reading }) => reading !== null);
  const subjects = Object.entries(Object.groupBy(standing, ({ subject }) => subject)).map(
    ([subject, entries = []]): [string, Facts] => [
      subject,
      Object.fromEntries(entries.map(({ fact, reading }) => [fact, reading])) as Facts,
    ],
  );
  const { '': site = {}, ...others } = Object.fromEntries(subjects);
  return { site, subjects: others };
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
    const { told: rows, newest: ordinal, ...review } = row;
    const reading = ordinal === null ? null : await recall(Number(ordinal));
    const told = (rows ?? []).map(({ said, ...question }) => ({ ...question, ...said }));
    return { review, reading, answers: sort(told), told };
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
