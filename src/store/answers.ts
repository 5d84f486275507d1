import type { Happening } from '../audit/entry.ts';
import type { FactName, Facts } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';
import type { Answer, Undoable } from '../review/answer.ts';
import { canonical } from '../review/canonical.ts';
import type { Audit } from './audit.ts';
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

/** `undoneBy`: an undo brings back what someone else may have said, so it names who took it back. */
type Entry = Omit<Answer, 'number' | 'earlier'> & {
  readonly reviewId: string;
  readonly seen: number;
  readonly undoneBy?: Answer['by'];
};

const keyOf = ({ reviewId, fact, subject }: Question) => `${reviewId} ${fact}@${subject}`;

const of = ({ reviewId, fact, subject }: Question) =>
  and(eq(answers.reviewId, reviewId), eq(answers.fact, fact), eq(answers.subject, subject));

/** What people said of facts: a log, in which an undo is an entry too. */
export function openAnswers(queries: Queries, audit: Audit) {
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
    const rows = entries.flatMap(({ reviewId, fact, subject, seen, undoneBy: _, ...said }) => {
      const { number, earlier } = newest.get(keyOf({ reviewId, fact, subject })) ?? { number: 0, earlier: -1 };
      return number === seen ? [{ reviewId, fact, subject, earlier: earlier + 1, said }] : [];
    });
    if (rows.length === 0) return entries.map(() => null);
    const numbers = new Map<string, number>();
    // All are of one review: who answers does so in one.
    const { reviewId } = rows[0] as (typeof rows)[number];
    await storeIfThere(queries, reviewId, () =>
      queries.transaction(async (tx) => {
        const stored = await tx
          .insert(answers)
          // In one order for everybody: of two that store the same, one waits for the other, and none for ever.
          .values(rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)))
          .onConflictDoNothing()
          .returning({
            reviewId: answers.reviewId,
            fact: answers.fact,
            subject: answers.subject,
            number: answers.number,
          });
        for (const row of stored) numbers.set(keyOf(row), row.number);
        const told = entries.flatMap((entry) => {
          const number = numbers.get(keyOf(entry));
          return number === undefined ? [] : [tellEntry(entry, number)];
        });
        await audit.append(tx, told);
      }),
    );
    return entries.map((entry) => numbers.get(keyOf(entry)) ?? null);
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
      if (rows.length === 0) return;
      await queries.transaction(async (tx) => {
        const stored = await tx
          .insert(answers)
          .values(rows)
          .returning({ fact: answers.fact, number: answers.number, said: answers.said });
        await audit.append(
          tx,
          stored.map(({ fact, number, said }) => ({
            ...tellAnswer(said),
            by: 'file',
            review: reviewId,
            facts: { fact, subject: '', answer: number, seen: 0 },
          })),
        );
      });
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

/** An entry of the log, for the record. */
function tellEntry({ reviewId, fact, subject, seen, undoneBy, ...said }: Entry, number: number): Happening {
  const question = { review: reviewId, facts: { fact, subject, answer: number, seen } };
  return said.undoes === undefined
    ? { ...tellAnswer(said), ...question, by: said.by }
    : { ...question, kind: 'answer.undone', by: undoneBy ?? said.by };
}

/** What someone said, for the record. The value is there beside the words, because it is what is judged. */
function tellAnswer({ reading, words, evidence }: Row['said']): Pick<Happening, 'kind' | 'texts'> {
  return { kind: 'answer.given', texts: { words, evidence, value: tellValue(reading, words) } };
}

const tellValue = (reading: Reading<unknown> | null, words: string) =>
  reading?.ok && reading.value !== words ? canonical(reading.value) : '';

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
