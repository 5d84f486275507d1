import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { changedMeanwhile } from './refusals.ts';
import { refuseName } from './review-name.ts';

/** Gives the current review another name. */
export const renameReview: Handler<'review.rename'> = async function* ({ name }, who, ports) {
  const { review } = await openDossier(who, ports);
  const refusal = await refuseName(name, review, ports);
  if (refusal) {
    yield { view: refusal };
    return;
  }
  const renamed = { ...review, name, revision: review.revision + 1 };
  yield {
    view: (await ports.reviews.replace(renamed, review.revision, who.user))
      ? { kind: 'notice', text: `“${review.name}” is called “${name}” now.`, commands: ['status', 'list reviews'] }
      : changedMeanwhile(review),
  };
};
