import type { OutcomeKind, Severity } from '../catalogue/outcome.ts';
import type { Citation } from '../catalogue/sources.ts';
import type { Input } from '../facts/define.ts';
import type { Profile } from '../facts/profile.ts';
import type { Cause } from '../facts/reading.ts';
import type { Conclusion } from '../review/verdict.ts';
import type { Standing } from '../review/waiver.ts';
import type { Member } from './conversation.ts';

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
  /** What lies over it, where its risk was accepted. */
  readonly waived?: {
    /** Whether all of the risk is covered. */
    readonly isWhole: boolean;
    /** `object` is empty for the check as a whole. */
    readonly by: readonly { readonly object: string; readonly until: string; readonly by: string }[];
  };
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
  /** Where its risk can be accepted: until when at most, and for which single objects. */
  readonly waivable?: {
    readonly last: string;
    readonly objects: readonly { readonly id: string; readonly name: string }[];
  };
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
  /** How many risks are accepted, and so have no step here. */
  readonly accepted?: number;
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
  | WaiverView
  | WaiversView
  /** A sentence: a refusal, an unknown command with the nearest ones, or a defect with its id. */
  | { readonly kind: 'notice'; readonly text: string; readonly commands: readonly string[] };

export type ViewKind = View['kind'];
export type ViewOf<K extends ViewKind> = Extract<View, { kind: K }>;

/** A view on its way out. Views with the same slot in one conversation share one message, updated in place. */
export interface Shown {
  readonly view: View;
  readonly slot?: string;
  /** Meant for one person: written to their own chat where Preflight is installed there, else they are mentioned here. */
  readonly to?: Pick<Member, 'id' | 'account' | 'name'>;
}
