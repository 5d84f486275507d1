import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { draftProfile, presentProfile } from './present-profile.ts';
import { startScan } from './scan-start.ts';

/** Saves the first card as it is shown, what was guessed included, and reads the tenant for it. */
export const confirmProfile: Handler<'profile.confirm'> = async function* (_intent, who, ports) {
  const dossier = await openDossier(who, ports);
  const { review } = dossier;
  const { profile, guesses } = draftProfile(dossier);
  const hasGuessed = Object.keys(guesses).length > 0;
  if (!hasGuessed) {
    // There is nothing to confirm that is not stored already; if something may be guessed, it is to be seen first.
    yield* presentProfile(dossier, 1, who, ports);
    return;
  }
  if (await ports.reviews.replace({ ...review, profile, revision: review.revision + 1 }, review.revision, who.user))
    yield* startScan({ kind: 'scan.start' }, who, ports);
  else yield* presentProfile(await openDossier(who, ports), 1, who, ports);
};
