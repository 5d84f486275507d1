import type { OwnedRow, OwnersView } from '../protocol/view.ts';
import type { Assignment } from '../review/assignment.ts';
import type { Handler } from './handler.ts';
import { openNamed } from './open-dossier.ts';
import { isDone, showOwned } from './owned.ts';
import { brief, type Questionnaire, readQuestionnaire } from './questionnaire.ts';
import { nameless, reviewGone } from './refusals.ts';

const rowsOnPage = 8;

/** Who takes care of what in a review, by person, or what the person who asks does; what is open first. */
export const showOwners: Handler<'owners.show'> = async function* ({ mine, page, review }, who, ports) {
  const dossier = await openNamed(review, who, ports);
  if (!dossier || (mine && !who.user)) {
    yield { view: dossier ? nameless : reviewGone };
    return;
  }
  const questionnaire = readQuestionnaire(dossier, ports);
  const assignments = await ports.assignments.of(dossier.review.id);
  const rows = assignments
    .filter(({ owner }) => !mine || owner.id === who.user?.id)
    .map((assignment) => showOwned(assignment, questionnaire, ports))
    .sort(byPerson);
  const pages = Math.max(1, Math.ceil(rows.length / rowsOnPage));
  const shown = Math.min(page, pages);
  const view: OwnersView = {
    kind: 'owners',
    review: brief(dossier),
    mine,
    page: shown,
    pages,
    total: rows.length,
    rows: rows.slice((shown - 1) * rowsOnPage, shown * rowsOnPage),
    unowned: mine || shown < pages ? [] : unowned(assignments, questionnaire),
  };
  yield { view };
};

/** Two people of one name are two. */
const person = ({ owner }: OwnedRow) => `${owner.name} ${owner.id}`;

/** By person; of each what is open first, and of that what is due first. */
function byPerson(a: OwnedRow, b: OwnedRow): number {
  const [dayA, dayB] = [a.due ?? 'z', b.due ?? 'z'];
  return (
    person(a).localeCompare(person(b), 'en') ||
    Number(isDone(a.state)) - Number(isDone(b.state)) ||
    (dayA < dayB ? -1 : dayA > dayB ? 1 : 0)
  );
}

/** The areas in which nobody takes care of an open question for which a required check waits. */
function unowned(assignments: readonly Assignment[], { questions, isOpen }: Questionnaire): OwnersView['unowned'] {
  const isOwned = ({ fact, subject, area }: Questionnaire['questions'][number]) =>
    assignments.some(
      ({ target }) =>
        (target.kind === 'area' && target.area === area) ||
        (target.kind === 'question' && target.fact === fact && target.subject === subject.id),
    );
  const left = questions.filter(
    (question) =>
      isOpen(question) && !isOwned(question) && question.checks.some(({ severity }) => severity === 'required'),
  );
  return [...Map.groupBy(left, ({ area }) => area)].map(([area, own]) => ({ area, required: own.length }));
}
