import { defaultProfile } from '../facts/profile.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Handler } from './handler.ts';
import { createReview } from './open-dossier.ts';
import { isRecent, presentProfile } from './present-profile.ts';

/** Starts a new review in this conversation and asks what is being installed. The earlier one is kept. */
export const startReview: Handler<'review.create'> = async function* ({ name }, who, ports) {
  const before = await ports.dossiers.current(who.conversation.id);
  const review = await createReview(name ?? 'Readiness review', who, ports, {
    // A turn that is repeated after a crash finds the review that it started.
    id: ports.idOf(`${who.conversation.id} ${ports.turn}`),
    profile: { ...defaultProfile, cloud: ports.firstProfile.cloud },
  });
  // It is of the same tenant: what was read for the earlier review just now need not be read again.
  const reading = before && before.review.id !== review.id ? before.reading : null;
  if (reading && isRecent(reading, ports)) await ports.snapshots.add(review.id, reading);
  yield* presentProfile((await ports.dossiers.get(review.id)) as Dossier, 1, who, ports);
};
