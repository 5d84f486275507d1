import type { Who } from '../protocol/intent.ts';
import type { DeletionView, View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { findReviews } from './find-reviews.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';
import { noSuchReview, reviewGone } from './refusals.ts';
import { askWhich } from './reviews-list.ts';
import { usableReviews } from './usable-reviews.ts';
import { whatIsLeft } from './what-is-left.ts';

/** Says what would go with a review, and asks. Only its exact name and "for good" delete it unasked. */
export const askDeletion: Handler<'review.delete'> = async function* ({ review: id, name, forGood }, who, ports) {
  if (id === undefined && name !== undefined) {
    yield { view: await deleteNamed(name, forGood, who, ports) };
    return;
  }
  const dossier = id === undefined ? await openDossier(who, ports) : await ports.dossiers.get(id);
  yield { view: dossier ? await showDeletion(dossier, ports) : reviewGone };
};

async function deleteNamed(name: string, forGood: boolean, who: Who, ports: Ports): Promise<View> {
  const usable = await usableReviews(who, ports);
  const meant = findReviews(name, usable);
  const [found, ...others] = meant;
  if (!found) return noSuchReview(name);
  if (others.length > 0) return askWhich(meant, usable, { choice: 'delete' }, who, ports);
  const dossier = await ports.dossiers.get(found.id);
  if (!dossier) return reviewGone;
  if (!forGood || found.name !== name) return showDeletion(dossier, ports);
  const { entries } = await ports.reviews.contents(found.id);
  return erase(found.id, { revision: found.revision, entries }, who, ports);
}

/** Deletes a review as its card showed it, with all that is kept about it. */
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
