import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';

/** The planned installation, ready to be changed. */
export const showProfile: Handler<'profile.show'> = async function* (_intent, who, ports) {
  const { review } = await openDossier(who, ports);
  yield { view: { kind: 'profile', review, profile: review.profile, errors: {}, overtaken: false } };
};
