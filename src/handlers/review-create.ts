import type { Dossier } from '../review/dossier.ts';
import { allowedTargets, planFor } from './allowed-targets.ts';
import type { Handler } from './handler.ts';
import { keepReading } from './keep-reading.ts';
import { createReview } from './open-dossier.ts';
import { isFresh } from './picture.ts';
import { presentProfile } from './present-profile.ts';
import { noTenantHere } from './refusals.ts';
import { freeName, refuseName } from './review-name.ts';

/** Starts a new review in this conversation and asks what is being installed. The earlier one is kept. */
export const startReview: Handler<'review.create'> = async function* ({ name: words = '' }, who, ports) {
  const allowed = await allowedTargets(who.conversation.id, ports);
  const [usual] = allowed;
  if (!usual) {
    yield { view: noTenantHere };
    return;
  }
  // `new review Headquarters of Contoso`, where Contoso may be reviewed here; else all of it is a name.
  const [, before = '', tenant] = /^(?:(.*) )?of (.+)$/i.exec(words) ?? [];
  const asked = allowed.find(({ name }) => name !== '' && name.toLowerCase() === tenant?.toLowerCase());
  const name = asked ? before : words;
  // A repeat after a crash finds its own review.
  const id = ports.idOf(`review ${ports.turn}`);
  const refusal = name ? await refuseName(name, { id, conversationId: who.conversation.id }, ports) : null;
  if (refusal) {
    yield { view: refusal };
    return;
  }
  const earlier = await ports.dossiers.current(who.conversation.id);
  const review = await createReview(name || (await freeName(id, who, ports)), planFor(asked ?? usual), who, ports, id);
  // Where it is of the same tenant, what was read just now for the same account and suffixes need not be read again.
  const reading = earlier && earlier.review.id !== review.id ? earlier.reading : null;
  const since = new Date(ports.now().getTime() - ports.freshFor);
  if (reading && isFresh(reading, review, since))
    await keepReading((await ports.dossiers.get(review.id)) as Dossier, reading, who.user, ports);
  yield* presentProfile((await ports.dossiers.get(review.id)) as Dossier, 1, who, ports);
};
