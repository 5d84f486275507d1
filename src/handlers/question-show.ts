import type { Handler } from './handler.ts';
import { openNamed } from './open-dossier.ts';
import { findQuestion, put, readQuestionnaire } from './questionnaire.ts';
import { noSuchQuestion, reviewGone } from './refusals.ts';

/** One question, to answer it or to change its answer. */
export const showOneQuestion: Handler<'question.show'> = async function* ({ fact, subject, review }, who, ports) {
  const dossier = await openNamed(review, who, ports);
  if (!dossier) {
    yield { view: reviewGone };
    return;
  }
  const questionnaire = readQuestionnaire(dossier, ports);
  const question = findQuestion(questionnaire, fact, subject);
  yield { view: question ? await put(question, questionnaire, who, ports) : noSuchQuestion };
};
