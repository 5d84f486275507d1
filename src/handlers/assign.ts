import type { Who } from '../protocol/intent.ts';
import type { AssignmentView } from '../protocol/view.ts';
import { keyOf, remindersOf, type Target } from '../review/assignment.ts';
import { dayOf } from '../review/day.ts';
import type { Person } from '../review/person.ts';
import { showOwned } from './owned.ts';
import type { Ports } from './ports.ts';
import { brief, type Questionnaire } from './questionnaire.ts';
import { whereItBelongs } from './where-it-belongs.ts';

type User = NonNullable<Who['user']>;

/**
 * Makes someone take care of something, or nobody, and gives what stands then: of two at once the last one counts.
 * The owner is told and reminded by the queue, under names that follow from what is stored. So a press that comes
 * twice, or is handled again after a crash, tells them once.
 */
export async function assign(
  target: Target,
  owner: Person | null,
  due: string | null,
  { questionnaire, user, who }: { questionnaire: Questionnaire; user: User; who: Who },
  ports: Ports,
): Promise<AssignmentView> {
  const { review } = questionnaire.dossier;
  const key = keyOf(target);
  const now = ports.now();
  if (owner) {
    const { id, name } = owner;
    await ports.assignments.put(review.id, key, {
      target,
      owner: { id, name },
      due,
      by: { id: user.id, name: user.name },
      at: now.toISOString(),
    });
  } else await ports.assignments.remove(review.id, key);

  const stored = (await ports.assignments.of(review.id)).find((one) => keyOf(one.target) === key);
  const shown = { kind: 'assignment', review: brief(questionnaire.dossier) } as const;
  if (!stored) {
    const none = { target, owner: { id: '', name: '' }, due: null, by: user, at: now.toISOString() };
    return { ...shown, occasion: 'removed', row: showOwned(none, questionnaire, ports), by: user.name };
  }
  const remind = async (at: Date, occasion: 'asked' | 'soon' | 'overdue') => {
    const intent = { kind: 'owner.remind', review: review.id, target, occasion, ...standing } as const;
    await ports.queue.addFor(at, JSON.stringify(intent), intent, there);
  };
  const standing = { owner: stored.owner.id, due: stored.due, at: stored.at };
  const there: Who = { user: null, conversation: whereItBelongs(who, review) };
  if (stored.owner.id !== stored.by.id) await remind(now, 'asked');
  if (stored.due !== null) {
    const { soon, overdue } = remindersOf(stored.due, now);
    await remind(soon, 'soon');
    await remind(overdue, 'overdue');
  }
  return { ...shown, occasion: 'assigned', row: showOwned(stored, questionnaire, ports), by: stored.by.name };
}

/** A day by which something should be done; why it can't be, in a sentence. */
export function readDue(typed: string, ports: Ports): { due: string | null } | { refused: string } {
  if (typed === '') return { due: null };
  const due = ports.facts.day(typed);
  const today = dayOf(ports.now());
  if (due === null)
    return {
      refused: `“${typed}” is not understood as a day. Accepted: a day such as 2026-12-31 or 31 December 2026.`,
    };
  if (due < today) return { refused: `The day ${due} is past: today is ${today}. Accepted: today or a later day.` };
  return { due };
}
