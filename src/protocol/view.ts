import type { OutcomeKind, Severity } from '../catalogue/outcome.ts';
import type { Citation } from '../catalogue/sources.ts';
import type { Input } from '../facts/define.ts';
import type { Profile } from '../facts/profile.ts';
import type { Cause } from '../facts/reading.ts';
import type { ApprovalRequest, Voice } from '../review/approval.ts';
import type { Conclusion } from '../review/verdict.ts';
import type { Member } from './conversation.ts';
import type { Who } from './intent.ts';

/** One row of a review, as people see it. */
export interface Finding {
  readonly check: string;
  readonly area: string;
  readonly title: string;
  readonly outcome: OutcomeKind;
  readonly severity: Severity;
  readonly summary: string;
  /** The first step that mends it. Empty where there is nothing to mend. */
  readonly fix: string;
  readonly cause: Cause | null;
}

/** What could not be read, grouped by why. */
export interface Unread {
  readonly cause: Cause;
  readonly checks: readonly { readonly check: string; readonly title: string; readonly severity: Severity }[];
}

interface About {
  readonly review: { readonly id: string; readonly name: string; readonly revision: number };
  readonly tenant: { readonly id: string; readonly name: string } | null;
  readonly tool: Profile['tool'];
}

export interface SummaryView extends About, Conclusion {
  readonly kind: 'summary';
  readonly counts: Readonly<Record<OutcomeKind, number>>;
  /** What stands between the team and "ready", worst first. */
  readonly blockers: readonly Finding[];
  readonly unread: readonly Unread[];
  /** When the tenant was read, ISO 8601 in UTC, and how long ago that is in minutes. */
  readonly asOf: string;
  readonly ageMinutes: number;
}

export interface FindingsView extends About {
  readonly kind: 'findings';
  readonly filter: { readonly by: 'area'; readonly area: string } | { readonly by: 'blockers' | 'unread' | 'all' };
  readonly areas: readonly string[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly Finding[];
  readonly asOf: string;
}

export interface DetailView extends About {
  readonly kind: 'detail';
  readonly finding: Finding;
  readonly why: string;
  readonly steps: readonly string[];
  readonly verify: string;
  /** The value that was judged, as text. Empty where there is none. */
  readonly value: string;
  /** The facts that the outcome rests on, each with where it comes from or why it is missing. */
  readonly evidence: readonly { readonly about: string; readonly from: string; readonly at: string | null }[];
  readonly sources: readonly Citation[];
  readonly conflict: string;
}

/** Something that goes wrong: what is behind it, what mends it, and how its checks stand in this review. */
export interface SymptomView {
  readonly kind: 'symptom';
  readonly review: About['review'];
  readonly title: string;
  readonly cause: string;
  readonly steps: readonly string[];
  /** The checks that find it beforehand. `finding` is `null` where the tenant was never read. */
  readonly checks: readonly { readonly check: string; readonly title: string; readonly finding: Finding | null }[];
  readonly sources: readonly Citation[];
}

/** Who can do something about a check. */
export type Doer =
  | 'permissions'
  | 'signedIn'
  | 'licences'
  | 'host'
  | 'team'
  | 'tenant'
  | 'directory'
  | 'server'
  | 'database'
  | 'network'
  | 'federation'
  | 'installer';

/** One thing to do, and the checks that it settles, the most severe first. */
export interface PathStep {
  readonly todo:
    | { readonly kind: 'mend'; readonly fix: string }
    | { readonly kind: 'answer'; readonly area: string }
    | { readonly kind: 'settle'; readonly cause: Cause };
  readonly checks: readonly { readonly check: string; readonly title: string; readonly severity: Severity }[];
}

/** What there is to do until the verdict is "ready", by who can do it. What blocks most comes first. */
export interface PathView extends About {
  readonly kind: 'path';
  readonly verdict: Conclusion['verdict'];
  readonly groups: readonly { readonly doer: Doer; readonly steps: readonly PathStep[] }[];
  /** How many steps come after these. */
  readonly more: number;
}

export interface ProfileView {
  readonly kind: 'profile';
  readonly review: About['review'];
  readonly profile: Profile;
  /** What was typed and could not be understood, by field, with a sentence that says what is accepted. */
  readonly errors: Readonly<Partial<Record<keyof Profile, { readonly typed: string; readonly accepted: string }>>>;
  /** Someone else saved it while this form was open: it shows what is stored now, and nothing of this press was saved. */
  readonly overtaken: boolean;
}

/** A question as people see it. */
export interface AskedQuestion {
  readonly fact: string;
  /** The server, forest or domain that it is asked of. Its id is empty for the site as a whole, its name for the only one. */
  readonly subject: { readonly id: string; readonly name: string };
  readonly area: string;
  readonly ask: string;
  /** A noun phrase: what is asked for. */
  readonly about: string;
  readonly input: Input;
  readonly howToFindOut: string;
  /** One sentence: what is accepted. */
  readonly accepts: string;
  /** What is answered now: the words that were given, by whom and when. */
  readonly answer: {
    /** Whether the words are a value, and no reason for giving none. */
    readonly isValue: boolean;
    readonly words: string;
    readonly evidence: string;
    readonly by: string;
    readonly at: string;
  } | null;
  /** The number of that answer, 0 for none: what a new answer replaces. */
  readonly seen: number;
  /** What was typed and could not be understood. Nothing was saved. */
  readonly typed: string | null;
}

/** One question, for a personal chat: answered on the card or by typing. */
export interface QuestionView {
  readonly kind: 'question';
  readonly review: About['review'];
  readonly question: AskedQuestion;
  /** The titles of the checks that wait for it, the most severe first. */
  readonly checks: readonly { readonly title: string; readonly severity: Severity }[];
  /** Goes on within this area; `null`: through all of them. */
  readonly within: string | null;
  readonly answered: number;
  readonly total: number;
  /** What was saved just before, in a sentence; empty for nothing. */
  readonly saved: string;
}

/** Several questions of one area on one card, for a channel. */
export interface SectionView {
  readonly kind: 'section';
  readonly review: About['review'];
  readonly area: string;
  readonly page: number;
  readonly pages: number;
  readonly questions: readonly AskedQuestion[];
  /** How many answers the last press saved, and which questions someone else had answered meanwhile; nothing of those was saved. */
  readonly saved: number;
  readonly overtaken: readonly { readonly about: string; readonly words: string; readonly by: string }[];
}

/** How far the questions are. */
export interface QuestionsView {
  readonly kind: 'questions';
  readonly review: About['review'];
  /** `required`: open ones for which a required check waits. */
  readonly areas: readonly {
    readonly area: string;
    readonly answered: number;
    readonly total: number;
    readonly required: number;
  }[];
  readonly answered: number;
  readonly total: number;
}

/** Someone else answered first: both answers, to choose from. */
export interface ConflictView {
  readonly kind: 'conflict';
  readonly review: About['review'];
  /** With the other's answer in it. */
  readonly question: AskedQuestion;
  readonly mine: { readonly words: string; readonly evidence: string };
  readonly within: string | null;
}

/** What was answered, newest first. */
export interface AnswersView {
  readonly kind: 'answers';
  readonly review: About['review'];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly {
    readonly fact: string;
    readonly subject: { readonly id: string; readonly name: string };
    readonly about: string;
    readonly words: string;
    readonly evidence: string;
    readonly by: string;
    readonly at: string;
    /** How many answers it had before. */
    readonly earlier: number;
  }[];
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
  readonly viewer: { readonly voice: Voice | null } | null;
  /** The accounts of those who get a card of their own. */
  readonly refreshFor: readonly string[];
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
  readonly request: { readonly id: string; readonly round: number };
  readonly open: readonly (Named & { readonly owner: string; readonly due: string })[];
  readonly members: Choices;
  /** What holds for those that are left empty. */
  readonly others: { readonly owner: string; readonly due: string };
  readonly problem: string;
}

/** Everything that Preflight can show, as plain data. Wording and layout belong to the card. */
export type View =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'help' }
  | { readonly kind: 'progress'; readonly reviewName: string; readonly since: string }
  | SummaryView
  | FindingsView
  | DetailView
  | SymptomView
  | PathView
  | ProfileView
  | QuestionView
  | SectionView
  | QuestionsView
  | ConflictView
  | AnswersView
  | ApprovalView
  | ApprovalFormView
  | ConditionsView
  /** A sentence: a refusal, an unknown command with the nearest ones, or a defect with its id. */
  | { readonly kind: 'notice'; readonly text: string; readonly commands: readonly string[] };

export type ViewKind = View['kind'];
export type ViewOf<K extends ViewKind> = Extract<View, { kind: K }>;

/** A view on its way out. Views with the same slot in one conversation share one message, updated in place. */
export interface Shown {
  readonly view: View;
  readonly slot?: string;
  /** Where it is shown, if not where it was asked for. */
  readonly at?: Pick<Who['conversation'], 'id' | 'thread'>;
  /** Meant for one person: written to their own chat where Preflight is installed there, else they are mentioned here. */
  readonly to?: Pick<Member, 'id' | 'account' | 'name'>;
}
