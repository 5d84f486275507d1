import type { Intent, IntentOf, Who } from '../protocol/intent.ts';
import type { Shown, View } from '../protocol/view.ts';
import type { Review } from '../review/review.ts';
import { findReviews } from './find-reviews.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { changedMeanwhile, isArchived, noSuchReview, reviewGone } from './refusals.ts';
import { askWhich } from './reviews-list.ts';
import { usableReviews } from './usable-reviews.ts';
import { whatIsLeft } from './what-is-left.ts';

/** Puts a review out of the way: it is kept as it is, and nobody is asked about it. */
export const archiveReview: Handler<'review.archive'> = async function* ({ review: id, revision }, who, ports) {
  const dossier = id === undefined ? await openDossier(who, ports) : await ports.dossiers.get(id);
  yield { view: dossier ? await archive(dossier.review, revision, who, ports) : reviewGone };
};

async function archive(review: Review, revision: number | undefined, who: Who, ports: Ports): Promise<View> {
  if (review.archivedAt) return isArchived(review);
  const seen = revision ?? review.revision;
  const archived = { ...review, archivedAt: ports.now(), revision: seen + 1 };
  if (!(await ports.reviews.replace(archived, seen, who.user))) return changedMeanwhile(review);
  const { text, commands } = await whatIsLeft(who, ports);
  return {
    kind: 'notice',
    text: `“${review.name}” is archived. ${text}`,
    commands: [...commands, `reopen review ${review.name}`],
  };
}

/** Takes up an archived review again; it is then the current one. One that is named goes to the door first. */
export async function* reopenReview(
  { review: id, revision, name = '' }: IntentOf<'review.reopen'>,
  who: Who,
  ports: Ports,
  goOn: (intent: Intent, who: Who, ports: Ports) => AsyncGenerator<Shown, void>,
): AsyncGenerator<Shown, void> {
  if (id === undefined) {
    const meant = await choose(name, who, ports);
    if ('kind' in meant) yield { view: meant };
    else yield* goOn({ kind: 'review.reopen', review: meant.id }, who, ports);
    return;
  }
  const review = (await ports.dossiers.get(id))?.review;
  yield { view: review ? await reopen(review, revision, who, ports) : reviewGone };
}

async function choose(name: string, who: Who, ports: Ports): Promise<Review | View> {
  const usable = await usableReviews(who, ports);
  const archived = usable.filter(({ archivedAt }) => archivedAt !== null);
  const meant = findReviews(name, archived);
  const [found, ...others] = meant;
  if (!found) return findReviews(name, usable)[0] ?? noSuchReview(name);
  if (others.length === 0) return found;
  return askWhich(meant, usable, {}, who, ports);
}

async function reopen(review: Review, revision: number | undefined, who: Who, ports: Ports): Promise<View> {
  if (review.archivedAt) {
    const seen = revision ?? review.revision;
    const reopened = { ...review, archivedAt: null, revision: seen + 1 };
    if (!(await ports.reviews.replace(reopened, seen, who.user))) return changedMeanwhile(review);
  }
  if (!(await ports.opened.set(who.conversation.id, review.id))) return reviewGone;
  return {
    kind: 'notice',
    text: `“${review.name}” is open and the current review.`,
    commands: ['status', 'next', 'list reviews'],
  };
}
