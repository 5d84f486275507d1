import type { Happening } from '../audit/entry.ts';
import type { Who } from '../protocol/intent.ts';
import { canonical } from '../review/canonical.ts';
import type { Review } from '../review/review.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, eq } from './drizzle.ts';
import { reviews } from './tables.ts';

export function openReviews(queries: Queries, audit: Audit) {
  return {
    /** Stores a new review. One whose id is there already is left as it is. */
    async create(review: Review, by: Who['user'] = null): Promise<void> {
      await queries.transaction(async (tx) => {
        const stored = await tx.insert(reviews).values(review).onConflictDoNothing().returning({ id: reviews.id });
        if (stored.length === 0) return;
        await audit.append(tx, [
          {
            ...about(review),
            by,
            kind: 'review.created',
            texts: { name: review.name, profile: canonical(review.profile) },
          },
        ]);
      });
    },

    /** Stores the review if its revision is still `expected`. False: someone else was first, nothing is stored. */
    async replace(review: Review, expected: number, by: Who['user'] = null): Promise<boolean> {
      return queries.transaction(async (tx) => {
        const [before] = await tx
          .select({ name: reviews.name, profile: reviews.profile })
          .from(reviews)
          .where(and(eq(reviews.id, review.id), eq(reviews.revision, expected)))
          .for('update');
        if (!before) return false;
        await tx.update(reviews).set(review).where(eq(reviews.id, review.id));
        await audit.append(tx, [{ ...about(review), ...tellChange(before, review), by }]);
        return true;
      });
    },
  };
}

const about = ({ id, conversationId, revision }: Review) => ({
  review: id,
  conversation: conversationId,
  facts: { revision },
});

/** What is another now. The plan itself is a text, because it names an account. */
function tellChange(
  before: Pick<Review, 'name' | 'profile'>,
  { name, profile, revision }: Review,
): Pick<Happening, 'kind' | 'facts' | 'texts'> {
  const fields = Object.keys({ ...before.profile, ...profile }) as (keyof Review['profile'])[];
  const changed = fields.filter((field) => canonical(before.profile[field]) !== canonical(profile[field])).sort();
  const texts = {
    name: name === before.name ? '' : name,
    profile: changed.length > 0 ? canonical(profile) : '',
  };
  if (changed.length > 0) return { kind: 'profile.changed', facts: { revision, changed }, texts };
  return { kind: texts.name ? 'review.renamed' : 'review.changed', facts: { revision }, texts };
}
