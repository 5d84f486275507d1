import type { Cause } from '../facts/reading.ts';
import type { AskedQuestion } from '../protocol/view.ts';
import type { Answer } from '../review/answer.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Question } from '../review/questions.ts';
import { readerOf } from '../review/read-as.ts';
import { knownOf } from './picture.ts';
import type { Ports } from './ports.ts';

/** The newest entry of a question in the log, also one that took an answer back. */
export function entryOf({ fact, subject }: Pick<Question, 'fact' | 'subject'>, { told }: Dossier): Answer | undefined {
  return told.find((entry) => entry.fact === fact && entry.subject === subject.id);
}

/** What someone said and was not saved, and whether that is for want of evidence. */
export interface Unsaved {
  readonly words: string;
  readonly evidence: string;
  readonly lacksEvidence: boolean;
}

/** A question with what is answered now. `typed` is what was not saved and stays in its fields. */
export function showQuestion(
  question: Question,
  dossier: Dossier,
  ports: Ports,
  typed: Unsaved | null = null,
): AskedQuestion {
  const entry = entryOf(question, dossier);
  return {
    fact: question.fact,
    subject: question.subject,
    area: question.area,
    ...ports.facts.question(question.fact),
    // What was read as someone is no answer to start from.
    answer:
      entry?.reading && !readerOf(entry.reading)
        ? { isValue: entry.reading.ok, words: entry.words, evidence: entry.evidence, by: entry.by.name, at: entry.at }
        : null,
    seen: entry?.number ?? 0,
    typed: typed?.words ?? null,
    ...(typed ? { typedEvidence: typed.evidence, lacksEvidence: typed.lacksEvidence } : {}),
    ...(ports.facts.attestable.has(question.fact) ? { attest: { cause: causeOf(question, dossier, ports) } } : {}),
  };
}

/** Why Graph, or the last attestation, does not tell it now. `null` where it is attested, or Graph has nothing to report. */
function causeOf({ fact }: Question, dossier: Dossier, ports: Ports): Cause | null {
  const known = knownOf(dossier, ports).site[fact];
  return known && !known.ok ? known.cause : null;
}
