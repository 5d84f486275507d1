import type { AssignmentView } from '../protocol/view.ts';
import { keyOf, type Target } from '../review/assignment.ts';
import { exists } from './find-target.ts';
import type { Handler } from './handler.ts';
import { openNamed } from './open-dossier.ts';
import { showOwned, showOwning } from './owned.ts';
import type { Ports } from './ports.ts';
import { brief, type Questionnaire, readQuestionnaire } from './questionnaire.ts';
import { noSuchQuestion, reviewGone } from './refusals.ts';

/** A card on which to choose who takes care of something. */
export const chooseOwner: Handler<'owner.choose'> = async function* ({ review, target }, who, ports) {
  const dossier = await openNamed(review, who, ports);
  if (!dossier) {
    yield { view: reviewGone };
    return;
  }
  const questionnaire = readQuestionnaire(dossier, ports);
  const isThere = exists(target, questionnaire, ports);
  yield { view: isThere ? await offerOwners(target, questionnaire, ports) : noSuchQuestion };
};

export async function offerOwners(target: Target, questionnaire: Questionnaire, ports: Ports): Promise<AssignmentView> {
  const { dossier } = questionnaire;
  const key = keyOf(target);
  const nobody = { id: '', name: '' };
  const standing = (await ports.assignments.of(dossier.review.id)).find((one) => keyOf(one.target) === key);
  const assignment = standing ?? { target, owner: nobody, due: null, by: nobody, at: '' };
  return {
    kind: 'assignment',
    review: brief(dossier),
    occasion: 'choose',
    row: showOwned(assignment, questionnaire, ports),
    by: assignment.by.name,
    owning: await showOwning(target, null, questionnaire, ports),
  };
}
