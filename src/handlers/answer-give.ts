import type { FactName } from '../facts/facts.ts';
import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import { nameSubject } from '../review/subjects.ts';
import { findTable, refuseTable, showConflict, takeForAll, takeTable } from './answer-several.ts';
import type { Handler } from './handler.ts';
import { mayTake } from './may-take.ts';
import type { Ports } from './ports.ts';
import { findQuestion, peersOf, put, putNext, readQuestionnaire } from './questionnaire.ts';
import { lacksEvidence, readSaying, recordAnswers, type Saying } from './record-answer.ts';
import { noSuchQuestion, notExcluded, nothingToAttest, reviewGone } from './refusals.ts';
import { shorten } from './shorten.ts';

/** Stores an answer and goes on. What can't be understood stays in its field; what someone else answered is not overwritten. */
export const giveAnswer: Handler<'answer.give'> = async function* ({ form, ...target }, who, ports) {
  const table = form.table?.trim() ?? '';
  const saying = { words: table || form.answer.trim(), evidence: form.evidence.trim() };
  yield { view: await take({ ...target, isTable: table !== '' }, saying, who, ports) };
};

/** "I don't know" is an answer too: it says so instead of leaving the question open. */
export const admitIgnorance: Handler<'answer.admit'> = async function* (target, who, ports) {
  yield {
    view: await take(target, { words: 'I don’t know', evidence: '', cause: { kind: 'saidUnknown' } }, who, ports),
  };
};

/** "Doesn't apply here, because …": its checks then do not apply, and say why. */
export const excludeQuestion: Handler<'answer.exclude'> = async function* ({ form, ...target }, who, ports) {
  if (ports.facts.attestable.has(target.fact as FactName)) {
    yield { view: notExcluded };
    return;
  }
  const because = form.because.trim();
  if (because === '') {
    yield {
      view: { kind: 'notice', text: 'Say why it does not apply here: the reason is kept with it.', commands: ['next'] },
    };
    return;
  }
  const cause = { kind: 'saidNotApplicable', because } as const;
  yield { view: await take(target, { words: `Doesn’t apply here: ${because}`, evidence: '', cause }, who, ports) };
};

/** Which question of which review is meant, and which answer to it was seen. */
interface Target {
  readonly review: string;
  readonly fact: string;
  readonly subject: string;
  readonly seen: number;
  readonly area?: string | undefined;
  readonly forAll?: true | undefined;
  /** It was given as a table for several, and is no answer about one. */
  readonly isTable?: boolean;
  /** By subject: the answers to the same question that were seen too. */
  readonly others?: Readonly<Record<string, number>> | undefined;
}

/** Takes what someone said of a question, or of several by its table, and gives what to show next. */
export async function take(target: Target, said: Saying, who: Who, ports: Ports): Promise<View> {
  const { review, fact, subject, seen, area: within = null, others = {} } = target;
  const isAttested = ports.facts.attestable.has(fact as FactName);
  const saying = isAttested ? withEvidence(said) : said;
  const allowed = mayTake(await ports.dossiers.get(review), who);
  if (allowed.refusal) return allowed.refusal;
  const { dossier, user } = allowed;
  const questionnaire = readQuestionnaire(dossier, ports);
  const question = findQuestion(questionnaire, fact, subject);
  if (!question) return isAttested ? nothingToAttest : noSuchQuestion;
  const turn = { questionnaire, question, within, shown: { ...others, [subject]: seen }, user, who, ports };
  const table = saying.cause ? null : findTable(questionnaire, question, saying, ports);
  if (table) return takeTable(table, saying, turn);
  if (target.isTable) return refuseTable(saying, turn);
  if (target.forAll && peersOf(questionnaire, question).length > 1) return takeForAll(saying, turn);

  const reading = readSaying(question, saying, user, ports);
  const isUnproven = reading !== null && lacksEvidence(question, saying, reading, ports);
  if (!reading || isUnproven) {
    const typed = { ...saying, lacksEvidence: isUnproven };
    return put(question, questionnaire, who, ports, { within, typed });
  }
  const done = await recordAnswers([{ question, saying, reading, seen }], dossier, user, ports);
  if (!done) return reviewGone;
  const { now, recorded } = done;
  if (!recorded[0]?.isSaved) return showConflict(question, saying, now, within, ports);
  const { about } = ports.facts.question(question.fact);
  const name = peersOf(questionnaire, question).length > 1 ? nameSubject(question.subject) : question.subject.name;
  return putNext(readQuestionnaire(now, ports), who, ports, {
    within,
    after: { fact, subject },
    saved: `Saved ${name === '' ? about : `${about} (${name})`}: ${shorten(saying.words)}.`,
  });
}

/** Who types an attestation gives the evidence behind it: `2.6.92.0 evidence: CHG-4711`. */
function withEvidence(saying: Saying): Saying {
  const [, words, evidence] = /^([\s\S]*[^\s,;])[\s,;]+evidence:\s*(\S[\s\S]*)$/i.exec(saying.words) ?? [];
  return words && evidence && saying.evidence === '' ? { ...saying, words, evidence: evidence.slice(0, 2000) } : saying;
}
