import type { Catalogue } from '../catalogue/define.ts';
import type { Symptoms } from '../catalogue/define-symptom.ts';
import type { AskedFacts, FactName, Facts, SiteFacts } from '../facts/facts.ts';
import type { Profile, ScanScope } from '../facts/profile.ts';
import type { Member } from '../protocol/conversation.ts';
import type { Intent, Who } from '../protocol/intent.ts';
import type { AskedQuestion, HistoryRow } from '../protocol/view.ts';
import type { Answer } from '../review/answer.ts';
import type { Asking } from '../review/asking.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Review } from '../review/review.ts';
import type { TenantReading } from '../review/tenant-reading.ts';

/** What someone's words come to. */
export type Understood =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'saidUnknown' }
  | { readonly kind: 'notUnderstood'; readonly accepts: string };

/** What handlers need of the world outside. `main.ts` gives it to them. */
export interface Ports {
  readonly dossiers: {
    /** That of the conversation's current review: the newest one that is not archived. */
    current(conversationId: string): Promise<Dossier | null>;
    get(reviewId: string): Promise<Dossier | null>;
  };
  readonly reviews: {
    /** Stores a new review. One whose id is there already is left as it is. */
    create(review: Review, by: Who['user']): Promise<void>;
    /** Stores the review if its revision is still `expected`. False: someone else was first, nothing is stored. */
    replace(review: Review, expected: number, by: Who['user']): Promise<boolean>;
  };
  readonly snapshots: {
    /** Keeps a reading. `by` asked for it; `null`: the clock. */
    add(reviewId: string, reading: TenantReading, by: Who['user']): Promise<void>;
  };
  /** The record of everything that matters. What changes the store writes it there, in the same transaction. */
  readonly audit: {
    /** Entries of a review, newest first. `name`: of the person, `null` where they were forgotten; a text is `null` where it was removed. */
    page(
      reviewId: string,
      page: number,
      size: number,
    ): Promise<{
      readonly page: number;
      readonly total: number;
      readonly entries: readonly (Pick<HistoryRow, 'number' | 'at' | 'kind' | 'facts' | 'texts'> & {
        readonly who: string;
        readonly name: string | null;
      })[];
    }>;
  };
  readonly tenant: {
    /** Reads the tenant. Two calls at once for one tenant and scope are one reading. */
    read(scope: ScanScope): Promise<TenantReading>;
  };
  readonly facts: {
    /** Facts of the tenant, of people and of the profile as one: a reading of Graph comes before a person's word. */
    combine(tenant: Facts, answers: SiteFacts, profile: Profile): SiteFacts;
    /** A noun phrase for people. */
    about(name: FactName): string;
    /** How a fact is asked of people. Throws for one that nobody is asked. */
    question(name: FactName): Pick<AskedQuestion, 'ask' | 'about' | 'input' | 'howToFindOut' | 'accepts'>;
    /** Makes a value of what someone typed or pasted. */
    understand(name: FactName, text: string): Understood;
    /** The facts that only a person can tell. */
    readonly asked: AskedFacts;
  };
  readonly queue: {
    /** Puts an intent on the database's queue; it is handled even after a restart, at least once. */
    add(intent: Intent, who: Who): Promise<void>;
    /** The same, due at a time. Of several with one `key` only the first is kept. */
    addFor(at: Date, key: string, intent: Intent, who: Who): Promise<void>;
  };
  readonly roster: {
    /** Who is in a conversation. `null`: Teams does not tell. */
    of(conversationId: string): Promise<readonly Member[] | null>;
  };
  /** Names what is being answered. A repeat after a crash has the same name. */
  readonly turn: string;
  readonly answers: {
    /** Adds an entry to the log if the question's newest one is still `seen`. `null`: someone else was first. */
    give(
      entry: Omit<Answer, 'number' | 'earlier'> & { reviewId: string; seen: number; undoneBy?: Answer['by'] },
    ): Promise<number | null>;
    /** The person's newest answer that still stands, and what it replaced. */
    last(reviewId: string, userId: string): Promise<{ undone: Answer; before: Answer | null } | null>;
  };
  /** Which question each person is being asked, so that a typed answer lands where it should, also after a restart. */
  readonly asking: {
    get(conversationId: string, userId: string): Promise<Asking | null>;
    set(conversationId: string, userId: string, asking: Asking): Promise<void>;
  };
  readonly catalogue: Catalogue;
  readonly symptoms: Symptoms;
  /** The planned installation that a new review starts from. */
  readonly firstProfile: Profile;
  readonly now: () => Date;
  readonly newId: () => string;
  /** A stable id for a text: the same text, the same id. */
  readonly idOf: (text: string) => string;
  /** Facts younger than this count as fresh for "are we ready?". Milliseconds. */
  readonly freshFor: number;
}
