import type { FactName, Facts } from '../facts/facts.ts';
import type { Answer, Undoable } from '../review/answer.ts';
import type { Queries } from './database.ts';
import { and, asc, desc, eq, or } from './drizzle.ts';
import { storeIfThere } from './store-if-there.ts';
import { answers } from './tables.ts';

type Row = Omit<typeof answers.$inferSelect, 'reviewId'>;

interface Question {
  readonly reviewId: string;
  readonly fact: FactName;
  readonly subject: string;
}

const columns = {
  number: answers.number,
  fact: answers.fact,
  subject: answers.subject,
  earlier: answers.earlier,
  said: answers.said,
};

const read = ({ said, ...question }: Row): Answer => ({ ...question, ...said });

type Entry = Omit<Answer, 'number' | 'earlier'> & { readonly reviewId: string; readonly seen: number };

const keyOf = ({ reviewId, fact, subject }: Question) => `${reviewId} ${fact}@${subject}`;

const of = ({ reviewId, fact, subject }: Question) =>
  and(eq(answers.reviewId, reviewId), eq(answers.fact, fact), eq(answers.subject, subject));

/** What people said of facts: a log, in which an undo is an entry too. */
export function openAnswers(queries: Queries) {
  /** Each entry as `give` adds one. One statement stores them, so that a crash leaves all of them or none. */
  async function giveTogether(entries: readonly Entry[]): Promise<(number | null)[]> {
    const newest = new Map<string, { number: number; earlier: number }>();
    if (entries.length > 0) {
      const found = await queries
        .selectDistinctOn([answers.reviewId, answers.fact, answers.subject], {
          reviewId: answers.reviewId,
          fact: answers.fact,
          subject: answers.subject,
          number: answers.number,
          earlier: answers.earlier,
        })
        .from(answers)
        .where(or(...entries.map(of)))
        .orderBy(answers.reviewId, answers.fact, answers.subject, desc(answers.earlier));
      for (const row of found) newest.set(keyOf(row), row);
    }
    const rows = entries.flatMap(({ reviewId, fact, subject, seen, ...said }) => {
      const { number, earlier } = newest.get(keyOf({ reviewId, fact, subject })) ?? { number: 0, earlier: -1 };
      return number === seen ? [{ reviewId, fact, subject, earlier: earlier + 1, said }] : [];
    });
    if (rows.length === 0) return entries.map(() => null);
    const stored: { reviewId: string; fact: FactName; subject: string; number: number }[] = [];
    // All are of one review: who answers does so in one.
    const { reviewId } = rows[0] as (typeof rows)[number];
    const store = async () => stored.push(...(await insert(rows)));
    await storeIfThere(queries, reviewId, store);
    const numbers = new Map(stored.map((row) => [keyOf(row), row.number]));
    return entries.map((entry) => numbers.get(keyOf(entry)) ?? null);
  }

  function insert(rows: readonly (typeof answers.$inferInsert)[]) {
    return (
      queries
        .insert(answers)
        // In one order for everybody: of two that store the same, one waits for the other, and none for ever.
        .values(rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)))
        .onConflictDoNothing()
        .returning({
          reviewId: answers.reviewId,
          fact: answers.fact,
          subject: answers.subject,
          number: answers.number,
        })
    );
  }

  return {
    /**
     * Adds an entry if the newest one of its question is still `seen` (0: there is none), and gives its number.
     * `null`: someone else was first, or the review is gone; nothing is stored. Of two at once the key lets one pass, on whatever instance.
     */
    async give(entry: Entry): Promise<number | null> {
      const [number = null] = await giveTogether([entry]);
      return number;
    },

    giveTogether,

    /** Stores what is known of a new review's site, as the first entries of its log. */
    async seed(reviewId: string, facts: Facts, { by, at }: Pick<Answer, 'by' | 'at'>): Promise<void> {
      const rows = Object.entries(facts).map(([fact, reading]) => ({
        reviewId,
        fact: fact as FactName,
        subject: '',
        earlier: 0,
        said: { reading, words: reading.ok ? inWords(reading.value) : '', evidence: '', by, at },
      }));
      if (rows.length > 0) await queries.insert(answers).values(rows);
    },

    /**
     * What an undo takes back: the newest answer that a person gave in a review and that still stands, with all that
     * the same press stored and that still stands.
     */
    async last(reviewId: string, userId: string): Promise<Undoable | null> {
      const log = await queries
        .select(columns)
        .from(answers)
        .where(eq(answers.reviewId, reviewId))
        .orderBy(asc(answers.number));
      return newestStanding(log.map(read), userId);
    },

    /** All entries of a question, newest first. */
    async history(reviewId: string, fact: FactName, subject: string): Promise<readonly Answer[]> {
      const log = await queries
        .select(columns)
        .from(answers)
        .where(of({ reviewId, fact, subject }))
        .orderBy(desc(answers.earlier));
      return log.map(read);
    },
  };
}

const inWords = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Plays a log, which is oldest first: an undo takes the uppermost answer from the pile of its question. */
function newestStanding(log: readonly Answer[], userId: string): Undoable | null {
  const questions = Map.groupBy(log, ({ fact, subject }) => `${fact}@${subject}`);
  const piles = [...questions.values()].flatMap((entries) => {
    const pile: Answer[] = [];
    for (const entry of entries)
      if (entry.undoes === undefined) pile.push(entry);
      else pile.pop();
    const [standing, ...below] = pile.toReversed();
    return standing ? [{ standing, below, newest: entries.at(-1) as Answer }] : [];
  });
  const theirs = piles.filter(({ standing }) => standing.by.id === userId);
  const [last] = theirs.toSorted((a, b) => b.standing.number - a.standing.number);
  if (!last) return null;
  const { batch } = last.standing;
  const isOfBatch = (entry: Answer) => batch !== undefined && entry.batch === batch && entry.by.id === userId;
  return {
    parts: theirs
      .filter((pile) => pile === last || isOfBatch(pile.standing))
      .map(({ standing, below: [before = null], newest: { number, earlier } }) => ({
        undone: { ...standing, number, earlier },
        before,
      })),
    since: piles
      .filter(({ standing, below }) => !isOfBatch(standing) && below.some(isOfBatch))
      .map((pile) => pile.standing),
  };
}
