import type { View } from '../protocol/view.ts';
import { dayOf } from '../review/day.ts';
import { isSame, may, type Policy } from '../review/policy.ts';
import { isRefused } from '../review/refused.ts';
import { memberNamed } from './find-member.ts';
import type { Handler } from './handler.ts';
import { asOwn, openMember, openMembers, tenantOf } from './open-member.ts';
import { openPolicy, savePolicy } from './open-policy.ts';
import { refuse } from './refusals.ts';

/** An approver lets someone else decide for them until a day; `nobody`: no longer. */
export const setDelegation: Handler<'delegation.set'> = async function* ({ to, until }, who, ports) {
  const { id } = who.conversation;
  const from = await openMember(id, who, ports);
  if (isRefused(from)) {
    yield { view: refuse(from) };
    return;
  }
  const { policy, stored } = await openPolicy({ conversationId: id }, ports);
  if (!may(policy, from.id, 'approval.decide')) {
    yield { view: refuse({ refused: 'Only an approver can let someone else decide for them.' }) };
    return;
  }
  const others = stored.policy.delegations.filter((one) => !isSame(one.from.id, from.id));
  const save = async (changed: Policy, text: string): Promise<View> =>
    (await savePolicy({ conversationId: id }, changed, stored.revision, from, ports))
      ? { kind: 'notice', text, commands: ['approvers', 'approvals'] }
      : refuse({ refused: 'Someone else changed the approvers just now. Look at them, and say it again.' });
  if (to === '') {
    yield { view: await save({ ...stored.policy, delegations: others }, 'Nobody decides for you any more.') };
    return;
  }
  const members = await openMembers(id, ports);
  if (isRefused(members)) {
    yield { view: refuse(members) };
    return;
  }
  const member = memberNamed(to, members);
  const stand = member
    ? asOwn(member, await tenantOf(id, ports))
    : { refused: 'Mention who decides for you: they have to be in this conversation.' };
  const day = ports.facts.day(until);
  const today = dayOf(ports.now());
  const refused = isRefused(stand)
    ? stand.refused
    : isSame(stand.id, from.id)
      ? 'Nobody stands in for themselves.'
      : may(policy, stand.id, 'approval.decide')
        ? `${stand.name} is an approver already, and votes once.`
        : day === null || day < today
          ? `Say until which day, from ${today} on: delegate to @Alex until 2026-12-31.`
          : null;
  if (isRefused(stand) || refused !== null || day === null) {
    yield { view: refuse({ refused: refused ?? '' }) };
    return;
  }
  const delegations = [...others, { from, to: stand, until: day }];
  yield { view: await save({ ...stored.policy, delegations }, `${stand.name} may decide for you until ${day}.`) };
};
