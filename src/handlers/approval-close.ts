import { askAgain, meetCondition, withdraw } from '../review/approval.ts';
import { canonical } from '../review/canonical.ts';
import { isRefused } from '../review/refused.ts';
import { may } from '../review/policy.ts';
import { change, openCase, placeOf, showApproval } from './approval-case.ts';
import { planNudges } from './approval-nudge.ts';
import type { Handler } from './handler.ts';
import { nameless } from './refusals.ts';
import { whyNoMember } from './why-no-member.ts';

/** Closes a request that nobody has decided. */
export const withdrawRequest: Handler<'approval.withdraw'> = async function* (target, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened || !who.user) {
    yield { view: 'kind' in opened ? opened : nameless };
    return;
  }
  const { user } = who;
  const isAdministrator = may(opened.policy, user.id, 'policy.change');
  const result = await change(
    opened.request.id,
    opened.dossier,
    (request) => withdraw(request, user, isAdministrator),
    ports,
  );
  const request = isRefused(result) ? ((await ports.approvals.get(opened.request.id)) ?? opened.request) : result;
  yield { view: await showApproval({ ...opened, request }, who, ports, isRefused(result) ? result.refused : '') };
};

/** A week, unless said otherwise. */
const usualDays = 7;

/** Asks again about how things stand now; whoever may ask at all may do so. */
export const renewRequest: Handler<'approval.renew'> = async function* ({ form, ...target }, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened || !who.user) {
    yield { view: 'kind' in opened ? opened : nameless };
    return;
  }
  const { dossier, now } = opened;
  const usual = new Date(ports.now().getTime() + usualDays * 24 * 60 * 60_000).toISOString();
  const day = form.lapses === '' ? usual.slice(0, 10) : ports.facts.readDate(form.lapses);
  const outsider = await whyNoMember(dossier.review.conversationId, who.user, ports);
  const result =
    outsider || !now || day === null
      ? { refused: outsider ?? `“${form.lapses}” is no day: one such as 2026-12-31 is accepted.` }
      : await change(
          opened.request.id,
          dossier,
          (request) => askAgain(request, now.ground, `${day}T23:59:59.999Z`, ports.now()),
          ports,
        );
  if (isRefused(result)) {
    const request = (await ports.approvals.get(opened.request.id)) ?? opened.request;
    yield { view: await showApproval({ ...opened, request }, who, ports, result.refused) };
    return;
  }
  if (now) await ports.evidence.keep(now.ground.hash, canonical(now.evidence));
  const everyone = await showApproval({ ...opened, request: result }, null, ports);
  yield { view: everyone };
  await planNudges(result, dossier, ports);
  const { slot, at } = placeOf(result, dossier);
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  for (const member of members)
    if (result.approvers.some(({ id }) => id === member.id))
      yield { view: everyone, slot: `${slot} for ${member.id}`, at, to: member };
};

/** Says that a condition is kept. */
export const meetOneCondition: Handler<'condition.meet'> = async function* ({ check, ...target }, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened || !who.user) {
    yield { view: 'kind' in opened ? opened : nameless };
    return;
  }
  const { user } = who;
  const outsider = await whyNoMember(opened.dossier.review.conversationId, user, ports);
  const result = outsider
    ? { refused: outsider }
    : await change(
        opened.request.id,
        opened.dossier,
        (request) => meetCondition(request, check, user, opened.policy, ports.now()),
        ports,
      );
  const request = isRefused(result) ? ((await ports.approvals.get(opened.request.id)) ?? opened.request) : result;
  yield { view: await showApproval({ ...opened, request }, who, ports, isRefused(result) ? result.refused : '') };
};
