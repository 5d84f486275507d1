import type { Member } from '../protocol/conversation.ts';
import type { Owned, OwnedRow, Owning } from '../protocol/view.ts';
import { whyNot } from '../review/applies.ts';
import { type Assignment, keyOf, type Target } from '../review/assignment.ts';
import { dayOf } from '../review/day.ts';
import { drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import type { Questionnaire } from './questionnaire.ts';

/** An assignment with how far that is which was assigned. */
export function showOwned(assignment: Assignment, questionnaire: Questionnaire, ports: Ports): OwnedRow {
  const { target, owner, due } = assignment;
  const state = stateOf(target, questionnaire, ports);
  const isOverdue = due !== null && due < dayOf(ports.now()) && !isDone(state);
  return { target, about: nameTarget(target, questionnaire, ports), owner, due, isOverdue, state };
}

/** Whether its owner has nothing to do any more. */
export function isDone(state: OwnedRow['state']): boolean {
  switch (state.kind) {
    case 'questions':
      return state.open === 0;
    case 'check':
      return state.outcome !== 'fail' && state.outcome !== 'unknown';
    case 'gone':
      return true;
  }
}

/** How far something is. What the planned installation does not have is gone. */
export function stateOf(target: Target, questionnaire: Questionnaire, ports: Ports): OwnedRow['state'] {
  if (target.kind === 'check') return stateOfCheck(target.check, questionnaire, ports);
  const own = questionnaire.questions.filter(({ fact, subject, area }) =>
    target.kind === 'area' ? area === target.area : fact === target.fact && subject.id === target.subject,
  );
  if (own.length === 0) return { kind: 'gone' };
  return { kind: 'questions', open: own.filter(questionnaire.isOpen).length, total: own.length };
}

function stateOfCheck(id: string, { dossier }: Questionnaire, ports: Ports): OwnedRow['state'] {
  const check = Object.hasOwn(ports.catalogue, id) ? ports.catalogue[id] : undefined;
  if (!check) return { kind: 'gone' };
  const { reading, review } = dossier;
  if (reading) {
    const finding = drawPicture(dossier, reading, ports).findings.find((row) => row.check === id);
    return { kind: 'check', outcome: finding?.outcome ?? 'unknown' };
  }
  return { kind: 'check', outcome: whyNot(check, review.profile) === null ? 'unknown' : 'notApplicable' };
}

/** What a target asks or says, with the server, forest or domain that is meant; an area's id. */
function nameTarget(target: Target, { questions }: Questionnaire, ports: Ports): string {
  if (target.kind === 'area') return target.area;
  if (target.kind === 'check') return ports.catalogue[target.check]?.title ?? target.check;
  const question = questions.find(({ fact, subject }) => fact === target.fact && subject.id === target.subject);
  if (!question) return target.subject === '' ? target.fact : `${target.fact} (${target.subject})`;
  const { ask } = ports.facts.question(question.fact);
  return question.subject.name === '' ? ask : `${question.subject.name}: ${ask}`;
}

/** Who takes care of just this. */
export function ownedOf(
  target: Target,
  assignments: readonly Assignment[],
  questionnaire: Questionnaire,
  ports: Ports,
): Owned | null {
  const key = keyOf(target);
  const assignment = assignments.find((one) => keyOf(one.target) === key);
  if (!assignment) return null;
  const { owner, due, isOverdue } = showOwned(assignment, questionnaire, ports);
  return { of: 'this', name: owner.name, due, isOverdue };
}

/** More would not be looked through; the rest is found by typing a name. */
const offered = 30;

/** Who takes care of something, else of the area that it is in, and who else could. */
export async function showOwning(
  target: Target,
  area: string | null,
  questionnaire: Questionnaire,
  ports: Ports,
): Promise<Owning> {
  const { id, conversationId } = questionnaire.dossier.review;
  const [assignments, members] = await Promise.all([ports.assignments.of(id), ports.roster.of(conversationId)]);
  const ofArea = area === null ? null : ownedOf({ kind: 'area', area }, assignments, questionnaire, ports);
  return {
    owner: ownedOf(target, assignments, questionnaire, ports) ?? (ofArea && { ...ofArea, of: 'area' }),
    people: members && nameSome(members),
    today: dayOf(ports.now()),
  };
}

const nameSome = (members: readonly Member[]): NonNullable<Owning['people']> =>
  members
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .slice(0, offered);
