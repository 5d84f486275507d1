import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Question } from '../review/questions.ts';
import { take } from './answer-give.ts';
import { entryOf } from './asked-question.ts';
import type { Handler } from './handler.ts';
import type { Ports } from './ports.ts';
import { openQuestionnaire, put, type Questionnaire } from './questionnaire.ts';

/** `answer <question> <value>`: the question by its fact or by a check that waits for it, and `@name` for one of several. */
export const typeAnswer: Handler<'answer.type'> = async function* ({ text }, who, ports) {
  const [, target = '', words = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  const questionnaire = await openQuestionnaire(who, ports);
  const [name = '', subject] = target.split('@');
  const meant = questionnaire.questions.filter(
    (question) => isNamed(question, name) && (subject === undefined || isAbout(question, subject)),
  );
  yield { view: await answerTo(meant, name, words, questionnaire, who, ports) };
};

async function answerTo(
  meant: readonly Question[],
  name: string,
  words: string,
  questionnaire: Questionnaire,
  who: Who,
  ports: Ports,
): Promise<View> {
  const [question, ...others] = meant;
  if (!question)
    return { kind: 'notice', text: `No question of this review is called “${name}”.`, commands: ['questions', 'next'] };
  if (others.length > 0) {
    const choices = meant.map(({ fact, subject }) =>
      `answer ${fact}${subject.id ? `@${subject.name || subject.id}` : ''} ${words}`.trim(),
    );
    return { kind: 'notice', text: 'Several questions are meant. Which one?', commands: choices.slice(0, 5) };
  }
  if (words === '') return put(question, questionnaire, who, ports);
  const { dossier } = questionnaire;
  const seen = entryOf(question, dossier)?.number ?? 0;
  const target = { review: dossier.review.id, fact: question.fact, subject: question.subject.id, seen };
  return take(target, { words, evidence: '' }, who, ports);
}

const isNamed = ({ fact, checks }: Question, name: string) =>
  [fact, ...checks.map(({ id }) => id)].some((known) => known.toLowerCase() === name.toLowerCase());

export const isAbout = ({ subject }: Question, name: string) =>
  [subject.id, subject.name].some((known) => known.toLowerCase() === name.toLowerCase());
