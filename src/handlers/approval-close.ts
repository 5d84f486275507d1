import type { Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import { type ApprovalRequest, askAgain, meetCondition, withdraw } from '../review/approval.ts';
import type { Person } from '../review/person.ts';
import { may } from '../review/policy.ts';
import { isRefused, type Refused } from '../review/refused.ts';
import { type Case, change, openCase, showApproval, tellApprovers } from './approval-case.ts';
import { planNudges } from './approval-nudge.ts';
import type { Handler } from './handler.ts';
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
    : await change(opened.request.id, dossier, (request) => what(request, by, opened), by, ports);
  const request = isRefused(result) ? ((await ports.approvals.get(opened.request.id)) ?? opened.request) : result;
  yield { view: await showApproval({ ...opened, request }, who, ports, isRefused(result) ? result.refused : '') };
}

/** A week, unless said otherwise. */
const usualDays = 7;

/** Asks again about how things stand now. */
export const renewRequest: Handler<'approval.renew'> = async function* ({ form, ...target }, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened) {
    yield { view: opened };
    return;
  }
  const { dossier, now } = opened;
  const by = await openMember(dossier.review.conversationId, who, ports);
  const result = isRefused(by) ? by : await renew(form.lapses, opened, by, ports);
  if (isRefused(result) || !now) {
    const request = (await ports.approvals.get(opened.request.id)) ?? opened.request;
    yield { view: await showApproval({ ...opened, request }, who, ports, isRefused(result) ? result.refused : '') };
    return;
  }
  const everyone = await showApproval({ ...opened, request: result }, null, ports);
  yield { view: everyone };
  await planNudges(result, dossier, ports);
  yield* tellApprovers(result, everyone, dossier, by as Person, ports);
};

async function renew(
  until: string,
  { request, dossier, now }: Case,
  by: Person,
  ports: Ports,
): Promise<ApprovalRequest | Refused> {
  const usual = new Date(ports.now().getTime() + usualDays * 24 * 60 * 60_000).toISOString();
  const day = until === '' ? usual.slice(0, 10) : ports.facts.day(until);
  if (!now || day === null) return { refused: `“${until}” is no day: one such as 2026-12-31 is accepted.` };
  await ports.evidence.keep(now.ground.hash, now.text);
  const lapses = `${day}T23:59:59.999Z`;
  return change(request.id, dossier, (stored) => askAgain(stored, now.ground, lapses, ports.now()), by, ports);
}
