import type { OutcomeKind, Severity } from '../catalogue/outcome.ts';
import type { Citation } from '../catalogue/sources.ts';
import type { Side, Stake, Tool } from '../catalogue/tools/difference.ts';
import type { Input } from '../facts/define.ts';
import type { Profile } from '../facts/profile.ts';
import type { Cause } from '../facts/reading.ts';
import type { ApprovalRequest, Voice } from '../review/approval.ts';
import type { Target } from '../review/assignment.ts';
import type { Drifted, DriftKind } from '../review/drift.ts';
import type { PartialReading } from '../review/partial.ts';
import type { Supposition } from '../review/suppose.ts';
import type { Conclusion } from '../review/verdict.ts';
import type { Standing } from '../review/waiver.ts';
import type { Member } from './conversation.ts';
import type { Intent, Who } from './intent.ts';

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

/** Who takes care of something. */
export interface Owned {
  /** Of what the card is about, or only of the area that it is in. */
  readonly of: 'this' | 'area';
  readonly name: string;
  /** The day by which it should be done, ISO 8601; `null` for none. */
  readonly due: string | null;
  /** The day is past, and something of it is still open. */
  readonly isOverdue: boolean;
}

/** Who takes care of what a card is about, and who else could. */
export interface Owning {
  readonly owner: Owned | null;
  /** Some of those who are in the conversation, by name. `null`: Teams does not tell, so everyone can take it only themself. */
  readonly people: readonly { readonly id: string; readonly name: string }[] | null;
  /** The first day that something can be due, ISO 8601. */
  readonly today: string;
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

/** A fact of the tenant that someone may attest, and what it is about. */
interface Attestable {
  readonly fact: string;
  readonly about: string;
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
  readonly evidence: readonly {
    readonly about: string;
    readonly from: string;
    readonly at: string | null;
    /** What a person attested, and until when it counts. */
    readonly attested?: { readonly evidence: string; readonly until: string };
  }[];
  readonly sources: readonly Citation[];
  readonly conflict: string;
  /** What someone may attest instead of Graph, so that the check can be judged. */
  readonly attest?: Attestable;
  readonly owning?: Owning;
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
  /** What someone may attest instead. */
  readonly attest?: readonly Attestable[];
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

/** How the two tools differ on this planned installation. */
export interface ComparisonView extends About {
  readonly kind: 'comparison';
  /** What the comparison rests on, as far as it is planned. */
  readonly plan: Pick<Profile, 'signIn' | 'federationSetup' | 'scoping' | 'objectsInScope'> & {
    readonly forests: number;
    readonly domains: number;
  };
  /** The tools that cannot do something that the plan needs. */
  readonly ruledOut: readonly Tool[];
  /** Whether something that is not known could still rule out a tool. */
  readonly isOpen: boolean;
  /** What rules out a tool first, then what matters, what is open, and the rest. */
  readonly rows: readonly {
    readonly title: string;
    readonly connect: Side;
    readonly cloud: Side;
    readonly stake: Stake['kind'];
    /** Why it matters here, or what is not known. Empty where it does not matter. */
    readonly because: string;
    readonly rulesOut: readonly Tool[];
    /** A question that would settle it, by its name. Empty where nobody is asked one. */
    readonly question: string;
    readonly conflict: string;
    /** Places in `sources`. */
    readonly sources: readonly number[];
  }[];
  /** What Microsoft says about choosing. */
  readonly advice: readonly { readonly text: string; readonly sources: readonly number[] }[];
  /** What both can do. */
  readonly shared: { readonly text: string; readonly sources: readonly number[] };
  /** The documents, each once and without a section. */
  readonly sources: readonly Citation[];
}

/** What the verdict would be if something else were so. Hypothetical: nothing of it is stored. */
export interface SuppositionView extends About {
  readonly kind: 'supposition';
  /** What is supposed of each check, beside how it stands now. */
  readonly suppositions: readonly { readonly finding: Finding; readonly state: Supposition['state'] }[];
  readonly now: Conclusion;
  readonly supposed: Conclusion;
  /** What would still stand in the way then, worst first; without what a waiver would lie over. */
  readonly blockers: readonly Finding[];
}

export interface ProfileView {
  readonly kind: 'profile';
  readonly review: About['review'];
  /** 1: what everybody has to look at; 2: servers and details. */
  readonly page: 1 | 2;
  readonly profile: Profile;
  /** What this card asks. It follows from what is stored, so that nothing disappears while it is being changed. */
  readonly fields: readonly (keyof Profile)[];
  /** Why a field that nobody has saved yet holds what it does, in a sentence. */
  readonly guesses: Readonly<Partial<Record<keyof Profile, string>>>;
  /** What was typed and could not be understood, by field, with a sentence that says what is accepted. */
  readonly errors: Readonly<Partial<Record<keyof Profile, { readonly typed: string; readonly accepted: string }>>>;
  /** Someone else saved it while this form was open: it shows what is stored now, and nothing of this press was saved. */
  readonly overtaken: boolean;
  /** The card before this one was saved by the press that led here. */
  readonly saved: boolean;
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
  /** Graph keeps it back, or what was attested has lapsed: it is to be attested, with evidence. */
  readonly attest?: { readonly cause: Cause | null };
  /** The evidence that came with what was typed, and whether it is what lacks: an attestation has to have some. */
  readonly typedEvidence?: string;
  readonly lacksEvidence?: boolean;
  readonly owner?: Owned;
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
  /** Why nothing of what was typed was saved, in a sentence, where it is more than one answer; else empty. */
  readonly problem: string;
  /** The servers, forests or domains that the question is asked of. `null` where it is asked once. */
  readonly among: Among | null;
  readonly owning?: Owning;
}

/** A question's subjects. */
interface Among {
  readonly kind: 'servers' | 'forests' | 'domains';
  /** That of the question itself. */
  readonly name: string;
  readonly total: number;
  /** The table that was given for several, of which nothing was saved; else empty. */
  readonly table: string;
  /** The others whose question is open. */
  readonly open: number;
  /** The first few of the others, each with what is answered now. `seen` is the number of that answer. */
  readonly others: readonly {
    readonly id: string;
    readonly name: string;
    readonly answer: { readonly words: string; readonly by: string } | null;
    readonly seen: number;
  }[];
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
  readonly overtaken: readonly {
    readonly fact: string;
    readonly subject: AskedQuestion['subject'];
    readonly about: string;
    readonly words: string;
    readonly by: string;
  }[];
  readonly owner?: Owned;
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
    readonly owner?: Owned;
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

/** The reviews that may be worked on here. */
export interface ReviewsView {
  readonly kind: 'reviews';
  /** Several may be meant, and one has to be chosen. */
  readonly asks: boolean;
  /** What choosing one does. */
  readonly choice: 'open' | 'delete';
  /** What goes on once it is chosen. */
  readonly asked: Intent | null;
  /** Whether these are the archived ones. */
  readonly archived: boolean;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** How many are archived, or where these are the archived ones, how many are not. */
  readonly others: number;
  readonly rows: readonly {
    readonly review: About['review'];
    /** As in `open review 2`; 0 for one that is archived. */
    readonly number: number;
    readonly isCurrent: boolean;
    readonly isArchived: boolean;
    /** The conversation that it belongs to. */
    readonly place: 'here' | 'channel' | 'groupChat';
    readonly tool: Profile['tool'];
    /** The planned day of the installation, `2026-12-24`. */
    readonly targetDate: string | null;
    /** What the last reading of the tenant comes to, by what is answered now. */
    readonly read: {
      readonly tenant: About['tenant'];
      readonly verdict: Conclusion['verdict'];
      readonly asOf: string;
    } | null;
  }[];
}

/** Asks whether a review is to be deleted for good, with what goes with it. */
export interface DeletionView {
  readonly kind: 'deletion';
  readonly review: About['review'];
  /** Questions that are answered. */
  readonly answers: number;
  /** Entries in the log of the answers: what the press has to see. */
  readonly entries: number;
  readonly readings: number;
  readonly assignments: number;
  /** It was changed since somebody was asked, so nothing was deleted. */
  readonly overtaken: boolean;
}

/** Something that someone takes care of, and how far it is. */
export interface OwnedRow {
  readonly target: Target;
  /** What it asks or says, with whose it is; for an area its id. */
  readonly about: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly due: string | null;
  readonly isOverdue: boolean;
  /** `gone`: the planned installation has no such thing any more. */
  readonly state:
    | { readonly kind: 'questions'; readonly open: number; readonly total: number }
    | { readonly kind: 'check'; readonly outcome: OutcomeKind }
    | { readonly kind: 'gone' };
}

/** Asks who takes care of something; says to all who does now; or says to that person what they were asked for or have still to do. */
export interface AssignmentView {
  readonly kind: 'assignment';
  readonly review: About['review'];
  readonly occasion: 'choose' | 'assigned' | 'removed' | 'asked' | 'soon' | 'overdue';
  readonly row: OwnedRow;
  /** Who assigned it, or took it back. */
  readonly by: string;
  /** Where an owner is to be chosen. */
  readonly owning?: Owning;
}

/** Who takes care of what, by person, or what one person does. */
export interface OwnersView {
  readonly kind: 'owners';
  readonly review: About['review'];
  readonly mine: boolean;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly OwnedRow[];
  /** The areas with open questions for which a required check waits and of which nobody takes care; on the last page. */
  readonly unowned: readonly { readonly area: string; readonly required: number }[];
}

/** One entry of the record. */
export interface HistoryRow {
  readonly number: number;
  readonly at: string;
  readonly by:
    | { readonly kind: 'person'; readonly name: string }
    | { readonly kind: 'forgotten' | 'clock' | 'file' | 'host' };
  /** Noun and verb, such as `answer.given`. */
  readonly kind: string;
  /** The question, with its subject; empty where the entry is about the review itself. */
  readonly about: string;
  /** Ids, numbers and hashes, as the entry has them. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What was written, by what it is; `null`: removed since. */
  readonly texts: Readonly<Record<string, string | null>>;
}

/** What was done in a review, newest first. */
export interface HistoryView {
  readonly kind: 'history';
  readonly review: About['review'];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly HistoryRow[];
}

/** What differs between two stored readings of a tenant, both judged by the rules, the plan and the answers of today. */
export interface DriftView extends About {
  readonly kind: 'drift';
  /** The day that was asked for, ISO 8601; empty: since the reading before the newest. */
  readonly since: string;
  /** Why there is nothing to compare: one reading only, none since that day, or none that is whole. */
  readonly alone: '' | 'onlyOne' | 'noneSince' | 'noneWhole';
  /** The two readings. `before` is `null` where there is none to compare with. */
  readonly before: { readonly asOf: string; readonly verdict: Conclusion['verdict'] } | null;
  readonly after: { readonly asOf: string; readonly verdict: Conclusion['verdict'] };
  /** The day lies before the first reading, which is compared with instead. */
  readonly beginsLater: boolean;
  /** The newest readings that are too thin to compare anything with, newest first. */
  readonly leftOut: readonly (PartialReading & { readonly asOf: string })[];
  /** Whether the rules changed since the earlier reading. `null`: it was kept before that was. */
  readonly hasNewRules: boolean | null;
  /** The two are of different tenants. */
  readonly isOtherTenant: boolean;
  /** The readings were made for different accounts or suffixes. */
  readonly hasNewPlan: boolean;
  /** How many questions were answered, or taken back, since the earlier reading. */
  readonly newAnswers: number;
  readonly counts: Readonly<Record<DriftKind, number>>;
  /** How many checks could not be read in either. */
  readonly stillDark: number;
  readonly page: number;
  readonly pages: number;
  /** `name`: of the subject, empty for the site as a whole. `fix`: the first step that mends it, empty where nothing is to be mended. */
  readonly rows: readonly (Drifted & { readonly title: string; readonly name: string; readonly fix: string })[];
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

/** Everything that Preflight can show, as plain data. Wording and layout belong to the card. */
export type View =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'help' }
  /** The tenant is being read. `brings`: what takes the place of this message; the verdict, unless said otherwise. */
  | { readonly kind: 'progress'; readonly reviewName: string; readonly since: string; readonly brings?: 'profile' }
  | SummaryView
  | FindingsView
  | DetailView
  | SymptomView
  | PathView
  | ComparisonView
  | SuppositionView
  | ProfileView
  | QuestionView
  | SectionView
  | QuestionsView
  | ConflictView
  | AnswersView
  | ReviewsView
  | DeletionView
  | AssignmentView
  | OwnersView
  | HistoryView
  | DriftView
  | WaiverView
  | WaiversView
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
