import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Question } from '../review/questions.ts';
import { take } from './answer-give.ts';
import { findTable, takeForAll, takeTable } from './answer-several.ts';
import { entryOf } from './asked-question.ts';
import type { Handler } from './handler.ts';
import { mayTake } from './may-take.ts';
import type { Ports } from './ports.ts';
import { openQuestionnaire, put, type Questionnaire } from './questionnaire.ts';

/** `answer <question> <value>`: the question by its fact or by a check that waits for it, and `@name` for one of several. */
export const typeAnswer: Handler<'answer.type'> = async function* ({ text }, who, ports) {
  const [, target = '', words = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  const questionnaire = await openQuestionnaire(who, ports);
  const [name = '', subject] = target.split('@');
  const named = questionnaire.questions.filter((question) => isNamed(question, name));
  // Of a question that is asked once, all is that one.
  const isOnly = named.length === 1 && isAll(subject);
  const meant = named.filter((question) => isOnly || subject === undefined || isAbout(question, subject));
  const view =
    (await answerSeveral(named, meant, subject, words.trim(), questionnaire, who, ports)) ??
    (await answerTo(meant, name, words, questionnaire, who, ports));
  yield { view };
};

/** `answer <question>@all <value>`, or a table for several. `null`: one question is answered. */
async function answerSeveral(
  named: readonly Question[],
  meant: readonly Question[],
  subject: string | undefined,
  words: string,
  questionnaire: Questionnaire,
  who: Who,
  ports: Ports,
): Promise<View | null> {
  const facts = [...new Set(named.map(({ fact }) => fact))];
  const forAll = meant.length === 0 && isAll(subject);
  const question = meant[0] ?? (forAll ? (named.find(questionnaire.isOpen) ?? named[0]) : undefined);
  if (!question || named.length < 2 || words === '') return null;
  if (facts.length > 1)
    return forAll
      ? whichOne(
          facts.map((fact) => `${fact}@all`),
          words,
        )
      : null;
  const saying = { words, evidence: '' };
  const table = findTable(questionnaire, question, saying, ports);
  if (!table && !forAll) return null;
  const allowed = mayTake(questionnaire.dossier, who);
  if (allowed.refusal) return allowed.refusal;
  const turn = { questionnaire, question, within: null, shown: {}, user: allowed.user, who, ports };
  return table ? takeTable(table, saying, turn) : takeForAll(saying, turn);
}

const whichOne = (targets: readonly string[], words: string): View => ({
  kind: 'notice',
  text: 'Several questions are meant. Which one?',
  commands: targets.map((target) => `answer ${target} ${words}`.trim()),
});

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
    const facts = new Set(meant.map(({ fact }) => fact));
    const targets = meant.map(({ fact, subject }) => `${fact}${subject.id ? `@${subject.name || subject.id}` : ''}`);
    const all = facts.size === 1 && words !== '' ? [`${question.fact}@all`] : [];
    return whichOne([...all, ...targets].slice(0, 5), words);
  }
  if (words === '') return put(question, questionnaire, who, ports);
  const { dossier } = questionnaire;
  const seen = entryOf(question, dossier)?.number ?? 0;
  const target = { review: dossier.review.id, fact: question.fact, subject: question.subject.id, seen };
  return take(target, { words, evidence: '' }, who, ports);
}

const isAll = (name: string | undefined) => name?.toLowerCase() === 'all';

const isNamed = ({ fact, checks }: Question, name: string) =>
  [fact, ...checks.map(({ id }) => id)].some((known) => known.toLowerCase() === name.toLowerCase());

export const isAbout = ({ subject }: Question, name: string) =>
  [subject.id, subject.name].some((known) => known.toLowerCase() === name.toLowerCase());
