import type { Handler } from './handler.ts';
import { findQuestion, openQuestionnaire, put } from './questionnaire.ts';
import { noSuchQuestion } from './refusals.ts';

/** One question, to answer it or to change its answer. */
export const showOneQuestion: Handler<'question.show'> = async function* ({ fact, subject }, who, ports) {
  const questionnaire = await openQuestionnaire(who, ports);
  const question = findQuestion(questionnaire, fact, subject);
  yield { view: question ? await put(question, questionnaire, who, ports) : noSuchQuestion };
};
