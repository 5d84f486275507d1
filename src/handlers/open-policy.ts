import type { Cause } from '../facts/reading.ts';
import type { Person } from '../review/person.ts';
import { firstPolicy, type GivenRole, isSame, type Policy } from '../review/policy.ts';
import { asOwn, tenantOf } from './open-member.ts';
import type { Ports } from './ports.ts';

/** Where a policy holds: in a conversation, or for one review in it. */
export interface Realm {
  readonly conversationId: string;
  /** The review. */
  readonly id?: string;
}

/** A group that gives a role, and why nobody knows who is in it. */
interface Unread {
  readonly role: GivenRole;
  readonly cause: Cause;
}

/** A policy as it was set, and which revision of it that is; 0: nobody has set anything. */
interface Stored {
  readonly policy: Policy;
  readonly revision: number;
}

/**
 * What holds in a conversation or for a review, with the members of its groups as people: those whom the roster has as
 * people of the conversation's own tenant. Who is in a group that can't be read is not known, and so has no role by it.
 * `stored`: the conversation's own, to be changed.
 */
export async function openPolicy(
  { conversationId, id }: Realm,
  ports: Ports,
): Promise<{ policy: Policy; unread: readonly Unread[]; stored: Stored }> {
  const [stored, narrower, firstAdmins] = await Promise.all([
    storedPolicy(conversationId, ports),
    id === undefined ? null : storedPolicy(id, ports),
    firstAdminsOf(conversationId, ports),
  ]);
  const unread: Unread[] = [];
  const fill = async (policy: Policy): Promise<Policy> => {
    const people = (role: GivenRole) => membersOf(policy, role, conversationId, unread, ports);
    const { admins, approvers, reviewers } = policy;
    return {
      ...policy,
      admins: [...admins, ...(await people('administrator'))],
      approvers: [...approvers, ...(await people('approver'))],
      reviewers: reviewers && [...reviewers, ...(await people('reviewer'))],
    };
  };
  const policy = { ...(await fill(stored.policy)), firstAdmins };
  return { policy: narrower ? narrow(policy, await fill(narrower.policy)) : policy, unread, stored };
}

/** Who may do what in a review: nobody may more than in its conversation. */
function narrow(policy: Policy, { narrows, approvers, reviewers }: Policy): Policy {
  const both = (people: readonly Person[] | null, own: readonly Person[] | null) =>
    people && own ? people.filter((one) => own.some(({ id }) => isSame(id, one.id))) : (own ?? people);
  return {
    ...policy,
    ...(narrows.includes('approver') ? { approvers: both(policy.approvers, approvers) ?? [] } : {}),
    ...(narrows.includes('reviewer') ? { reviewers: both(policy.reviewers, reviewers) } : {}),
  };
}

async function membersOf(
  policy: Policy,
  role: GivenRole,
  conversationId: string,
  unread: Unread[],
  ports: Ports,
): Promise<readonly Person[]> {
  if (policy.groups[role].length === 0) return [];
  const [readings, members, tenant] = await Promise.all([
    Promise.all(policy.groups[role].map((group) => ports.groups.members(group))),
    ports.roster.of(conversationId),
    tenantOf(conversationId, ports),
  ]);
  const ids = new Set(readings.flatMap((reading) => (reading.ok ? [...reading.value] : [])));
  for (const reading of readings) if (!reading.ok) unread.push({ role, cause: reading.cause });
  return (members ?? []).flatMap((member) => {
    const person = asOwn(member, tenant);
    return 'refused' in person || !ids.has(person.id.toLowerCase()) ? [] : [person];
  });
}

/** The policy of a conversation or of a review, by its id. */
export async function storedPolicy(key: string, ports: Ports): Promise<Stored> {
  const stored = await ports.policies.get(key);
  // A policy of an earlier version lacks what it did not know.
  return { policy: { ...firstPolicy, ...stored?.policy }, revision: stored?.revision ?? 0 };
}

async function firstAdminsOf(conversationId: string, ports: Ports): Promise<readonly Person[]> {
  const installedBy = ports.admins.length > 0 ? null : (await ports.conversations.get(conversationId))?.installedBy;
  return (installedBy ? [installedBy] : ports.admins).map((id) => ({ id, name: '' }));
}

/** Stores a policy on top of the revision that was read. False: someone else was first, nothing is stored. */
export const savePolicy = (
  { conversationId, id }: Realm,
  policy: Policy,
  revision: number,
  by: Person,
  ports: Ports,
): Promise<boolean> =>
  ports.policies.replace({ conversation: conversationId, ...(id && { review: id }) }, policy, revision, by);
