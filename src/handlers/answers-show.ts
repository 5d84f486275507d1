import type { AnswersView } from '../protocol/view.ts';
import { subjectsOf } from '../review/subjects.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { brief } from './questionnaire.ts';

const rowsOnPage = 8;

/** What was answered in this review, newest first, with who and when. */
export const showAnswers: Handler<'answers.show'> = async function* ({ page }, who, ports) {
  const dossier = await openDossier(who, ports);
  const { facts } = ports;
  const standing = dossier.told.filter(({ reading }) => reading !== null).sort((a, b) => b.number - a.number);
  const pages = Math.max(1, Math.ceil(standing.length / rowsOnPage));
  const shown = Math.min(page, pages);
  const nameOf = (fact: (typeof standing)[number]) =>
    subjectsOf(dossier.review.profile, facts.asked.get(fact.fact) ?? []).find(({ id }) => id === fact.subject)?.name ??
    '';
  const view: AnswersView = {
    kind: 'answers',
    review: brief(dossier),
    page: shown,
    pages,
    total: standing.length,
    rows: standing.slice((shown - 1) * rowsOnPage, shown * rowsOnPage).map((entry) => ({
      fact: entry.fact,
      subject: { id: entry.subject, name: nameOf(entry) },
      about: facts.about(entry.fact),
      words: entry.words,
      evidence: entry.evidence,
      by: entry.by.name,
      at: entry.at,
      earlier: entry.earlier,
    })),
  };
  yield { view };
};
