import type { Who } from '../protocol/intent.ts';
import type { AssignmentView, View } from '../protocol/view.ts';
import type { Target } from '../review/assignment.ts';
import { assign, readDue } from './assign.ts';
import { explain } from './check-explain.ts';
import { findPicked } from './find-member.ts';
import { exists } from './find-target.ts';
import type { Handler } from './handler.ts';
import { openNamed } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { findQuestion, put, putNext, type Questionnaire, readQuestionnaire } from './questionnaire.ts';
import { nameless, noSuchQuestion, reviewGone } from './refusals.ts';
import { section } from './section.ts';

/** The same on a card: the card goes on or shows the owner, and the others in the conversation read who it is. */
export const assignOwner: Handler<'owner.assign'> = async function* ({ review, target, area, form }, who, ports) {
  const { user } = who;
  const dossier = await openNamed(review, who, ports);
  if (!dossier || !user) {
    yield { view: dossier ? nameless : reviewGone };
    return;
  }
  const questionnaire = readQuestionnaire(dossier, ports);
  if (!exists(target, questionnaire, ports)) {
    yield { view: noSuchQuestion };
    return;
  }
  const picked = await findPicked(form.owner, dossier.review.conversationId, user, ports);
  const due = readDue(picked.kind === 'nobody' ? '' : form.due, ports);
  if (picked.kind === 'refused' || 'refused' in due) {
    const text = picked.kind === 'refused' ? picked.text : 'refused' in due ? due.refused : '';
    yield { view: { kind: 'notice', text: `${text} Nothing was assigned.`, commands: [wayBack(target)] } };
    return;
  }
  const owner = picked.kind === 'nobody' ? null : picked.person;
  const view = await assign(target, owner, due.due, { questionnaire, user, who }, ports);
  yield { view: await goOn(view, area ?? null, questionnaire, who, ports) };
  // A pressed card changes only before the eyes of the one who pressed.
  if (who.conversation.type !== 'personal') yield { view };
};

/** What is typed to see it again. */
function wayBack(target: Target): string {
  switch (target.kind) {
    case 'question':
      return `answer ${target.fact}${target.subject && `@${target.subject}`}`;
    case 'area':
      return `section ${target.area}`;
    case 'check':
      return `why ${target.check}`;
  }
}

/** A question that someone else was asked gives way to the next one; all else is shown again, with its owner. */
async function goOn(
  { row, occasion }: AssignmentView,
  within: string | null,
  questionnaire: Questionnaire,
  who: Who,
  ports: Ports,
): Promise<View> {
  const { target, owner, about, due } = row;
  if (target.kind === 'area') return section(questionnaire, target.area, 1, ports);
  if (target.kind === 'check') {
    const check = ports.catalogue[target.check];
    if (!check) throw new Error(`There is no check ${target.check}`);
    return explain(target.check, check, questionnaire.dossier, ports);
  }
  const by = due === null ? '' : ` Due ${due}.`;
  const saved = occasion === 'removed' ? 'Nobody takes care of this question.' : `Asked ${owner.name}: ${about}${by}`;
  const { fact, subject } = target;
  const question = findQuestion(questionnaire, fact, subject);
  const isTheirs = occasion === 'removed' || owner.id === who.user?.id;
  if (question && isTheirs)
    return put(question, questionnaire, who, ports, {
      within,
      saved: occasion === 'removed' ? saved : `You take care of this question.${by}`,
    });
  return putNext(questionnaire, who, ports, { within, after: { fact, subject }, saved });
}
