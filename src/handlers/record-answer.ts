import type { Cause, Reading } from '../facts/reading.ts';
import type { Who } from '../protocol/intent.ts';
import type { Answer } from '../review/answer.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Question } from '../review/questions.ts';
import { entryOf } from './asked-question.ts';
import type { Ports } from './ports.ts';

/** What someone said of a question: words to be understood, or a plain reason for not answering. */
export interface Saying {
  readonly words: string;
  readonly evidence: string;
  readonly cause?: Cause;
}

/** A saying that was understood, and the number of the entry that it replaces. */
export interface Understanding {
  readonly question: Question;
  readonly saying: Saying;
  readonly reading: Reading<unknown>;
  readonly seen: number;
}

/** How a saying fared: with someone else first, the question's newest entry is theirs. */
export interface Recorded {
  readonly question: Question;
  readonly saying: Saying;
  readonly isSaved: boolean;
  readonly standing: Answer | undefined;
}

type User = NonNullable<Who['user']>;

/** What a saying comes to. `null`: it can't be understood. */
export function readSaying(
  { fact }: Pick<Question, 'fact'>,
  { words, evidence, cause }: Saying,
  by: User,
  ports: Ports,
): Reading<unknown> | null {
  if (cause) return { ok: false, cause };
  const understood = ports.facts.understand(fact, words);
  switch (understood.kind) {
    case 'value':
      return {
        ok: true,
        value: understood.value,
        source: { kind: 'person', at: ports.now().toISOString(), by, ...(evidence ? { evidence } : {}) },
      };
    case 'saidUnknown':
      return { ok: false, cause: { kind: 'saidUnknown' } };
    case 'notUnderstood':
      return null;
  }
}

/** Whether a value of the tenant is attested without saying what proves it. */
export const lacksEvidence = (
  { fact }: Pick<Question, 'fact'>,
  { evidence }: Saying,
  reading: Reading<unknown>,
  ports: Ports,
): boolean => reading.ok && evidence === '' && ports.facts.attestable.has(fact);

/**
 * Adds what someone said to the log, all at once and for one undo. A question whose newest entry is no longer the one
 * that they saw is left as it is. Gives the review as it stands afterwards, and how each saying fared; `null` where it
 * was deleted meanwhile.
 */
export async function recordAnswers(
  understood: readonly Understanding[],
  dossier: Dossier,
  by: User,
  ports: Ports,
): Promise<{ now: Dossier; recorded: readonly Recorded[] } | null> {
  const at = ports.now().toISOString();
  // A turn that is repeated after a crash has stored it already.
  const isStored = ({ question }: Understanding) => entryOf(question, dossier)?.batch === ports.turn;
  const fresh = understood.filter((one) => !isStored(one));
  const numbers = await ports.answers.giveTogether(
    fresh.map(({ question: { fact, subject }, saying: { words, evidence }, reading, seen }) => ({
      ...{ reviewId: dossier.review.id, fact, subject: subject.id, reading, words, evidence, by, at, seen },
      batch: ports.turn,
    })),
  );
  const now = await ports.dossiers.get(dossier.review.id);
  if (!now) return null;
  const stored = new Set(fresh.filter((_, index) => (numbers[index] ?? null) !== null));
  const recorded = understood.map((one) => {
    const { question, saying } = one;
    const standing = entryOf(question, now);
    const isSaved = stored.has(one) || isRepeat(standing, saying, by);
    return { question, saying, isSaved, standing };
  });
  return { now, recorded };
}

/** A press that comes twice, or is repeated after a crash, finds its own answer there. */
export const isRepeat = (standing: Answer | undefined, { words }: Saying, by: User): boolean =>
  standing?.reading !== null && standing?.by.id === by.id && standing.words === words;
