import type { Happening } from '../audit/entry.ts';
import type { Who } from '../protocol/intent.ts';
import { canonical } from '../review/canonical.ts';
import type { Review } from '../review/review.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { columns } from './dossiers.ts';
import { and, desc, eq, inArray, sql } from './drizzle.ts';
import { answers, assignments, opened, reviews, snapshots } from './tables.ts';

/** More than anyone keeps; a list is not to grow without an end. */
const mostListed = 500;

const entries = sql<number>`(select count(*)::int from ${answers} where ${answers.reviewId} = ${reviews.id})`;
const readings = sql<number>`(select count(*)::int from ${snapshots} where ${snapshots.reviewId} = ${reviews.id})`;
const assigned = sql<number>`(select count(*)::int from ${assignments} where ${assignments.reviewId} = ${reviews.id})`;

export function openReviews(queries: Queries, audit: Audit) {
  return {
    /** Stores a new review. False: one of this id is there already, and is left as it is. */
    create(review: Review, by: Who['user'] = null): Promise<boolean> {
      return queries.transaction(async (tx) => {
        const stored = await tx.insert(reviews).values(review).onConflictDoNothing().returning({ id: reviews.id });
        if (stored.length > 0) await audit.append(tx, [{ ...tellCreation(review), by }]);
        return stored.length > 0;
      });
    },

    /** Stores the first review of a conversation. False: it has one already, also of two that are made at once. */
    createFirst(review: Review, by: Who['user'] = null): Promise<boolean> {
      const { conversationId } = review;
      return queries.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${conversationId}, 0))`);
        const others = await tx
          .select({ id: reviews.id })
          .from(reviews)
          .where(eq(reviews.conversationId, conversationId))
          .limit(1);
        if (others.length > 0) return false;
        await tx.insert(reviews).values(review);
        await audit.append(tx, [{ ...tellCreation(review), by }]);
        return true;
      });
    },

    /**
     * Stores the review if its revision is still `expected`. False: someone else was first, nothing is stored.
     * One that is archived is opened nowhere any more.
     */
    replace(review: Review, expected: number, by: Who['user'] = null): Promise<boolean> {
      return queries.transaction(async (tx) => {
        const [before] = await tx
          .select({ name: reviews.name, profile: reviews.profile, archivedAt: reviews.archivedAt })
          .from(reviews)
          .where(and(eq(reviews.id, review.id), eq(reviews.revision, expected)))
          .for('update');
        if (!before) return false;
        await tx.update(reviews).set(review).where(eq(reviews.id, review.id));
        if (review.archivedAt) await tx.delete(opened).where(eq(opened.reviewId, review.id));
        await audit.append(tx, [{ ...about(review), ...tellChange(before, review), by }]);
        return true;
      });
    },

    /** Deletes a review with all that is kept about it, if nobody changed it or answered meanwhile. False: somebody did. */
    remove(
      reviewId: string,
      seen: { readonly revision: number; readonly entries: number },
      by: Who['user'] = null,
    ): Promise<boolean> {
      return queries.transaction(async (tx) => {
        const [removed] = await tx
          .delete(reviews)
          .where(and(eq(reviews.id, reviewId), eq(reviews.revision, seen.revision), sql`${entries} = ${seen.entries}`))
          .returning(columns);
        if (!removed) return false;
        await audit.append(tx, [{ ...about(removed), by, kind: 'review.deleted', texts: { name: removed.name } }]);
        return true;
      });
    },

    /** The reviews of some conversations, also archived ones, the newest first. */
    async of(conversationIds: readonly string[]): Promise<readonly Review[]> {
      if (conversationIds.length === 0) return [];
      return queries
        .select(columns)
        .from(reviews)
        .where(inArray(reviews.conversationId, [...conversationIds]))
        .orderBy(desc(reviews.ordinal))
        .limit(mostListed);
    },

    /** How much is kept about a review: entries of the answers' log, readings of the tenant, assignments. */
    async contents(reviewId: string): Promise<{ entries: number; readings: number; assignments: number }> {
      const [found] = await queries
        .select({ entries, readings, assignments: assigned })
        .from(reviews)
        .where(eq(reviews.id, reviewId));
      return found ?? { entries: 0, readings: 0, assignments: 0 };
    },
  };
}

const about = ({ id, conversationId, revision }: Review) => ({
  review: id,
  conversation: conversationId,
  facts: { revision },
});

const tellCreation = (review: Review): Omit<Happening, 'by'> => ({
  ...about(review),
  kind: 'review.created',
  texts: { name: review.name, profile: canonical(review.profile) },
});

/** What is another now. The plan itself is a text, because it names an account. */
function tellChange(
  before: Pick<Review, 'name' | 'profile' | 'archivedAt'>,
  { name, profile, revision, archivedAt }: Review,
): Pick<Happening, 'kind' | 'facts' | 'texts'> {
  const fields = Object.keys({ ...before.profile, ...profile }) as (keyof Review['profile'])[];
  const changed = fields.filter((field) => canonical(before.profile[field]) !== canonical(profile[field])).sort();
  const texts = {
    name: name === before.name ? '' : name,
    profile: changed.length > 0 ? canonical(profile) : '',
  };
  if (changed.length > 0) return { kind: 'profile.changed', facts: { revision, changed }, texts };
  if (!before.archivedAt !== !archivedAt)
    return { kind: archivedAt ? 'review.archived' : 'review.reopened', facts: { revision }, texts };
  return { kind: texts.name ? 'review.renamed' : 'review.changed', facts: { revision }, texts };
}
