import type { Happening } from '../audit/entry.ts';
import type { FactName, Facts } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';
import type { Answer } from '../review/answer.ts';
import { canonical } from '../review/canonical.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, asc, desc, eq } from './drizzle.ts';
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

const of = ({ reviewId, fact, subject }: Question) =>
  and(eq(answers.reviewId, reviewId), eq(answers.fact, fact), eq(answers.subject, subject));

/** What people said of facts: a log, in which an undo is an entry too. */
export function openAnswers(queries: Queries, audit: Audit) {
  return {
    /**
     * Adds an entry if the newest one of its question is still `seen` (0: there is none), and gives its number.
     * `null`: someone else was first, nothing is stored. Of two at once the key lets one pass, on whatever instance.
     * An undo brings back what someone else may have said, so it names who took it back.
     */
    async give(
      entry: Omit<Answer, 'number' | 'earlier'> & {
        readonly reviewId: string;
        readonly seen: number;
        readonly undoneBy?: Answer['by'];
      },
    ): Promise<number | null> {
      const { reviewId, fact, subject, seen, undoneBy, ...said } = entry;
      const [newest = { number: 0, earlier: -1 }] = await queries
        .select({ number: answers.number, earlier: answers.earlier })
        .from(answers)
        .where(of(entry))
        .orderBy(desc(answers.earlier))
        .limit(1);
      if (newest.number !== seen) return null;
      return queries.transaction(async (tx) => {
        const [stored] = await tx
          .insert(answers)
          .values({ reviewId, fact, subject, earlier: newest.earlier + 1, said })
          .onConflictDoNothing()
          .returning({ number: answers.number });
        if (!stored) return null;
        const { number } = stored;
        const question = { review: reviewId, facts: { fact, subject, answer: number, seen } };
        await audit.append(tx, [
          said.undoes === undefined
            ? { ...tellAnswer(said), ...question, by: said.by }
            : { ...question, kind: 'answer.undone', by: undoneBy ?? said.by },
        ]);
        return number;
      });
    },

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
     * What an undo takes back: the newest answer that a person gave in a review and that still stands. `before` is what
     * stood before it, `null` for nothing. `undone` has the number of its question's newest entry, which is that of an
     * undo where one brought the answer back.
     */
    async last(reviewId: string, userId: string): Promise<{ undone: Answer; before: Answer | null } | null> {
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

/** What someone said, for the record. The value is there beside the words, because it is what is judged. */
function tellAnswer({ reading, words, evidence }: Row['said']): Pick<Happening, 'kind' | 'texts'> {
  return { kind: 'answer.given', texts: { words, evidence, value: tellValue(reading, words) } };
}

const tellValue = (reading: Reading<unknown> | null, words: string) =>
  reading?.ok && reading.value !== words ? canonical(reading.value) : '';

const inWords = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Plays a log, which is oldest first: an undo takes the uppermost answer from the pile of its question. */
function newestStanding(log: readonly Answer[], userId: string): { undone: Answer; before: Answer | null } | null {
  const questions = Map.groupBy(log, ({ fact, subject }) => `${fact}@${subject}`);
  const [newest] = [...questions.values()]
    .flatMap((entries) => {
      const pile: Answer[] = [];
      for (const entry of entries)
        if (entry.undoes === undefined) pile.push(entry);
        else pile.pop();
      const [standing, before = null] = pile.toReversed();
      const { number, earlier } = entries.at(-1) as Answer;
      return standing?.by.id === userId ? [{ standing, undone: { ...standing, number, earlier }, before }] : [];
    })
    .sort((a, b) => b.standing.number - a.standing.number);
  return newest ? { undone: newest.undone, before: newest.before } : null;
}
