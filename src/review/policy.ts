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
  /** Whether one rejection decides, or only as many as make the quorum impossible. */
  readonly rejection: 'one' | 'quorum';
  /** Whether who gave most of the answers of an area may not approve. */
  readonly excludesMainAnswerers: boolean;
  readonly delegations: readonly Delegation[];
}

/** An approver lets someone else decide for them. */
export interface Delegation {
  readonly from: Person;
  readonly to: Person;
  /** The last day on which it holds, in UTC: `2026-12-31`. */
  readonly until: string;
}

/** What holds where nobody has set anything: nobody is allowed anything. */
export const firstPolicy: Policy = {
  admins: [],
  approvers: [],
  maxWaiverDays: 90,
  quorum: 1,
  rejection: 'one',
  excludesMainAnswerers: false,
  delegations: [],
};

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

/** The approvers for whom a person may decide on a day (`2026-12-31`), besides themselves. */
export const standInFor = ({ delegations }: Policy, person: string, today: string): readonly Person[] =>
  delegations.filter(({ to, until }) => isSame(to.id, person) && until >= today).map(({ from }) => from);
