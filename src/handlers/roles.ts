import { isDeepStrictEqual } from 'node:util';
import type { Member } from '../protocol/conversation.ts';
import type { IntentOf, Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import { sayCause } from '../review/judge.ts';
import type { Person } from '../review/person.ts';
import { type GivenRole, isSame, may, type Policy } from '../review/policy.ts';
import { isRefused, type Refused } from '../review/refused.ts';
import { memberNamed } from './find-member.ts';
import type { Handler } from './handler.ts';
import { asOwn, openMember, openMembers, tenantOf } from './open-member.ts';
import { openPolicy, type Realm, savePolicy, storedPolicy } from './open-policy.ts';
import type { Ports } from './ports.ts';
import { noReview, refuse } from './refusals.ts';

/** Who is what here. */
export const showRoles: Handler<'roles.show'> = async function* (_intent, who, ports) {
  yield { view: await tell('', who, ports) };
};

/** Says who has a role here, or for the current review. All of them have to be known, or nothing is saved. */
export const setRole: Handler<'role.set'> = async function* (intent, who, ports) {
  yield { view: await set(intent, who, ports) };
};

async function set(wish: IntentOf<'role.set'>, who: Who, ports: Ports): Promise<View> {
  const conversationId = who.conversation.id;
  const by = await openMember(conversationId, who, ports);
  if (isRefused(by)) return refuse(by);
  const { policy, stored } = await openPolicy({ conversationId }, ports);
  if (!may(policy, by.id, 'policy.change'))
    return refuse({ refused: 'Only an administrator of this conversation may say who is what.' });
  const holders = await find(wish, conversationId, ports);
  if (isRefused(holders)) return refuse(holders);
  const current = wish.forReview ? await ports.dossiers.current(conversationId) : null;
  if (wish.forReview && current?.review.conversationId !== conversationId) return noReview;
  const realm: Realm = current ? current.review : { conversationId };
  const before = current ? await storedPolicy(current.review.id, ports) : stored;
  const after = change(before.policy, wish, holders);
  // The same again, such as a sentence that is handled again after a crash, is no change.
  const isSaved =
    isDeepStrictEqual(after, before.policy) || (await savePolicy(realm, after, before.revision, by, ports));
  if (!isSaved) return refuse({ refused: 'Someone else changed the roles just now. Look at them, and say it again.' });
  return tell('Saved. ', who, ports);
}

interface Holders {
  /** `null`: everyone of the conversation's own tenant; of a review, whoever has the role in its conversation. */
  readonly people: readonly Person[] | null;
  readonly groups: readonly string[];
}

async function find(
  { role, everyone, accounts, groups, forReview }: IntentOf<'role.set'>,
  conversationId: string,
  ports: Ports,
): Promise<Holders | Refused> {
  if (forReview && role === 'administrator')
    return { refused: 'Administrators are those of the conversation: a single review has none of its own.' };
  if (everyone)
    return forReview || role === 'reviewer'
      ? { people: null, groups: [] }
      : { refused: 'Only reviewers can be everyone: the others are mentioned, or come from a group.' };
  const members = await openMembers(conversationId, ports);
  if (isRefused(members)) return members;
  const people = findPeople(accounts, members, await tenantOf(conversationId, ports));
  if (isRefused(people)) return people;
  for (const group of groups) {
    const reading = await ports.groups.members(group);
    if (!reading.ok)
      return { refused: `The group ${group} cannot be read. ${sayCause(reading.cause)} Nothing was changed.` };
    if (reading.value.size === 0)
      return { refused: `Entra has no group ${group}, or shows nobody in it, so nothing was changed.` };
  }
  return { people, groups };
}

function findPeople(
  accounts: readonly string[],
  members: readonly Member[],
  tenant: string | null,
): readonly Person[] | Refused {
  const people: Person[] = [];
  for (const account of accounts) {
    const member = memberNamed(account, members);
    const person = member
      ? asOwn(member, tenant)
      : { refused: 'Someone whom you mention is not in this conversation, so nothing was changed.' };
    if (isRefused(person)) return person;
    people.push(person);
  }
  return people;
}

const fields = { administrator: 'admins', reviewer: 'reviewers', approver: 'approvers' } as const;

function change(policy: Policy, { role, forReview }: IntentOf<'role.set'>, { people, groups }: Holders): Policy {
  const others = policy.narrows.filter((one) => one !== role);
  const isNarrowed = forReview && people !== null;
  return {
    ...policy,
    [fields[role]]: people ?? (role === 'reviewer' ? null : []),
    groups: { ...policy.groups, [role]: groups },
    narrows: isNarrowed ? [...others, role] : others,
  };
}

async function tell(before: string, who: Who, ports: Ports): Promise<View> {
  const conversationId = who.conversation.id;
  const [{ policy, stored }, members] = await Promise.all([
    openPolicy({ conversationId }, ports),
    ports.roster.of(conversationId),
  ]);
  const current = (await ports.dossiers.current(conversationId))?.review;
  const own = current && (await storedPolicy(current.id, ports)).policy;
  const name = (person: Person) =>
    person.name || members?.find(({ id }) => isSame(id, person.id))?.name || `someone who is not here (${person.id})`;
  const list = (people: readonly Person[] | null, groups: readonly string[]) =>
    people
      ? [...people.map(name), ...groups.map((group) => `the group ${group}`)].join(', ') || 'nobody'
      : 'everyone of this tenant';
  const of = (role: GivenRole, { [fields[role]]: people, groups }: Policy) => list(people, groups[role]);
  const narrowed = own?.narrows.map((role) => `${role}s ${of(role, own)}`).join('; ');
  return {
    kind: 'notice',
    text: [
      `${before}Approvers here: ${of('approver', stored.policy)}.`,
      `Administrators: ${list([...policy.firstAdmins, ...stored.policy.admins], stored.policy.groups.administrator)}.`,
      `Reviewers: ${of('reviewer', stored.policy)}. Everyone else reads.`,
      ...(current && narrowed ? [`In “${current.name}” only: ${narrowed}.`] : []),
      'An administrator changes it: reviewers @Alex, approvers group with its object id.',
    ].join(' '),
    commands: ['policy', 'waivers'],
  };
}
