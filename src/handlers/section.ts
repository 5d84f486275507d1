import type { View } from '../protocol/view.ts';
import type { Question } from '../review/questions.ts';
import { entryOf, showQuestion } from './asked-question.ts';
import type { Handler } from './handler.ts';
import { openNamed } from './open-dossier.ts';
import { ownedOf } from './owned.ts';
import type { Ports } from './ports.ts';
import { brief, type Questionnaire, readQuestionnaire } from './questionnaire.ts';
import { recordAnswer } from './record-answer.ts';
import { nobody, otherConversation } from './refusals.ts';

const questionsOnPage = 6;

/** Several questions of one area on one card. */
export const showSection: Handler<'section.show'> = async function* ({ area, page, review }, who, ports) {
  const dossier = await openNamed(review, who, ports);
  yield { view: dossier ? await section(readQuestionnaire(dossier, ports), area, page, ports) : otherConversation };
};

/** Stores every field that was filled in or changed. What can't be understood stays in its field; nothing else waits for it. */
export const saveSection: Handler<'section.save'> = async function* ({ review, area, page, seen, form }, who, ports) {
  const dossier = await ports.dossiers.get(review);
  if (dossier?.review.conversationId !== who.conversation.id) {
    yield { view: otherConversation };
    return;
  }
  if (!who.user) {
    yield { view: nobody };
    return;
  }
  const before = readQuestionnaire(dossier, ports);
  const typed = new Map<string, string>();
  const overtaken: Question[] = [];
  let saved = 0;
  for (const question of before.questions.filter((one) => one.area === area)) {
    const key = keyOf(question);
    const words = form[key]?.trim() ?? '';
    if (words === '' || words === entryOf(question, dossier)?.words) continue;
    const result = await recordAnswer(question, { words, evidence: '' }, seen[key] ?? 0, dossier, who.user, ports);
    if (result === 'saved') saved += 1;
    else typed.set(key, words);
    if (result === 'overtaken') overtaken.push(question);
  }
  const after = readQuestionnaire((await ports.dossiers.get(review)) ?? dossier, ports);
  const view = await section(after, area, page, ports, typed);
  if (view.kind !== 'section') {
    yield { view };
    return;
  }
  const first = overtaken.map((question) => {
    const { about, answer } = showQuestion(question, after.dossier, ports);
    return { about, words: answer?.words ?? 'taken back', by: answer?.by ?? '' };
  });
  yield { view: { ...view, saved, overtaken: first } };
};

/** How a form names a question: by its fact, and by the subject where there is one. */
const keyOf = ({ fact, subject }: Question) => (subject.id === '' ? fact : `${fact}@${subject.id}`);

export async function section(
  questionnaire: Questionnaire,
  area: string,
  page: number,
  ports: Ports,
  typed: ReadonlyMap<string, string> = new Map(),
): Promise<View> {
  const { dossier, questions } = questionnaire;
  const own = questions.filter((question) => question.area === area);
  if (own.length === 0) {
    const areas = [...new Set(questions.map((question) => question.area))];
    return {
      kind: 'notice',
      text: `There is nothing to answer in “${area}”.`,
      commands: areas.slice(0, 5).map((one) => `section ${one}`),
    };
  }
  const assignments = await ports.assignments.of(dossier.review.id);
  const show = (question: Question) => {
    const target = { kind: 'question', fact: question.fact, subject: question.subject.id } as const;
    const owner = ownedOf(target, assignments, questionnaire, ports);
    return {
      ...showQuestion(question, dossier, ports, typed.get(keyOf(question)) ?? null),
      ...(owner ? { owner } : {}),
    };
  };
  const owner = ownedOf({ kind: 'area', area }, assignments, questionnaire, ports);
  const pages = Math.ceil(own.length / questionsOnPage);
  const shown = Math.min(page, pages);
  return {
    kind: 'section',
    review: brief(dossier),
    area,
    page: shown,
    pages,
    questions: own.slice((shown - 1) * questionsOnPage, shown * questionsOnPage).map(show),
    saved: 0,
    overtaken: [],
    ...(owner ? { owner } : {}),
  };
}
