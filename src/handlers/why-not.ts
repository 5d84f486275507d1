import type { Who } from '../protocol/intent.ts';
import { holders, type Right } from '../protocol/rights.ts';
import { dayOf } from '../review/day.ts';
import { sayCause } from '../review/judge.ts';
import { hasRole, type Policy, type Role, standInFor } from '../review/policy.ts';
import { isRefused, type Refused } from '../review/refused.ts';
import { openMember } from './open-member.ts';
import { openPolicy, type Realm } from './open-policy.ts';
import type { Ports } from './ports.ts';

/**
 * Why someone has not a right in a conversation or on a review; `null` where they have it. Only the roster counts, never
 * what a card says, and what is not known is no permission.
 */
export async function whyNot(right: Right, realm: Realm, who: Who, ports: Ports): Promise<Refused | null> {
  if (right === 'look') return null;
  const [person, { policy, unread }] = await Promise.all([
    openMember(realm.conversationId, who, ports),
    openPolicy(realm, ports),
  ]);
  if (isRefused(person)) return person;
  const roles = holders[right];
  // A quorum is counted among all approvers, so that they have to be known for any decision.
  const hidden = unread.find(({ role }) => roles.includes(role));
  const isHidden = hidden && (right === 'decide' || !isOne(roles, policy, person.id, ports));
  if (isHidden)
    return { refused: `Nobody knows just now who is in a group of ${hidden.role}s. ${sayCause(hidden.cause)}` };
  return isOne(roles, policy, person.id, ports) ? null : { refused: sentences[right](policy) };
}

/** Whether someone has one of the roles. Who stands in for an approver has theirs. */
const isOne = (roles: readonly Role[], policy: Policy, person: string, ports: Ports): boolean =>
  roles.some((role) => hasRole(policy, person, role)) ||
  (roles.includes('approver') && standInFor(policy, person, dayOf(ports.now())).length > 0);

const whoTheyAre = '“roles” shows who they are.';

const sentences: { readonly [R in Right]: (policy: Policy) => string } = {
  look: () => '',
  review: () => `Only reviewers may change a review here, and you read. ${whoTheyAre}`,
  decide: () => `Only approvers and administrators may decide here. ${whoTheyAre}`,
  reviewOrDecide: () => `Only reviewers, approvers and administrators may do that here, and you read. ${whoTheyAre}`,
  administer: ({ firstAdmins, admins }) =>
    firstAdmins.length + admins.length > 0
      ? `Only an administrator of this conversation may do that. ${whoTheyAre}`
      : 'Only an administrator may do that, and there is none here: ADMINS names them, or whoever adds Preflight is one.',
  inside: () => 'Preflight does that by itself only.',
  never: () => 'Preflight does not know who may do that, so nobody may.',
};
