import type { Entry, KeptText } from '../audit/entry.ts';
import type { FactName } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';
import type { Reference } from '../protocol/conversation.ts';
import type { Intent, Who } from '../protocol/intent.ts';
import type { Alert, Seen } from '../review/alert.ts';
import type { Answer } from '../review/answer.ts';
import type { ApprovalRequest } from '../review/approval.ts';
import type { Asking } from '../review/asking.ts';
import type { Assignment } from '../review/assignment.ts';
import type { Live } from '../review/live.ts';
import type { Policy } from '../review/policy.ts';
import type { Schedule } from '../review/schedule.ts';
import type { Standing } from '../review/standing.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import type { Waiver } from '../review/waiver.ts';
import { bigint, boolean, index, integer, json, pgTable, primaryKey, text, timestamp } from './drizzle.ts';

// What people and tenants say is kept as `json`, not `jsonb`: it comes back byte for byte, with its keys in order,
// and `jsonb` refuses a text with a NUL or half a surrogate pair in it. A text alone is kept as a field of an object,
// because Drizzle parses a string of JSON a second time.

/** What an entry of the log says, whatever question it is of. */
type Said = Omit<Answer, 'number' | 'fact' | 'subject' | 'earlier'>;

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** The order in which rows were stored, whatever the clock said. */
const ordinal = () => bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity();

export const conversations = pgTable(
  'conversations',
  {
    id: text('id').primaryKey(),
    type: text('type').$type<Who['conversation']['type']>().notNull(),
    tenantId: text('tenant_id'),
    reference: json('reference').$type<Reference>().notNull(),
    installedBy: text('installed_by'),
    teamId: text('team_id'),
    personId: text('person_id'),
    /** Since when Teams refuses messages there. */
    suspendedAt: moment('suspended_at'),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('conversations_of_person').on(table.personId)],
);

export const reviews = pgTable(
  'reviews',
  {
    id: text('id').primaryKey(),
    conversationId: text('conversation_id').notNull(),
    name: text('name').notNull(),
    profile: json('profile').$type<Profile>().notNull(),
    revision: integer('revision').notNull(),
    createdAt: moment('created_at').notNull(),
    archivedAt: moment('archived_at'),
    /** How often its waivers have changed. Kept here, so that a question that finds none changed does not look at them. */
    waiverChanges: integer('waiver_changes').notNull().default(0),
    ordinal: ordinal(),
  },
  (table) => [index('reviews_of_conversation').on(table.conversationId, table.ordinal)],
);

const reviewId = () =>
  text('review_id')
    .notNull()
    .references(() => reviews.id, { onDelete: 'cascade' });

/** A log: rows are added and never changed. A question is a fact of a review, asked of one subject. */
export const answers = pgTable(
  'answers',
  {
    reviewId: reviewId(),
    fact: text('fact').$type<FactName>().notNull(),
    /** The server, forest or domain that the fact is about. Empty: the site as a whole. */
    subject: text('subject').notNull(),
    /** How many entries the question had before. Part of the key: only one entry can follow another. */
    earlier: integer('earlier').notNull(),
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity(),
    said: json('said').$type<Said>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.fact, table.subject, table.earlier] })],
);

export const snapshots = pgTable(
  'snapshots',
  {
    ordinal: ordinal().primaryKey(),
    reviewId: reviewId(),
    tenantId: text('tenant_id'),
    asOf: moment('as_of').notNull(),
    /** The version of the rules when it was kept. `null`: it was kept before that was. */
    catalogue: text('catalogue'),
    reading: json('reading').$type<Omit<TenantReading, 'asOf'>>().notNull(),
    /** What the requests were made for, in its canonical form: another review of the same tenant may go by it. */
    scope: text('scope'),
    /** How the review stood then, by the rules, the plan and the answers of then. */
    standing: json('standing').$type<Standing>(),
  },
  (table) => [
    index('snapshots_of_review').on(table.reviewId, table.asOf, table.ordinal),
    index('snapshots_of_scope').on(table.scope, table.asOf),
  ],
);

/** Who hears of which review, and when. One for each conversation and review. */
export const schedules = pgTable(
  'schedules',
  {
    id: text('id').primaryKey(),
    reviewId: reviewId(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    schedule: json('schedule').$type<Omit<Schedule, keyof ScheduleKeys>>().notNull(),
    next: moment('next').notNull(),
    /** The reading that was told last: it is kept as long as it is compared with. */
    baseline: bigint('baseline', { mode: 'number' }).references(() => snapshots.ordinal, { onDelete: 'set null' }),
    ordinal: ordinal(),
  },
  (table) => [
    index('schedules_of_conversation').on(table.conversationId, table.ordinal),
    index('schedules_of_review').on(table.reviewId),
    index('schedules_by_baseline').on(table.baseline),
  ],
);

type ScheduleKeys = Pick<Schedule, 'id' | 'reviewId' | 'conversationId' | 'revision' | 'next' | 'baseline'>;

/** Go-live: since when a review is live, and what its team rolls back for. */
export const lives = pgTable('lives', {
  reviewId: reviewId().primaryKey(),
  revision: integer('revision').notNull(),
  live: json('live').$type<Omit<Live, 'revision'>>().notNull(),
});

/** What was last seen of the few facts that are looked at between digests, each as it could be read last. */
export const watches = pgTable('watches', {
  reviewId: reviewId().primaryKey(),
  seen: json('seen').$type<Seen>().notNull(),
});

/** What was told without waiting for a digest. */
export const alerts = pgTable(
  'alerts',
  {
    id: text('id').primaryKey(),
    reviewId: reviewId(),
    isOpen: boolean('is_open').notNull(),
    alert: json('alert').$type<Omit<Alert, 'id' | 'reviewId'>>().notNull(),
    ordinal: ordinal(),
  },
  (table) => [index('alerts_of_review').on(table.reviewId, table.ordinal)],
);

/** Messages that are to be there once: begun before they go out, done when Teams has taken them. */
export const deliveries = pgTable(
  'deliveries',
  {
    key: text('key').primaryKey(),
    begunAt: moment('begun_at').notNull().defaultNow(),
    doneAt: moment('done_at'),
  },
  (table) => [index('deliveries_by_begin').on(table.begunAt)],
);

/** The review that someone chose to work on in a conversation: one of its own, or in a personal chat another's. */
export const opened = pgTable('opened', {
  conversationId: text('conversation_id').primaryKey(),
  reviewId: reviewId(),
});

/** Who takes care of what in a review: one owner for each question, area or finding. */
export const assignments = pgTable(
  'assignments',
  {
    reviewId: reviewId(),
    /** `question <fact>@<subject>`, `area <area>` or `check <id>`. */
    target: text('target').notNull(),
    assignment: json('assignment').$type<Assignment>().notNull(),
    ordinal: ordinal(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.target] })],
);

export const messages = pgTable(
  'messages',
  {
    thread: text('thread').notNull(),
    slot: text('slot').notNull(),
    activityId: text('activity_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.thread, table.slot] })],
);

export const inbox = pgTable(
  'inbox',
  {
    key: text('key').primaryKey(),
    intent: json('intent').$type<Intent>().notNull(),
    who: json('who').$type<Who>().notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
    doneAt: moment('done_at'),
    ordinal: ordinal(),
  },
  (table) => [index('inbox_by_done').on(table.doneAt, table.ordinal)],
);

/** The question that a person is being asked in a conversation. */
export const asking = pgTable(
  'asking',
  {
    conversationId: text('conversation_id').notNull(),
    userId: text('user_id').notNull(),
    asking: json('asking').$type<Asking>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.conversationId, table.userId] })],
);

/**
 * The record of everything that matters: a chain, of which the database refuses to change or remove anything. It names
 * no person and holds no text, and no other table: a review can be deleted, a person forgotten, a text removed.
 */
export const audit = pgTable(
  'audit',
  {
    number: bigint('number', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull(),
    who: text('who').notNull(),
    kind: text('kind').notNull(),
    review: text('review'),
    conversation: text('conversation'),
    saw: text('saw'),
    facts: json('facts').$type<Entry['facts']>().notNull(),
    texts: json('texts').$type<Entry['texts']>().notNull(),
    previous: text('previous').notNull(),
    key: text('key'),
    hash: text('hash').notNull(),
    mac: text('mac'),
  },
  (table) => [index('audit_of_review').on(table.review, table.number)],
);

/** One row: where the record ends. Who appends locks it first, so that no two entries follow the same one. */
export const auditHead = pgTable('audit_head', {
  id: integer('id').primaryKey(),
  count: bigint('count', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
  mac: text('mac'),
  key: text('key'),
  seal: text('seal'),
});

/** Who an entry of the record means. Without its row an id means nobody. */
export const people = pgTable('people', {
  id: text('id').primaryKey(),
  /** Entra's object id. */
  account: text('account').notNull().unique(),
  person: json('person').$type<{ readonly name: string }>().notNull(),
});

/** What people wrote, under the hash by which an entry of the record names it. */
export const texts = pgTable('texts', {
  hash: text('hash').primaryKey(),
  kept: json('kept').$type<Omit<KeptText, 'hash'>>().notNull(),
});

/** Accepted risks, also those that were declined or are over. */
export const waivers = pgTable(
  'waivers',
  {
    id: text('id').primaryKey(),
    reviewId: reviewId(),
    revision: integer('revision').notNull(),
    waiver: json('waiver').$type<Omit<Waiver, 'id' | 'revision'>>().notNull(),
    ordinal: ordinal(),
  },
  (table) => [index('waivers_of_review').on(table.reviewId, table.ordinal)],
);

/** Requests for approval, also those that are closed. */
export const approvals = pgTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    reviewId: reviewId(),
    revision: integer('revision').notNull(),
    /** The revision that its card shows. */
    published: integer('published').notNull().default(0),
    request: json('request').$type<ApprovalRequest>().notNull(),
    ordinal: ordinal(),
  },
  (table) => [index('approvals_of_review').on(table.reviewId, table.ordinal)],
);

/** Who may decide on what in a conversation. */
export const policies = pgTable('policies', {
  conversationId: text('conversation_id').primaryKey(),
  revision: integer('revision').notNull(),
  policy: json('policy').$type<Policy>().notNull(),
});

/** What decisions rest on, in its canonical form, by its hash. */
export const evidence = pgTable('evidence', {
  hash: text('hash').primaryKey(),
  text: text('text').notNull(),
});
