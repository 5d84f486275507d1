import type { View } from '../protocol/view.ts';
import type { Question } from '../review/questions.ts';
import { entryOf, showQuestion, type Unsaved } from './asked-question.ts';
import type { Handler } from './handler.ts';
import { mayTake } from './may-take.ts';
import { openNamed } from './open-dossier.ts';
import { ownedOf } from './owned.ts';
import type { Ports } from './ports.ts';
import { brief, type Questionnaire, readQuestionnaire } from './questionnaire.ts';
import { isRepeat, lacksEvidence, readSaying, recordAnswers, type Understanding } from './record-answer.ts';
import { reviewGone } from './refusals.ts';

const questionsOnPage = 6;

/** Several questions of one area on one card. */
export const showSection: Handler<'section.show'> = async function* ({ area, page, review }, who, ports) {
  const dossier = await openNamed(review, who, ports);
  yield { view: dossier ? await section(readQuestionnaire(dossier, ports), area, page, ports) : reviewGone };
};

/** Stores every field that was filled in or changed. What can't be understood stays in its field; nothing else waits for it. */
export const saveSection: Handler<'section.save'> = async function* (
  { review, area, page, goOn, seen, form },
  who,
  ports,
) {
  const allowed = mayTake(await ports.dossiers.get(review), who);
  if (allowed.refusal) {
    yield { view: allowed.refusal };
    return;
  }
  const { dossier, user } = allowed;
  const typed = new Map<string, Unsaved>();
  const understood: Understanding[] = [];
  let repeated = 0;
  const before = readQuestionnaire(dossier, ports);
  for (const question of before.questions.filter((one) => one.area === area)) {
    const key = keyOf(question);
    const evidence = form[`${key}:evidence`]?.trim().slice(0, 2000) ?? '';
    const saying = { words: form[key]?.trim() ?? '', evidence };
    const standing = entryOf(question, dossier);
    if (saying.words === '') continue;
    // What was attested counts anew only when it is attested anew, and then evidence comes with it.
    const isSame =
      saying.words === standing?.words &&
      (evidence === '' || evidence === standing.evidence) &&
      !before.isOpen(question);
    if (isSame) {
      if (standing.number !== seen[key] && isRepeat(standing, saying, user)) repeated += 1;
      continue;
    }
    const reading = readSaying(question, saying, user, ports);
    const isUnproven = reading !== null && lacksEvidence(question, saying, reading, ports);
    if (reading && !isUnproven) understood.push({ question, saying, reading, seen: seen[key] ?? 0 });
    else typed.set(key, { ...saying, lacksEvidence: isUnproven });
  }
  const done = await recordAnswers(understood, dossier, user, ports);
  if (!done) {
    yield { view: reviewGone };
    return;
  }
  const { now, recorded } = done;
  const overtaken = recorded.filter(({ isSaved }) => !isSaved);
  for (const { question, saying } of overtaken) typed.set(keyOf(question), { ...saying, lacksEvidence: false });
  const next = goOn && typed.size === 0 ? page + 1 : page;
  const view = await section(readQuestionnaire(now, ports), area, next, ports, typed);
  if (view.kind !== 'section') {
    yield { view };
    return;
  }
  const first = overtaken.map(({ question }) => {
    const { fact, subject, about, answer } = showQuestion(question, now, ports);
    return { fact, subject, about, words: answer?.words ?? 'taken back', by: answer?.by ?? '' };
  });
  yield { view: { ...view, saved: recorded.length - overtaken.length + repeated, overtaken: first } };
};

/** How a form names a question: by its fact, and by the subject where there is one. */
const keyOf = ({ fact, subject }: Question) => (subject.id === '' ? fact : `${fact}@${subject.id}`);

export async function section(
  questionnaire: Questionnaire,
  area: string,
  page: number,
  ports: Ports,
  typed: ReadonlyMap<string, Unsaved> = new Map(),
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
