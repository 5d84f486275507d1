import type { Profile } from '../../facts/profile.ts';
import type { Conclusion } from '../../review/verdict.ts';
import type { Intent } from '../intent.ts';
import type { About } from './finding.ts';

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
