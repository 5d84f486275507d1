import type { Severity } from '../../catalogue/outcome.ts';
import type { Cause } from '../../facts/reading.ts';
import type { Happening, Unseen } from '../../review/happening.ts';
import type { Lapse } from '../../review/lapses.ts';
import type { Conclusion } from '../../review/verdict.ts';
import type { About, DriftView } from './finding.ts';

/** How a review stood at a reading. */
export interface TrendPoint {
  readonly asOf: string;
  readonly verdict: Conclusion['verdict'];
  /** Checks, of any severity. */
  readonly failing: number;
  readonly unknown: number;
}

/** What changed since a conversation heard of a review last, what is about to lapse, and how it stands. */
export interface DigestView extends About {
  readonly kind: 'digest';
  /** `null`: somebody asked for it. */
  readonly schedule: { readonly words: string; readonly slot: string; readonly isLate: boolean } | null;
  /** Its `before` is what was told last; its rows are the first page. */
  readonly drift: DriftView;
  readonly happenings: readonly Happening[];
  /** What could not be looked at, so that nothing is said of it. */
  readonly unseen: readonly Unseen[];
  /** Out of sight for a week or longer. `since`: the first reading in which it was. */
  readonly longDark: readonly {
    readonly check: string;
    readonly title: string;
    readonly since: string;
    readonly cause: Cause;
  }[];
  /** The next to end first. `isNew`: it was further away when the review was told of last. */
  readonly lapses: readonly (Pick<Lapse, 'what' | 'note' | 'on' | 'days'> & { readonly isNew: boolean })[];
  readonly standing: Conclusion & { readonly failing: number; readonly unknown: number; readonly passed: number };
  /** The oldest first; the last one is this reading. */
  readonly trend: readonly TrendPoint[];
  /** The first week after go-live: which day of it this is, from 1. */
  readonly liveDay: number | null;
}

/** One event that does not wait for a digest. Its message is updated when it is over. */
export interface AlertView extends About {
  readonly kind: 'alert';
  readonly event:
    | {
        readonly kind: 'check';
        readonly check: string;
        readonly title: string;
        readonly severity: Severity;
        /** The server, forest or domain; empty for the site as a whole. */
        readonly subject: string;
        readonly summary: string;
        readonly fix: string;
      }
    | { readonly kind: 'happening'; readonly happening: Happening };
  readonly seenAt: string;
  /** `null`: it goes on, or is of a kind that has no end. */
  readonly resolved: { readonly at: string; readonly summary: string } | null;
  /** In the first week after go-live: what the team agreed to roll back for. */
  readonly criteria: readonly string[];
}

/** The first week after go-live. */
export interface LiveView extends About {
  readonly kind: 'live';
  readonly revision: number;
  /** The day of go-live, ISO 8601. `null`: the review is not live. */
  readonly since: string | null;
  /** The last day that is watched closely. Empty where it is not live. */
  readonly until: string;
  /** Which of the seven days this is, from 1. `null`: before and after them, and where it is not live. */
  readonly liveDay: number | null;
  readonly isOver: boolean;
  readonly criteria: readonly string[];
  /** What was told of since go-live, the newest first. `hasEnd`: it is of a kind that can be over. */
  readonly events: readonly {
    readonly text: string;
    readonly at: string;
    readonly hasEnd: boolean;
    readonly resolvedAt: string | null;
  }[];
  readonly standing: Pick<DigestView['standing'], 'verdict' | 'failing' | 'unknown'> | null;
  /** A refusal, or what has just been done. Empty: nothing to say. */
  readonly note: string;
}

/** Who hears of reviews here, and when. */
export interface SchedulesView {
  readonly kind: 'schedules';
  readonly rows: readonly {
    readonly id: string;
    readonly revision: number;
    readonly number: number;
    readonly reviewName: string;
    /** "every weekday at 08:00 Europe/Zurich" */
    readonly words: string;
    readonly onlyChanges: boolean;
    readonly state: 'active' | 'paused';
    readonly next: string;
    readonly by: string;
    /** Since when Teams refuses messages there; `null`: it does not. */
    readonly suspendedSince: string | null;
  }[];
  readonly note: string;
}

/** The form of a schedule. */
export interface ScheduleFormView {
  readonly kind: 'scheduleForm';
  readonly review: About['review'];
  /** What its fields hold: days as digits from Sunday, separated by commas; `HH:MM`. */
  readonly values: {
    readonly days: string;
    readonly at: string;
    readonly zone: string;
    readonly when: 'always' | 'changes';
    readonly cron: string;
  };
  /** What could not be understood, in a sentence. Empty: nothing. */
  readonly error: string;
}

/** How a review stood over time. */
export interface TrendView extends About {
  readonly kind: 'trend';
  readonly points: readonly TrendPoint[];
}
