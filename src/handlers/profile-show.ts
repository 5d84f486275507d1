import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { presentProfile } from './present-profile.ts';

/** The planned installation, ready to be changed. */
export const showProfile: Handler<'profile.show'> = async function* ({ page = 1 }, who, ports) {
  yield* presentProfile(await openDossier(who, ports), page, who, ports);
};
