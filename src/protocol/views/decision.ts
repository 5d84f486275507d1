import type { ApprovalRequest, Voice } from '../../review/approval.ts';
import type { Conclusion } from '../../review/verdict.ts';
import type { Standing } from '../../review/waiver.ts';
import type { About, Finding } from './finding.ts';

/** A waiver as people see it. */
export interface ShownWaiver {
  readonly id: string;
  readonly revision: number;
  readonly check: string;
  readonly title: string;
  /** The single object that it is for. Empty: the check as a whole. */
  readonly object: string;
  readonly standing: Standing;
  /** The last day on which it holds. */
  readonly until: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** Who granted, declined or withdrew it. */
  readonly decided: { readonly by: string; readonly at: string; readonly because: string } | null;
  /** What it is for is no longer there: the check was retired, or the object is gone. */
  readonly missing: 'check' | 'object' | null;
}

/** One waiver, to be decided on or looked at. */
export interface WaiverView {
  readonly kind: 'waiver';
  readonly review: About['review'];
  readonly waiver: ShownWaiver;
  /** What the check says now; the waiver lies over it. `null` where it says nothing. */
  readonly finding: Finding | null;
  /** Why the last press changed nothing. Empty where it did. */
  readonly note: string;
}

/** The waivers of a review: those that are errors or open first, then those that are over. */
export interface WaiversView {
  readonly kind: 'waivers';
  readonly review: About['review'];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly ShownWaiver[];
}

/** A check by its id and title. */
type Named = { readonly check: string; readonly title: string };

/** A request for approval: what is asked, who has said what, and what came of it. */
export interface ApprovalView {
  readonly kind: 'approval';
  readonly review: About['review'];
  readonly request: Pick<
    ApprovalRequest,
    'id' | 'round' | 'state' | 'decision' | 'requestedAt' | 'lapses' | 'quorum' | 'inOrder'
  > & { readonly requestedBy: string };
  /** SHA-256 of the evidence that is asked about. */
  readonly hash: string;
  readonly verdict: Conclusion['verdict'];
  /** Required checks that fail or are unknown, and recommended ones that nobody waived. */
  readonly blocking: readonly Named[];
  readonly openRisks: readonly Named[];
  readonly voices: readonly {
    readonly name: string;
    /** `null`: has yet to vote. */
    readonly voice: Voice | null;
    /** Who voted in their place; empty where they did themselves. */
    readonly by: string;
    readonly reason: string;
    /** ISO 8601 in UTC. */
    readonly at: string | null;
    /** Who asked cannot vote, and neither can who is an approver no longer. */
    readonly mayVote: boolean;
  }[];
  readonly conditions: readonly (Named & {
    readonly owner: string;
    readonly due: string;
    /** Who said that it is met; empty while it is not. */
    readonly met: string;
  })[];
  /** Votes of earlier rounds, which stay in the record. */
  readonly earlier: number;
  /** Why it has to be asked again, in sentences; `isMissed`: because of a condition. */
  readonly stale: { readonly isMissed: boolean; readonly changes: readonly string[] } | null;
  /** For whom this card is made; `null`: for everyone. */
  readonly viewer: {
    readonly voice: Voice | null;
    /** How many votes they have given in this round. */
    readonly votes: number;
  } | null;
  /** The accounts of those who get a card of their own. */
  readonly refreshFor: readonly string[];
  /** Whether it tells that the request is about to lapse. */
  readonly isReminder: boolean;
  /** Why the last press changed nothing; empty where it did. */
  readonly problem: string;
}

/** People to choose from. */
type Choices = readonly { readonly id: string; readonly name: string }[];

/** The form that asks for an approval. */
export interface ApprovalFormView {
  readonly kind: 'approvalForm';
  readonly review: About['review'];
  readonly verdict: Conclusion['verdict'];
  readonly approvers: Choices;
  readonly members: Choices;
  readonly typed: {
    readonly approvers: string;
    readonly quorum: string;
    readonly inOrder: 'yes' | 'no';
    readonly lapses: string;
    readonly escalateTo: string;
  };
  readonly problem: string;
}

/** The form for a go with conditions: one for each check that is open. */
export interface ConditionsView {
  readonly kind: 'conditions';
  readonly review: About['review'];
  readonly request: {
    readonly id: string;
    readonly round: number;
    /** How many votes the approver has given in this round. */
    readonly seen: number;
  };
  readonly open: readonly (Named & { readonly owner: string; readonly due: string })[];
  readonly members: Choices;
  /** What holds for those that are left empty. */
  readonly others: { readonly owner: string; readonly due: string };
  readonly problem: string;
}
