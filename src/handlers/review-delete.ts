import type { Intent, IntentOf, Who } from '../protocol/intent.ts';
import type { DeletionView, Shown, View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Review } from '../review/review.ts';
import { findReviews } from './find-reviews.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';
import { noSuchReview, reviewGone } from './refusals.ts';
import { askWhich } from './reviews-list.ts';
import { usableReviews } from './usable-reviews.ts';
import { whatIsLeft } from './what-is-left.ts';

/**
 * Says what would go with a review, and asks. Only its exact name and "for good" delete it unasked. One that is named
 * goes to the door first.
 */
export async function* askDeletion(
  { review: id, name, forGood }: IntentOf<'review.delete'>,
  who: Who,
  ports: Ports,
  goOn: (intent: Intent, who: Who, ports: Ports) => AsyncGenerator<Shown, void>,
): AsyncGenerator<Shown, void> {
  if (id === undefined && name !== undefined) {
    const meant = await choose(name, who, ports);
    if ('kind' in meant) yield { view: meant };
    else yield* goOn({ kind: 'review.delete', review: meant.id, name, forGood }, who, ports);
    return;
  }
  const dossier = id === undefined ? await openDossier(who, ports) : await ports.dossiers.get(id);
  yield { view: dossier ? await ask(dossier, forGood ? name : undefined, who, ports) : reviewGone };
}

async function choose(name: string, who: Who, ports: Ports): Promise<Review | View> {
  const usable = await usableReviews(who, ports);
  const meant = findReviews(name, usable);
  const [found, ...others] = meant;
  if (!found) return noSuchReview(name);
  return others.length > 0 ? askWhich(meant, usable, { choice: 'delete' }, who, ports) : found;
}

async function ask(dossier: Dossier, nameForGood: string | undefined, who: Who, ports: Ports): Promise<View> {
  const { id, name, revision } = dossier.review;
  if (nameForGood !== name) return showDeletion(dossier, ports);
  const { entries } = await ports.reviews.contents(id);
  return erase(id, { revision, entries }, who, ports);
}

/** Deletes a review as its card showed it. */
export const eraseReview: Handler<'review.erase'> = async function* ({ review, revision, entries }, who, ports) {
  yield { view: await erase(review, { revision, entries }, who, ports) };
};

async function erase(
  id: string,
  seen: { readonly revision: number; readonly entries: number },
  who: Who,
  ports: Ports,
): Promise<View> {
  const before = await ports.dossiers.get(id);
  const isRemoved = before !== null && (await ports.reviews.remove(id, seen, who.user));
  if (before && isRemoved) {
    const { text, commands } = await whatIsLeft(who, ports);
    return { kind: 'notice', text: `“${before.review.name}” is deleted for good. ${text}`, commands };
  }
  const now = await ports.dossiers.get(id);
  return now ? showDeletion(now, ports, true) : reviewGone;
}

async function showDeletion(dossier: Dossier, ports: Ports, overtaken = false): Promise<DeletionView> {
  return {
    kind: 'deletion',
    review: brief(dossier),
    answers: dossier.told.filter(({ reading }) => reading !== null).length,
    ...(await ports.reviews.contents(dossier.review.id)),
    overtaken,
  };
}
