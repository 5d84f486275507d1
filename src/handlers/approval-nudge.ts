import { type ApprovalRequest, age, conditionsOf, pendingApprovers } from '../review/approval.ts';
import { day } from '../review/day.ts';
import type { Dossier } from '../review/dossier.ts';
import { bringUpToDate, change, clockIn, placeOf, showApproval } from './approval-case.ts';
import { type Handler, showNothing } from './handler.ts';
import { openPolicy } from './open-policy.ts';
import type { Ports } from './ports.ts';

/** Plans what the time alone will do to a request: a reminder a day before it lapses, and its end. */
export async function planNudges(request: ApprovalRequest, dossier: Dossier, ports: Ports): Promise<void> {
  const { id, round } = request;
  const lapses = new Date(request.lapses).getTime();
  const who = clockIn(request, dossier);
  const key = `approval ${id} ${round}`;
  const now = ports.now().getTime();
  // One that is open for less than two days is spoken of when half of its time is over.
  const remindAt = new Date(Math.max(lapses - day, (now + lapses) / 2));
  await ports.queue.addFor(remindAt, `${key} remind`, { kind: 'approval.remind', request: id, round }, who);
  await ports.queue.addFor(new Date(lapses), `${key} lapse`, { kind: 'approval.age', request: id }, who);
}

/** The day after each condition is due, its decision is looked at again. */
async function planConditions(request: ApprovalRequest, dossier: Dossier, ports: Ports): Promise<void> {
  const days = new Set(conditionsOf(request).map(({ due }) => due));
  for (const due of days)
    await ports.queue.addFor(
      new Date(Date.parse(due) + day),
      `approval ${request.id} ${request.round} due ${due}`,
      { kind: 'approval.age', request: request.id },
      clockIn(request, dossier),
    );
}

/** Tells those who have not voted, and who it is escalated to, that a request is about to lapse. */
export const remindApprovers: Handler<'approval.remind'> = async function* ({ request: id, round }, _who, ports) {
  const opened = await openStored(id, ports);
  if (opened?.request.state !== 'open' || opened.request.round !== round) return;
  const { request, dossier, policy } = opened;
  const pending = new Set(pendingApprovers(request, policy).map((one) => one.id));
  const { slot, at } = placeOf(request, dossier);
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  const view = { ...(await showApproval(opened, null, ports)), isReminder: true };
  for (const member of members)
    if (pending.has(member.id) || member.id === request.escalateTo?.id)
      yield { view, slot: `${slot} reminder ${round} for ${member.id}`, at, to: member };
};

/** Applies what the time has done to a request: it lapsed, or a condition was missed. */
export const ageRequest: Handler<'approval.age'> = ({ request }, _who, ports) => showNothing(applyAge(request, ports));

async function applyAge(id: string, ports: Ports): Promise<void> {
  const opened = await openStored(id, ports);
  if (opened) await change({ id }, opened.dossier, (request) => age(request, ports.now()) ?? request, null, ports);
}

/** Looks whether the newest request of a review is still about how things stand. */
export const recheckRequest: Handler<'approval.recheck'> = ({ review }, _who, ports) =>
  showNothing(recheck(review, ports));

async function recheck(review: string, ports: Ports): Promise<void> {
  const newest = await ports.approvals.newest(review);
  const dossier = newest && (await ports.dossiers.get(review));
  if (dossier) await bringUpToDate(newest, dossier, ports);
}

/** Shows what is stored on the card that everyone sees, and once more when it is decided, lapsed or reopened. */
export const publishRequest: Handler<'approval.publish'> = async function* ({ request: id }, _who, ports) {
  // Two that publish at once may arrive in either order, so each goes on until nothing newer is stored.
  for (;;) {
    const opened = await openStored(id, ports);
    if (!opened) return;
    const { request, dossier } = opened;
    const { slot, at } = placeOf(request, dossier);
    const view = await showApproval(opened, null, ports);
    yield { view, slot, at };
    if (request.state !== 'open') {
      if (request.state === 'decided') await planConditions(request, dossier, ports);
      // Nobody notices that a card has changed far above.
      yield { view, slot: `${slot} ${request.round} ${request.state}`, at };
    }
    const newer = await ports.approvals.get(id);
    if (!newer || newer.revision === request.revision) {
      await ports.approvals.markPublished(id, request.revision);
      return;
    }
  }
};

async function openStored(id: string, ports: Ports) {
  const request = await ports.approvals.get(id);
  const dossier = request && (await ports.dossiers.get(request.reviewId));
  if (!dossier) return null;
  const { policy } = await openPolicy(dossier.review, ports);
  return { request, dossier, policy };
}
