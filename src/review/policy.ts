import type { Person } from './person.ts';

/** Who may decide on what in a conversation, and within which bounds. */
export interface Policy {
  /** They name approvers and may decide on waivers. */
  readonly admins: readonly Person[];
  readonly approvers: readonly Person[];
  /** How long a waiver may last. */
  readonly maxWaiverDays: number;
  /** How many approvers have to agree before a decision is made. */
  readonly quorum: number;
}

/** What holds where nobody has set anything: nobody is allowed anything. */
export const firstPolicy: Policy = { admins: [], approvers: [], maxWaiverDays: 90, quorum: 1 };

export type Permission = 'policy.change' | 'waiver.decide' | 'approval.decide';

const holders: { readonly [K in Permission]: (policy: Policy) => readonly Person[] } = {
  'policy.change': ({ admins }) => admins,
  'waiver.decide': ({ admins, approvers }) => [...admins, ...approvers],
  'approval.decide': ({ approvers }) => approvers,
};

/** Whether the policy allows something to a person. Who is not named may nothing. */
export const may = (policy: Policy, person: string, what: Permission): boolean =>
  holders[what](policy).some(({ id }) => isSame(id, person));

/** Entra's ids are the same in any case. */
export const isSame = (id: string, other: string): boolean => id.toLowerCase() === other.toLowerCase();
