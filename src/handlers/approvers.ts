import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Person } from '../review/person.ts';
import { isSame, may, type Policy } from '../review/policy.ts';
import { memberNamed } from './find-member.ts';
import type { Handler } from './handler.ts';
import { asOwn, openMember, openMembers, tenantOf } from './open-member.ts';
import { openPolicy, savePolicy } from './open-policy.ts';
import type { Ports } from './ports.ts';
import { refuse } from './refusals.ts';

/** Who may decide here. */
export const showApprovers: Handler<'approvers.show'> = async function* (_intent, who, ports) {
  const { policy } = await openPolicy(who.conversation.id, ports);
  yield { view: await tell('', policy, who, ports) };
};

/** Names those who may decide here. All of them have to be known, or nothing is saved. */
export const setApprovers: Handler<'approvers.set'> = async function* ({ accounts }, who, ports) {
  yield { view: await set(accounts, who, ports) };
};

async function set(accounts: readonly string[], who: Who, ports: Ports): Promise<View> {
  const by = await openMember(who.conversation.id, who, ports);
  if ('refused' in by) return refuse(by);
  const { policy, revision } = await openPolicy(who.conversation.id, ports);
  if (!may(policy, by.id, 'policy.change'))
    return refuse({ refused: 'Only an administrator of this conversation may name approvers.' });
  const members = await openMembers(who.conversation.id, ports);
  if ('refused' in members) return refuse(members);
  const tenant = await tenantOf(who.conversation.id, ports);
  const approvers: Person[] = [];
  for (const account of accounts) {
    const member = memberNamed(account, members);
    const person = member
      ? asOwn(member, tenant)
      : { refused: 'Someone whom you mention is not in this conversation, so nothing was changed.' };
    if ('refused' in person) return refuse(person);
    approvers.push(person);
  }
  if (!(await savePolicy(who.conversation.id, { ...policy, approvers }, revision, by, ports)))
    return refuse({ refused: 'Someone else changed the approvers just now. Look at them, and say it again.' });
  return tell('Saved. ', { ...policy, approvers }, who, ports);
}

async function tell(before: string, { admins, approvers }: Policy, who: Who, ports: Ports): Promise<View> {
  const members = (await ports.roster.of(who.conversation.id)) ?? [];
  const name = (person: Person) =>
    person.name || members.find(({ id }) => isSame(id, person.id))?.name || `someone who is not here (${person.id})`;
  const list = (people: readonly Person[]) => people.map(name).join(', ') || 'nobody';
  return {
    kind: 'notice',
    text:
      `${before}Approvers here: ${list(approvers)}. Administrators: ${list(admins)}. ` +
      'An administrator names approvers by mentioning them: approvers @Alex @Megan.',
    commands: ['waivers'],
  };
}
