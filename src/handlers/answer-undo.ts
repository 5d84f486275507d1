import type { Handler } from './handler.ts';
import { findQuestion, openQuestionnaire, put, readQuestionnaire } from './questionnaire.ts';
import { nobody, noSuchQuestion } from './refusals.ts';

/** Takes back the person's last answer that still stands: the question is then as it was before. */
export const undoAnswer: Handler<'answer.undo'> = async function* (_intent, who, ports) {
  if (!who.user) {
    yield { view: nobody };
    return;
  }
  const { dossier } = await openQuestionnaire(who, ports);
  const last = await ports.answers.last(dossier.review.id, who.user.id);
  if (!last) {
    yield {
      view: {
        kind: 'notice',
        text: 'You have no answer here that could be taken back.',
        commands: ['next', 'show my answers'],
      },
    };
    return;
  }
  const { undone, before } = last;
  const given = await ports.answers.give({
    reviewId: dossier.review.id,
    fact: undone.fact,
    subject: undone.subject,
    reading: before?.reading ?? null,
    words: before?.words ?? '',
    evidence: before?.evidence ?? '',
    by: before?.by ?? who.user,
    at: before?.at ?? ports.now().toISOString(),
    seen: undone.number,
    undoes: undone.number,
    undoneBy: who.user,
  });
  if (given === null) {
    yield {
      view: {
        kind: 'notice',
        text: 'Someone answered that question just now. Nothing was taken back.',
        commands: ['show my answers'],
      },
    };
    return;
  }
  const now = readQuestionnaire((await ports.dossiers.get(dossier.review.id)) ?? dossier, ports);
  const question = findQuestion(now, undone.fact, undone.subject);
  yield {
    view: question
      ? await put(question, now, who, ports, { saved: `Taken back: ${undone.words || ports.facts.about(undone.fact)}` })
      : noSuchQuestion,
  };
};
