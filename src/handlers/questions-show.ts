import type { QuestionsView } from '../protocol/view.ts';
import { areasOf } from '../review/area.ts';
import type { Handler } from './handler.ts';
import { ownedOf } from './owned.ts';
import { brief, openQuestionnaire } from './questionnaire.ts';

/** How far the questions are, area by area. */
export const showQuestions: Handler<'questions.show'> = async function* (_intent, who, ports) {
  const questionnaire = await openQuestionnaire(who, ports);
  const { dossier, questions, isOpen } = questionnaire;
  const assignments = await ports.assignments.of(dossier.review.id);
  const byArea = Map.groupBy(questions, ({ area }) => area);
  const view: QuestionsView = {
    kind: 'questions',
    review: brief(dossier),
    areas: areasOf(ports.catalogue).flatMap((area) => {
      const own = byArea.get(area);
      if (!own) return [];
      const open = own.filter(isOpen);
      const required = open.filter(({ checks }) => checks.some(({ severity }) => severity === 'required')).length;
      const owner = ownedOf({ kind: 'area', area }, assignments, questionnaire, ports);
      return { area, answered: own.length - open.length, total: own.length, required, ...(owner ? { owner } : {}) };
    }),
    answered: questions.filter((question) => !isOpen(question)).length,
    total: questions.length,
  };
  yield { view };
};
