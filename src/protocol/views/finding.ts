import type { OutcomeKind, Severity } from '../../catalogue/outcome.ts';
import type { Citation } from '../../catalogue/sources.ts';
import type { Side, Stake, Tool } from '../../catalogue/tools/difference.ts';
import type { Profile } from '../../facts/profile.ts';
import type { Cause } from '../../facts/reading.ts';
import type { Drifted, DriftKind } from '../../review/drift.ts';
import type { PartialReading } from '../../review/partial.ts';
import type { Supposition } from '../../review/suppose.ts';
import type { Conclusion } from '../../review/verdict.ts';
import type { Owning } from './owner.ts';

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

export interface About {
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

/** A fact of the tenant that someone may attest, and what it is about. */
interface Attestable {
  readonly fact: string;
  readonly about: string;
}

/** The facts that Graph may show to a signed-in administrator, as noun phrases. */
interface ReadableAs {
  readonly abouts: readonly string[];
  /** Whether Preflight was set up so that people can sign in to it. */
  readonly isSetUp: boolean;
  /** Whether all of them were read as someone, and still count. */
  readonly isRead: boolean;
}

/** Asks a person to sign in, so that Preflight reads as them what Graph shows to nobody else. */
export interface SignInView {
  readonly kind: 'signIn';
  readonly review: About['review'];
  /** The check whose card asked. Empty: the list of what there is to do. */
  readonly check: string;
  readonly abouts: readonly string[];
}

export interface DetailView extends About {
  readonly kind: 'detail';
  /** What has just been done, in a sentence. Absent: nothing. */
  readonly note?: string;
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
    /** What a person attested, or let Preflight read as themselves, and until when it counts. */
    readonly attested?: { readonly evidence: string; readonly until: string };
  }[];
  readonly sources: readonly Citation[];
  readonly conflict: string;
  /** What someone may attest instead of Graph, so that the check can be judged. */
  readonly attest?: Attestable;
  readonly readAs?: ReadableAs;
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
  readonly readAs?: ReadableAs;
}

/** What there is to do until the verdict is "ready", by who can do it. What blocks most comes first. */
export interface PathView extends About {
  readonly kind: 'path';
  /** What has just been done, in a sentence. Absent: nothing. */
  readonly note?: string;
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

/** What differs between two stored readings of a tenant, both judged by the rules, the plan and the answers of today. */
export interface DriftView extends About {
  readonly kind: 'drift';
  /** The day or the moment that was asked for, ISO 8601; empty: since the reading before the newest. */
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
