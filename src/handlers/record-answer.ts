import type { Cause, Reading } from '../facts/reading.ts';
import type { Who } from '../protocol/intent.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Question } from '../review/questions.ts';
import type { Ports } from './ports.ts';

/** What someone said of a question: words to be understood, or a plain reason for not answering. */
export interface Saying {
  readonly words: string;
  readonly evidence: string;
  readonly cause?: Cause;
}

type User = NonNullable<Who['user']>;

/**
 * Adds what someone said to the log, if the newest entry of the question is still the one that they saw.
 * What can't be understood is stored nowhere, nor what is attested without evidence.
 */
export async function recordAnswer(
  question: Question,
  { words, evidence, cause }: Saying,
  seen: number,
  dossier: Dossier,
  user: User,
  ports: Ports,
): Promise<'saved' | 'overtaken' | 'notUnderstood' | 'noEvidence'> {
  const at = ports.now().toISOString();
  const reading = cause ? { ok: false as const, cause } : understand(question, words, evidence, user, at, ports);
  if (!reading) return 'notUnderstood';
  if (reading.ok && evidence === '' && ports.facts.attestable.has(question.fact)) return 'noEvidence';
  const { fact, subject } = question;
  const entry = {
    reviewId: dossier.review.id,
    fact,
    subject: subject.id,
    reading,
    words,
    evidence,
    by: user,
    at,
    seen,
  };
  return (await ports.answers.give(entry)) === null ? 'overtaken' : 'saved';
}

function understand(
  { fact }: Question,
  words: string,
  evidence: string,
  by: User,
  at: string,
  ports: Ports,
): Reading<unknown> | null {
  const understood = ports.facts.understand(fact, words);
  switch (understood.kind) {
    case 'value':
      return {
        ok: true,
        value: understood.value,
        source: { kind: 'person', at, by, ...(evidence ? { evidence } : {}) },
      };
    case 'saidUnknown':
      return { ok: false, cause: { kind: 'saidUnknown' } };
    case 'notUnderstood':
      return null;
  }
}
