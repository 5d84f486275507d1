import type { Shown } from '../protocol/view.ts';
import { keyOf } from '../review/assignment.ts';
import type { Person } from '../review/person.ts';
import type { Handler } from './handler.ts';
import { isDone, showOwned } from './owned.ts';
import type { Ports } from './ports.ts';
import { brief, readQuestionnaire } from './questionnaire.ts';

/** Tells an owner what they were asked for or have still to do. Says nothing if that has changed since, or is done. */
export const remindOwner: Handler<'owner.remind'> = async function* (
  { review: id, target, owner, due, at, occasion },
  _who,
  ports,
) {
  const dossier = await ports.dossiers.get(id);
  if (!dossier || dossier.review.archivedAt) return;
  const key = keyOf(target);
  const standing = (await ports.assignments.of(id)).find((one) => keyOf(one.target) === key);
  if (standing?.owner.id !== owner || standing.due !== due || standing.at !== at) return;
  const row = showOwned(standing, readQuestionnaire(dossier, ports), ports);
  if (occasion !== 'asked' && isDone(row.state)) return;
  const to = await reach(standing.owner, dossier.review.conversationId, ports);
  if (!to) return;
  yield {
    view: { kind: 'assignment', review: brief(dossier), occasion, row, by: standing.by.name },
    // Tried again after a failure, it is one message all the same.
    slot: `owner ${occasion} ${id} ${key} ${at}`,
    to,
  };
};

/** How a person is reached. Whoever has left the conversation is not. */
async function reach({ id, name }: Person, conversationId: string, ports: Ports): Promise<Shown['to'] | null> {
  const members = await ports.roster.of(conversationId);
  // Where Teams does not tell, their own chat with Preflight is found by Entra's id alone.
  return members ? (members.find((member) => member.id === id) ?? null) : { id, account: id, name };
}
