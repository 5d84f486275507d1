import type { Catalogue } from '../catalogue/define.ts';
import type { Symptoms } from '../catalogue/define-symptom.ts';
import type { AskedFacts, FactName, Facts, SiteFacts } from '../facts/facts.ts';
import type { Profile, ScanScope } from '../facts/profile.ts';
import type { Conversation, Member } from '../protocol/conversation.ts';
import type { Intent, Who } from '../protocol/intent.ts';
import type { AskedQuestion } from '../protocol/view.ts';
import type { Answer } from '../review/answer.ts';
import type { Asking } from '../review/asking.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Policy } from '../review/policy.ts';
import type { Review } from '../review/review.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import type { Waiver } from '../review/waiver.ts';

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
    create(review: Review): Promise<void>;
    /** Stores the review if its revision is still `expected`. False: someone else was first, nothing is stored. */
    replace(review: Review, expected: number): Promise<boolean>;
  };
  readonly snapshots: { add(reviewId: string, reading: TenantReading): Promise<void> };
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
    give(entry: Omit<Answer, 'number' | 'earlier'> & { reviewId: string; seen: number }): Promise<number | null>;
    /** The person's newest answer that still stands, and what it replaced. */
    last(reviewId: string, userId: string): Promise<{ undone: Answer; before: Answer | null } | null>;
  };
  /** Which question each person is being asked, so that a typed answer lands where it should, also after a restart. */
  readonly asking: {
    get(conversationId: string, userId: string): Promise<Asking | null>;
    set(conversationId: string, userId: string, asking: Asking): Promise<void>;
  };
  readonly conversations: {
    get(id: string): Promise<Pick<Conversation, 'tenantId' | 'installedBy'> | null>;
  };
  readonly waivers: {
    /** Stores a new waiver. False: there is one with its id already, and it stays as it is. */
    add(reviewId: string, waiver: Waiver): Promise<boolean>;
    /** Stores the waiver if its revision is still `expected`. False: someone else was first, nothing is stored. */
    replace(waiver: Waiver, expected: number): Promise<boolean>;
  };
  readonly policies: {
    get(conversationId: string): Promise<{ policy: Policy; revision: number } | null>;
    /** Stores a policy if its revision is still `expected`, 0 for none. False: someone else was first, nothing is stored. */
    replace(conversationId: string, policy: Policy, expected: number): Promise<boolean>;
  };
  /** The first administrators of every conversation, by Entra's object id. None: whoever installed Preflight there. */
  readonly admins: readonly string[];
  readonly evidence: { keep(hash: string, text: string): Promise<void> };
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
  readonly catalogue: Catalogue;
  /** Changes when any rule or wording changes. */
  readonly catalogueVersion: string;
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
