import type { Profile } from '../facts/profile.ts';
import type { Reading } from '../facts/reading.ts';
import type { Reference } from '../protocol/conversation.ts';
import type { Intent, Who } from '../protocol/intent.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import { bigint, index, integer, json, pgTable, primaryKey, text, timestamp } from './drizzle.ts';

// What people and tenants say is kept as `json`, not `jsonb`: it comes back byte for byte, with its keys in order,
// and `jsonb` refuses a text with a NUL or half a surrogate pair in it.

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** The order in which rows were stored, whatever the clock said. */
const ordinal = () => bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity();

export const conversations = pgTable('conversations', {
  id: text('id').primaryKey(),
  type: text('type').$type<Who['conversation']['type']>().notNull(),
  tenantId: text('tenant_id'),
  reference: json('reference').$type<Reference>().notNull(),
  installedBy: text('installed_by'),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

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
    ordinal: ordinal(),
  },
  (table) => [index('reviews_of_conversation').on(table.conversationId, table.ordinal)],
);

const reviewId = () =>
  text('review_id')
    .notNull()
    .references(() => reviews.id, { onDelete: 'cascade' });

export const answers = pgTable(
  'answers',
  {
    reviewId: reviewId(),
    fact: text('fact').notNull(),
    /** The server or forest that the fact is about. Empty: the site as a whole. */
    subject: text('subject').notNull().default(''),
    reading: json('reading').$type<Reading<unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.fact, table.subject] })],
);

export const snapshots = pgTable(
  'snapshots',
  {
    ordinal: ordinal().primaryKey(),
    reviewId: reviewId(),
    tenantId: text('tenant_id'),
    asOf: moment('as_of').notNull(),
    reading: json('reading').$type<Omit<TenantReading, 'asOf'>>().notNull(),
  },
  (table) => [index('snapshots_of_review').on(table.reviewId, table.asOf, table.ordinal)],
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
