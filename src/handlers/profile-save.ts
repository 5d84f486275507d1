import { isDeepStrictEqual } from 'node:util';
import { fieldsOn, type ProfileField } from '../protocol/profile-fields.ts';
import { changeProfile } from './change-profile.ts';
import type { Handler } from './handler.ts';
import { draftProfile, viewProfile } from './present-profile.ts';
import { reviewGone } from './refusals.ts';
import { scan } from './scan-start.ts';

/**
 * Stores one card of the planned installation, and goes on to the second one or reads the tenant for it. What can't be
 * understood is said, and nothing is saved.
 */
export const saveProfile: Handler<'profile.save'> = async function* (
  { review: id, revision, page, goOn, form },
  who,
  ports,
) {
  const dossier = await ports.dossiers.get(id);
  if (!dossier) {
    yield { view: reviewGone };
    return;
  }
  const { review } = dossier;
  const { profile: shown } = draftProfile(dossier);
  const typed = fieldsOn(page, review.profile).flatMap((field): [ProfileField, string][] => {
    // Clients leave empty inputs out. A choice is never empty: one that is missing was not on the card.
    const words = form[field.name] ?? (isChosen(field) ? undefined : '');
    return words === undefined ? [] : [[field, words]];
  });
  const { profile, errors } = changeProfile(typed, dossier, shown, ports);
  if (Object.keys(errors).length > 0) {
    yield { view: viewProfile(dossier, page, { profile, errors }) };
    return;
  }
  const changed = { ...review, profile, revision: revision + 1 };
  const isRepeat = review.revision === changed.revision && isDeepStrictEqual(review.profile, changed.profile);
  // A press that Teams sends again, or that a crash cut off after saving, finds its own work done and goes on.
  if (!isRepeat && !(await ports.reviews.replace(changed, revision, who.user))) {
    const now = await ports.dossiers.get(id);
    yield { view: now ? viewProfile(now, page, { overtaken: true }) : reviewGone };
    return;
  }
  if (goOn) yield { view: viewProfile({ ...dossier, review: changed }, 2, { saved: true }) };
  else yield* scan(changed, who, ports);
};

const isChosen = ({ input }: ProfileField) => input.kind === 'choice' || input.kind === 'yesNo';
