import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { Facts, SiteFacts } from '../facts/facts.ts';
import type { Answer } from '../review/answer.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Waiver } from '../review/waiver.ts';
import { keepAtHand } from './at-hand.ts';
import type { Queries } from './database.ts';
import { and, asc, desc, eq, isNull, sql } from './drizzle.ts';
import { inBatches } from './in-batches.ts';
import { loadReading } from './load-reading.ts';
import { answers, opened, reviews, snapshots, waivers } from './tables.ts';

/** A review as the domain knows it. */
export const columns = {
  id: reviews.id,
  conversationId: reviews.conversationId,
  name: reviews.name,
  profile: reviews.profile,
  revision: reviews.revision,
  createdAt: reviews.createdAt,
  archivedAt: reviews.archivedAt,
};

/** How long the log of a review is: it only grows, so its length says whether it is the one at hand. */
const logLength = sql<number>`(select count(*) from ${answers} where ${answers.reviewId} = ${reviews.id})`;

const none: readonly Waiver[] = [];

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

/**
 * The one that was opened, else the newest of the conversation's own. It is planned anew at each question, so it looks
 * at as few tables as it can: that no archived review stays opened is for `reviews.replace` to see to.
 */
const currentId = (conversationId: SQLWrapper) => sql`coalesce(
  (select ${opened.reviewId} from ${opened} where ${opened.conversationId} = ${conversationId}),
  (select ${reviews.id} from ${reviews} where ${reviews.conversationId} = ${conversationId}
   and ${reviews.archivedAt} is null order by ${reviews.ordinal} desc limit 1))`;

const newest = sql<number | null>`(
  select ${snapshots.ordinal} from ${snapshots}
  where ${snapshots.reviewId} = ${reviews.id} order by ${snapshots.asOf} desc, ${snapshots.ordinal} desc limit 1)`;

/** Reviews with all that is kept about them: one small query, and what it does not find at hand. */
export function openDossiers(queries: Queries) {
  const recallReading = keepAtHand((ordinal) => loadReading(queries, Number(ordinal)));

  /** The newest entry of each question of a log of a certain length, and the readings that stand. */
  const recallLog = keepAtHand(async (key): Promise<Pick<Dossier, 'told' | 'answers'>> => {
    const [reviewId = ''] = key.split(' ');
    const rows = await queries
      .selectDistinctOn([answers.fact, answers.subject])
      .from(answers)
      .where(eq(answers.reviewId, reviewId))
      .orderBy(answers.fact, answers.subject, desc(answers.earlier));
    const told = rows.map(({ said, reviewId: _, ...question }) => ({ ...question, ...said }));
    return { told, answers: sort(told) };
  });

  const recallWaivers = keepAtHand(async (key): Promise<readonly Waiver[]> => {
    const [reviewId = ''] = key.split(' ');
    const rows = await queries
      .select()
      .from(waivers)
      .where(eq(waivers.reviewId, reviewId))
      .orderBy(asc(waivers.ordinal));
    return rows.map(({ id, revision, waiver }) => ({ id, revision, ...waiver }));
  });

  // Every question runs these, so they are written once and not each time.
  const prepare = (name: string, which: SQL | undefined) =>
    queries
      .select({ ...columns, logLength, newest, waiverChanges: reviews.waiverChanges })
      .from(reviews)
      .where(which)
      .prepare(name);
  const id = sql.placeholder('id');
  const currentOf = prepare('dossier_current', and(eq(reviews.id, currentId(id)), isNull(reviews.archivedAt)));
  const one = prepare('dossier', eq(reviews.id, id));

  /** Many questions about one conversation at the same time are one query. */
  const find = (query: typeof one) =>
    inBatches(async (ids: readonly string[]) => {
      const found = new Map([...new Set(ids)].map((id) => [id, query.execute({ id }).then(([row]) => open(row))]));
      return Promise.all(ids.map((id) => found.get(id) ?? null));
    });

  async function open(row: Awaited<ReturnType<typeof one.execute>>[number] | undefined): Promise<Dossier | null> {
    if (!row) return null;
    const { logLength: length, newest: ordinal, waiverChanges: changes, ...review } = row;
    const reading = ordinal === null ? null : await recallReading(`${ordinal}`);
    // What is stored in between is seen here already, and by the next question again.
    const accepted = changes === 0 ? none : await recallWaivers(`${review.id} ${changes}`);
    return { review, reading, ...(await recallLog(`${review.id} ${length}`)), waivers: accepted };
  }

  return {
    /** That of the review that the conversation works on: the opened one, else its own newest; none that is archived. */
    current: find(currentOf),
    get: find(one),
  };
}
