import type { Person } from './person.ts';

/** What someone can be in a conversation. Whoever is nothing else reads. */
export type Role = 'administrator' | 'reviewer' | 'approver' | 'reader';

/** What an administrator makes someone. */
export type GivenRole = Exclude<Role, 'reader'>;

/** Who may do what in a conversation, and within which bounds. */
export interface Policy {
  /** They follow from the settings and are not stored: nobody can shut them out. */
  readonly firstAdmins: readonly Person[];
  /** They say who is what, and may decide on waivers. */
  readonly admins: readonly Person[];
  readonly approvers: readonly Person[];
  /** They work on reviews. `null`: everyone of the conversation's own tenant. */
  readonly reviewers: readonly Person[] | null;
  /** Object ids of groups in Entra whose members have a role as well. */
  readonly groups: { readonly [R in GivenRole]: readonly string[] };
  /** In the policy of a single review, which narrows that of its conversation: the roles that it narrows. */
  readonly narrows: readonly GivenRole[];
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

/** What holds where nobody has set anything: the conversation's own people review, and nobody decides. */
export const firstPolicy: Policy = {
  firstAdmins: [],
  admins: [],
  approvers: [],
  reviewers: null,
  groups: { administrator: [], reviewer: [], approver: [] },
  narrows: [],
  maxWaiverDays: 90,
  quorum: 1,
  rejection: 'one',
  excludesMainAnswerers: false,
  delegations: [],
};

export type Permission = 'policy.change' | 'waiver.decide' | 'approval.decide';

const permitted: { readonly [K in Permission]: readonly Role[] } = {
  'policy.change': ['administrator'],
  'waiver.decide': ['administrator', 'approver'],
  'approval.decide': ['approver'],
};

const holders: { readonly [R in Role]: (policy: Policy) => readonly Person[] | null } = {
  administrator: ({ firstAdmins, admins }) => [...firstAdmins, ...admins],
  reviewer: ({ reviewers }) => reviewers,
  approver: ({ approvers }) => approvers,
  reader: () => null,
};

/** Whether someone of the conversation's own tenant has a role in it. */
export const hasRole = (policy: Policy, person: string, role: Role): boolean =>
  holders[role](policy)?.some(({ id }) => isSame(id, person)) ?? true;

/** Whether the policy allows something to a person. Who is not named may nothing. */
export const may = (policy: Policy, person: string, what: Permission): boolean =>
  permitted[what].some((role) => hasRole(policy, person, role));

/** Entra's ids are the same in any case. */
export const isSame = (id: string, other: string): boolean => id.toLowerCase() === other.toLowerCase();

/** The approvers for whom a person may decide on a day (`2026-12-31`), besides themselves. */
export const standInFor = ({ delegations }: Policy, person: string, today: string): readonly Person[] =>
  delegations.filter(({ to, until }) => isSame(to.id, person) && until >= today).map(({ from }) => from);
