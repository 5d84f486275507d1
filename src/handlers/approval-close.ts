import type { Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import { type ApprovalRequest, askAgain, meetCondition, withdraw } from '../review/approval.ts';
import type { Person } from '../review/person.ts';
import { may } from '../review/policy.ts';
import { isRefused, type Refused } from '../review/refused.ts';
import { type Case, change, openCase, showApproval, showResult, tellApprovers } from './approval-case.ts';
import { planNudges } from './approval-nudge.ts';
import type { Handler } from './handler.ts';
import { readLapse } from './last-day.ts';
import { openMember } from './open-member.ts';
import type { Ports } from './ports.ts';

/** Closes a request that nobody has decided. */
export const withdrawRequest: Handler<'approval.withdraw'> = (target, who, ports) =>
  decide(target, (request, by, { policy }) => withdraw(request, by, may(policy, by.id, 'policy.change')), who, ports);

/** Says that a condition is kept. */
export const meetOneCondition: Handler<'condition.meet'> = ({ check, ...target }, who, ports) =>
  decide(target, (request, by, { policy }) => meetCondition(request, check, by, policy, ports.now()), who, ports);

/** Does something to a request in someone's name, and shows what is stored. */
async function* decide(
  target: Parameters<typeof openCase>[0],
  what: (request: ApprovalRequest, by: Person, opened: Case) => ApprovalRequest | Refused,
  who: Who,
  ports: Ports,
): AsyncGenerator<Shown, void> {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened) {
    yield { view: opened };
    return;
  }
  const { dossier } = opened;
  const by = await openMember(dossier.review.conversationId, who, ports);
  const result = isRefused(by)
    ? by
    : await change({ ...target, id: opened.request.id }, dossier, (request) => what(request, by, opened), by, ports);
  yield { view: await showResult(opened, result, who, ports) };
}

/** Asks again about how things stand now. */
export const renewRequest: Handler<'approval.renew'> = async function* ({ form, ...target }, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened) {
    yield { view: opened };
    return;
  }
  const { dossier } = opened;
  const by = await openMember(dossier.review.conversationId, who, ports);
  const result = isRefused(by) ? by : await renew(target.round, form.lapses, opened, by, ports);
  if (isRefused(by) || isRefused(result)) {
    yield { view: await showResult(opened, result, who, ports) };
    return;
  }
  const everyone = await showApproval({ ...opened, request: result }, null, ports);
  yield { view: everyone };
  await planNudges(result, dossier, ports);
  yield* tellApprovers(result, everyone, dossier, by, ports);
};

async function renew(
  round: number | undefined,
  until: string,
  { request, dossier, now }: Case,
  by: Person,
  ports: Ports,
): Promise<ApprovalRequest | Refused> {
  if (!now) return { refused: 'This tenant has not been read yet. Ask “are we ready?” first.' };
  const lapses = readLapse(until, ports);
  if (typeof lapses !== 'string') return lapses;
  await ports.evidence.keep(now.ground.hash, now.text);
  const ask = (stored: ApprovalRequest) => askAgain(stored, now.ground, lapses, ports.now());
  return change({ id: request.id, round }, dossier, ask, by, ports);
}
