import type { Catalogue } from '../catalogue/define.ts';
import type { Symptoms } from '../catalogue/define-symptom.ts';
import type { AskedFacts, AttestableFacts, FactName, Facts, SiteFacts } from '../facts/facts.ts';
import type { SeenPermissions } from '../facts/permissions.ts';
import type { Profile, ScanScope } from '../facts/profile.ts';
import type { Cause } from '../facts/reading.ts';
import type { Conversation, Member } from '../protocol/conversation.ts';
import type { Intent, Who } from '../protocol/intent.ts';
import type { ProfileField } from '../protocol/profile-fields.ts';
import type { AskedQuestion, HistoryRow } from '../protocol/view.ts';
import type { Grant } from '../review/access.ts';
import type { Alert, Seen } from '../review/alert.ts';
import type { Answer, Undoable } from '../review/answer.ts';
import type { ApprovalRequest } from '../review/approval.ts';
import type { Asking } from '../review/asking.ts';
import type { Assignment } from '../review/assignment.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Live } from '../review/live.ts';
import type { Person } from '../review/person.ts';
import type { Policy } from '../review/policy.ts';
import type { Review } from '../review/review.ts';
import type { Schedule } from '../review/schedule.ts';
import type { Stand, Standing } from '../review/standing.ts';
import type { KeptReading, TenantReading } from '../review/tenant-reading.ts';
import type { Waiver } from '../review/waiver.ts';

/** What someone's words come to. */
export type Understood =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'saidUnknown' }
  | { readonly kind: 'notUnderstood'; readonly accepts: string };

/** Why a sign-in is not used: it is of someone else, for another tenant, over, or does not say whose it is. */
export interface SignInDoubt {
  readonly doubt: 'otherPerson' | 'otherTenant' | 'expired' | 'unreadable';
}

/** What handlers need of the world outside. `main.ts` gives it to them. */
export interface Ports {
  readonly dossiers: {
    /** That of the conversation's current review: the one that was opened, else its newest; none that is archived. */
    current(conversationId: string): Promise<Dossier | null>;
    get(reviewId: string): Promise<Dossier | null>;
  };
  readonly reviews: {
    /** Stores a new review. False: one of this id is there already, and is left as it is. */
    create(review: Review, by: Who['user']): Promise<boolean>;
    /** Stores the first review of a conversation. False: it has one already. */
    createFirst(review: Review, by: Who['user']): Promise<boolean>;
    /** Stores the review if its revision is still `expected`. False: someone else was first, nothing is stored. */
    replace(review: Review, expected: number, by: Who['user']): Promise<boolean>;
    /** Deletes a review for good, if nobody changed it or answered meanwhile. False: somebody did, or it is gone. */
    remove(
      reviewId: string,
      seen: { readonly revision: number; readonly entries: number },
      by: Who['user'],
    ): Promise<boolean>;
    /** The reviews of some conversations, also archived ones, the newest first. */
    of(conversationIds: readonly string[]): Promise<readonly Review[]>;
    /** How much is kept about a review: entries of the answers' log, readings of the tenant, assignments. */
    contents(reviewId: string): Promise<{ entries: number; readings: number; assignments: number }>;
  };
  /** Which review each conversation works on, where someone chose it. */
  readonly opened: {
    get(conversationId: string): Promise<string | null>;
    /** False: the review is not there any more. */
    set(conversationId: string, reviewId: string): Promise<boolean>;
    drop(conversationId: string): Promise<void>;
  };
  readonly conversations: {
    get(id: string): Promise<Conversation | null>;
    /** Since when Teams refuses messages there; `null`: nothing stands in the way. */
    suspendedSince(id: string): Promise<Date | null>;
    /** The channels and group chats of a tenant that have reviews, those with the newest first, at most so many. */
    withReviews(tenantId: string, most: number): Promise<readonly Conversation[]>;
  };
  readonly snapshots: {
    /**
     * Keeps a reading, with the version of the rules and how the review stands by them. `by` asked for it; `null`: the
     * clock. Its number; `null`: the review was deleted meanwhile.
     */
    add(
      reviewId: string,
      reading: TenantReading,
      by: Who['user'],
      judged: { readonly catalogue: string; readonly standing: Standing },
    ): Promise<number | null>;
    /** Readings of a review that are not younger than a time, the newest first, at most so many. */
    upTo(reviewId: string, at: Date, most: number): Promise<readonly KeptReading[]>;
    /** Readings of a review that are younger than a time, the oldest first, at most so many. */
    after(reviewId: string, at: Date, most: number): Promise<readonly KeptReading[]>;
    recall(number: number): Promise<TenantReading | null>;
    /** A reading by its number, without what it gave. */
    kept(number: number): Promise<KeptReading | null>;
    /** How a review stood at its readings that are not younger than a time, the newest first, at most so many. */
    standings(reviewId: string, at: Date, most: number): Promise<readonly Stand[]>;
    /** The first reading for a scope that began no earlier than a time, whatever review it was kept for. */
    sharedSince(scope: ScanScope, since: Date): Promise<{ readonly number: number; readonly reviewId: string } | null>;
    /** Removes readings that are older than a time, but not those that are still compared with. How many they were. */
    prune(before: Date): Promise<number>;
  };
  readonly schedules: {
    get(id: string): Promise<Schedule | null>;
    /** Those of a conversation, also paused ones, in the order in which they were made. */
    of(conversationId: string): Promise<readonly Schedule[]>;
    /** Those that a person made, in whatever conversation. */
    madeBy(personId: string): Promise<readonly Schedule[]>;
    /** The active ones of a review, in whatever conversation. */
    activeOf(reviewId: string): Promise<readonly Schedule[]>;
    active(): Promise<readonly Schedule[]>;
    /** Stores a schedule if its revision is still `expected`, 0 for none. False: someone else was first. */
    put(
      schedule: Schedule,
      expected: number,
      by: Person,
      done: {
        readonly kind: 'schedule.set' | 'schedule.paused' | 'schedule.resumed';
        readonly words?: string;
      },
    ): Promise<boolean>;
    /** False: someone else changed it, or it is gone. */
    remove(schedule: Schedule, by: Person): Promise<boolean>;
    /** A slot is over: another one is next, unless a later one is already. With a `baseline`, that reading was told. */
    advance(id: string, next: string, baseline?: number): Promise<void>;
  };
  readonly lives: {
    get(reviewId: string): Promise<Live | null>;
    /** Reviews that have a day of go-live and whose first week is not closed. */
    running(): Promise<readonly { readonly reviewId: string; readonly live: Live }[]>;
    /** Stores what holds if its revision is still `live.revision - 1`. `null`: the clock. False: someone else was first. */
    put(reviewId: string, live: Live, by: Person | null, kind: string): Promise<boolean>;
  };
  readonly alerts: {
    /** What was last seen of a review's tenant between digests. `null`: nothing yet. */
    seen(reviewId: string): Promise<Seen | null>;
    see(reviewId: string, seen: Seen): Promise<void>;
    get(id: string): Promise<Alert | null>;
    /** The newest ones of a review, at most so many. */
    of(reviewId: string, most: number): Promise<readonly Alert[]>;
    /** Stores a new alert. One of its id that is there already stays as it is. */
    add(alert: Alert): Promise<void>;
    resolve(alert: Alert): Promise<void>;
  };
  readonly deliveries: {
    /** Whether Teams has taken a message that is sent once. */
    isDone(key: string): Promise<boolean>;
    prune(before: Date): Promise<void>;
  };
  /** Does work that nobody else does at the same time under the same key, on none of the instances of a server. */
  alone<T>(key: string, work: () => Promise<T>): Promise<T>;
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
    /** Reads the tenant, or some facts of it. Two calls at once for one tenant and scope are one reading. */
    read(scope: ScanScope, facts?: ReadonlySet<FactName>): Promise<TenantReading>;
    /** The permissions that the token for a tenant carries. Asks for a token, and Graph for nothing. */
    grant(scope: ScanScope): Promise<Grant>;
  };
  /** Whether people can sign in to Preflight, so that it reads as them. */
  readonly canSignIn: boolean;
  /**
   * Reads some facts of a tenant as the person who has signed in for this turn, or says why their sign-in is not used.
   * `null`: nobody has signed in. Who has is asked anew in each turn, as nothing of a sign-in is kept.
   */
  readonly readAs:
    | ((
        person: Person,
        tenantId: string,
        scope: ScanScope,
        facts: ReadonlySet<FactName>,
      ) => Promise<Facts | SignInDoubt>)
    | null;
  /** Tenants that may be reviewed besides the default one, each only in some conversations. */
  readonly targets: readonly {
    readonly name: string;
    readonly tenantId: string;
    readonly cloud: Profile['cloud'];
    /** Ids of conversations, or of Teams tenants all of whose conversations count. */
    readonly conversations: readonly string[];
  }[];
  /** The Teams tenants whose conversations may review the default tenant, where there are others to review. */
  readonly homes: readonly string[];
  readonly facts: {
    /** Facts of the tenant, of people and of the profile as one: a reading of Graph comes before a person's word. */
    combine(tenant: Facts, answers: SiteFacts, profile: Profile, now: Date): SiteFacts;
    /** A noun phrase for people. */
    about(name: FactName): string;
    /** How a fact is asked of people. Throws for one that nobody is asked. */
    question(name: FactName): Pick<AskedQuestion, 'ask' | 'about' | 'input' | 'howToFindOut' | 'accepts'>;
    /** Makes a value of what someone typed or pasted. */
    understand(name: FactName, text: string): Understood;
    /** Makes a value of what someone typed in a field of the planned installation; servers, forests and domains without ids. */
    understandPlan(
      field: Pick<ProfileField, 'name' | 'title' | 'input' | 'accepts'>,
      text: string,
    ): Exclude<Understood, { kind: 'saidUnknown' }>;
    /** A day as people write it, as ISO 8601. `null`: it is none, or may be two. */
    day(text: string): string | null;
    /** The facts that only a person can tell. */
    readonly asked: AskedFacts;
    /** The facts of the tenant that a person may attest where Graph refuses them. */
    readonly attestable: AttestableFacts;
    readonly permissions: {
      /** By fact of the tenant, with those of the facts that it is read after. */
      readonly needed: ReadonlyMap<FactName, ReadonlySet<string>>;
      /** For reads that are documented for a signed-in administrator only. */
      readonly mayBeRefused: ReadonlySet<string>;
      /** What a reading shows of them. */
      see(tenant: Facts): SeenPermissions;
    };
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
  /** Who takes care of what. `key` is `keyOf` the target. */
  readonly assignments: {
    /** Of several the last one counts. One with the owner and the day that are stored already leaves all as it was. */
    put(reviewId: string, key: string, assignment: Assignment): Promise<void>;
    remove(reviewId: string, key: string): Promise<void>;
    /** All of a review, in the order in which they were first made. */
    of(reviewId: string): Promise<readonly Assignment[]>;
  };
  /** Names what is being answered. A repeat after a crash has the same name. */
  readonly turn: string;
  readonly answers: {
    /** Adds an entry to the log if the question's newest one is still `seen`. `null`: someone else was first, or the review is gone. */
    give(
      entry: Omit<Answer, 'number' | 'earlier'> & { reviewId: string; seen: number; undoneBy?: Answer['by'] },
    ): Promise<number | null>;
    /** Adds several entries, each as `give` does, all at once: a crash leaves all of them or none. */
    giveTogether(
      entries: readonly (Omit<Answer, 'number' | 'earlier'> & {
        reviewId: string;
        seen: number;
        undoneBy?: Answer['by'];
      })[],
    ): Promise<readonly (number | null)[]>;
    /** The person's newest answers that still stand and were stored by one press: what an undo takes back. */
    last(reviewId: string, userId: string): Promise<Undoable | null>;
  };
  /** Which question each person is being asked, so that a typed answer lands where it should, also after a restart. */
  readonly asking: {
    get(conversationId: string, userId: string): Promise<Asking | null>;
    set(conversationId: string, userId: string, asking: Asking): Promise<void>;
  };
  readonly waivers: {
    /** Stores a new waiver. False: there is one with its id already, and it stays as it is. */
    add(reviewId: string, waiver: Waiver): Promise<boolean>;
    /** Stores the waiver if its revision is still `expected`. False: someone else was first, nothing is stored. */
    replace(waiver: Waiver, expected: number): Promise<boolean>;
  };
  readonly approvals: {
    /** Stores a new request if the newest one of its review is still `newest`. False: somebody else asked first. */
    create(request: ApprovalRequest, newest: string | null): Promise<boolean>;
    get(id: string): Promise<ApprovalRequest | null>;
    /** The newest request of a review. */
    newest(reviewId: string): Promise<ApprovalRequest | null>;
    /** Stores a request if its revision is still `expected`. `by` is `null` for the clock. False: someone else was first. */
    replace(request: ApprovalRequest, expected: number, by: Person | null): Promise<boolean>;
    /** The card for everyone shows this revision. */
    markPublished(id: string, revision: number): Promise<void>;
  };
  readonly policies: {
    /** By the id of a conversation, or of a review that narrows it. */
    get(key: string): Promise<{ policy: Policy; revision: number } | null>;
    /** Stores a policy if its revision is still `expected`, 0 for none. False: someone else was first, nothing is stored. */
    replace(
      realm: { readonly conversation: string; readonly review?: string },
      policy: Policy,
      expected: number,
      by: Person,
    ): Promise<boolean>;
  };
  readonly groups: {
    /** The users in a group of Entra, nested ones included, by their object ids in lower case. One that is not there has none. */
    members(groupId: string): Promise<{ ok: true; value: ReadonlySet<string> } | { ok: false; cause: Cause }>;
  };
  /** The first administrators of every conversation, by Entra's object id. None: whoever installed Preflight there. */
  readonly admins: readonly string[];
  readonly evidence: {
    keep(hash: string, text: string): Promise<void>;
    get(hash: string): Promise<string | null>;
  };
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
  readonly catalogue: Catalogue;
  /** Changes when any rule or wording changes. */
  readonly catalogueVersion: string;
  readonly symptoms: Symptoms;
  /** The planned installation that a conversation's first review starts from: the demo's site comes with one. */
  readonly firstProfile: Profile;
  readonly now: () => Date;
  readonly newId: () => string;
  /** A stable id for a text: the same text, the same id. */
  readonly idOf: (text: string) => string;
  /** Facts younger than this count as fresh for "are we ready?". Milliseconds. */
  readonly freshFor: number;
  /** How long readings are kept. Days. */
  readonly keepReadings: number;
}
