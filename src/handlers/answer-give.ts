import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import { entryOf, showQuestion } from './asked-question.ts';
import type { Handler } from './handler.ts';
import type { Ports } from './ports.ts';
import { brief, findQuestion, put, putNext, readQuestionnaire } from './questionnaire.ts';
import { recordAnswer, type Saying } from './record-answer.ts';
import { nobody, noSuchQuestion, reviewGone } from './refusals.ts';

/** Stores an answer and goes on. What can't be understood stays in its field; what someone else answered is not overwritten. */
export const giveAnswer: Handler<'answer.give'> = async function* ({ form, ...target }, who, ports) {
  yield { view: await take(target, { words: form.answer.trim(), evidence: form.evidence.trim() }, who, ports) };
};

/** "I don't know" is an answer too: it says so instead of leaving the question open. */
export const admitIgnorance: Handler<'answer.admit'> = async function* (target, who, ports) {
  yield {
    view: await take(target, { words: 'I don’t know', evidence: '', cause: { kind: 'saidUnknown' } }, who, ports),
  };
};

/** "Doesn't apply here, because …": its checks then do not apply, and say why. */
export const excludeQuestion: Handler<'answer.exclude'> = async function* ({ form, ...target }, who, ports) {
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
}

/** Takes what someone said of a question, and gives what to show next. */
export async function take(target: Target, saying: Saying, who: Who, ports: Ports): Promise<View> {
  const { review, fact, subject, seen, area: within = null } = target;
  const dossier = await ports.dossiers.get(review);
  if (!dossier) return reviewGone;
  if (!who.user) return nobody;
  const questionnaire = readQuestionnaire(dossier, ports);
  const question = findQuestion(questionnaire, fact, subject);
  if (!question) return noSuchQuestion;

  const result = await recordAnswer(question, saying, seen, dossier, who.user, ports);
  if (result === 'notUnderstood') return put(question, questionnaire, who, ports, { within, typed: saying.words });
  const now = await ports.dossiers.get(review);
  if (!now) return reviewGone;
  const standing = entryOf(question, now);
  // A press that is handled again after a crash finds its own answer there, and goes on.
  const isOwn = standing?.by.id === who.user.id && standing.words === saying.words;
  if (result === 'overtaken' && !isOwn) {
    const { words, evidence } = saying;
    return {
      kind: 'conflict',
      review: brief(now),
      question: showQuestion(question, now, ports),
      mine: { words, evidence },
      within,
    };
  }
  const { about } = ports.facts.question(question.fact);
  const named = question.subject.name === '' ? about : `${about} (${question.subject.name})`;
  return putNext(readQuestionnaire(now, ports), who, ports, {
    within,
    after: { fact, subject },
    saved: `Saved ${named}: ${shorten(saying.words)}.`,
  });
}

const shorten = (words: string) => {
  const line = words.replace(/\s+/g, ' ').replace(/\.$/, '');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};
