import { defaultProfile } from '../facts/profile.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Handler } from './handler.ts';
import { keepReading } from './keep-reading.ts';
import { createReview } from './open-dossier.ts';
import { isFresh } from './picture.ts';
import { presentProfile } from './present-profile.ts';
import { freeName, refuseName } from './review-name.ts';

/** Starts a new review in this conversation and asks what is being installed. The earlier one is kept. */
export const startReview: Handler<'review.create'> = async function* ({ name }, who, ports) {
  // A repeat after a crash finds its own review.
  const id = ports.idOf(`review ${ports.turn}`);
  const refusal = name ? await refuseName(name, { id, conversationId: who.conversation.id }, ports) : null;
  if (refusal) {
    yield { view: refusal };
    return;
  }
  const before = await ports.dossiers.current(who.conversation.id);
  const plan = { ...defaultProfile, cloud: ports.firstProfile.cloud };
  const review = await createReview(name ?? (await freeName(id, who, ports)), plan, who, ports, id);
  // It is of the same tenant: what was read just now, and for the same account and suffixes, need not be read again.
  const reading = before && before.review.id !== review.id ? before.reading : null;
  const since = new Date(ports.now().getTime() - ports.freshFor);
  if (reading && isFresh(reading, review, since))
    await keepReading((await ports.dossiers.get(review.id)) as Dossier, reading, who.user, ports);
  yield* presentProfile((await ports.dossiers.get(review.id)) as Dossier, 1, who, ports);
};
