import { may } from '../review/policy.ts';
import { changePolicy, describePolicy } from '../review/policy-setting.ts';
import { isRefused } from '../review/refused.ts';
import type { Handler } from './handler.ts';
import { openMember } from './open-member.ts';
import { openPolicy, savePolicy, storedPolicy } from './open-policy.ts';
import { refuse } from './refusals.ts';

/** How decisions are made in this conversation. */
export const showPolicy: Handler<'policy.show'> = async function* (_intent, who, ports) {
  const { policy } = await storedPolicy(who.conversation.id, ports);
  yield { view: { kind: 'notice', text: describePolicy(policy), commands: ['roles', 'approvals', 'waivers'] } };
};

/** Changes one setting of it. Only an administrator may. */
export const setPolicy: Handler<'policy.set'> = async function* ({ text }, who, ports) {
  const { id } = who.conversation;
  const by = await openMember(id, who, ports);
  if (isRefused(by)) {
    yield { view: refuse(by) };
    return;
  }
  const { policy, stored } = await openPolicy({ conversationId: id }, ports);
  if (!may(policy, by.id, 'policy.change')) {
    yield { view: refuse({ refused: 'Only an administrator of this conversation may change its policy.' }) };
    return;
  }
  const changed = changePolicy(stored.policy, text);
  if (isRefused(changed)) {
    yield { view: refuse(changed) };
    return;
  }
  if (!(await savePolicy({ conversationId: id }, changed, stored.revision, by, ports))) {
    yield { view: refuse({ refused: 'Someone else changed the policy just now. Look at it, and say it again.' }) };
    return;
  }
  const view = { kind: 'notice' as const, commands: ['roles', 'approvals', 'waivers'] };
  yield { view: { ...view, text: `Saved. ${describePolicy(changed)}` } };
};
