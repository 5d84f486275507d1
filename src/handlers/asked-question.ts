import type { AskedQuestion } from '../protocol/view.ts';
import type { Answer } from '../review/answer.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Question } from '../review/questions.ts';
import type { Ports } from './ports.ts';

/** The newest entry of a question in the log, also one that took an answer back. */
export function entryOf({ fact, subject }: Pick<Question, 'fact' | 'subject'>, { told }: Dossier): Answer | undefined {
  return told.find((entry) => entry.fact === fact && entry.subject === subject.id);
}

/** A question with what is answered now. `typed` is what could not be understood and stays in its field. */
export function showQuestion(
  question: Question,
  dossier: Dossier,
  ports: Ports,
  typed: string | null = null,
): AskedQuestion {
  const entry = entryOf(question, dossier);
  return {
    fact: question.fact,
    subject: question.subject,
    area: question.area,
    ...ports.facts.question(question.fact),
    answer: entry?.reading
      ? { isValue: entry.reading.ok, words: entry.words, evidence: entry.evidence, by: entry.by.name, at: entry.at }
      : null,
    seen: entry?.number ?? 0,
    typed,
  };
}
