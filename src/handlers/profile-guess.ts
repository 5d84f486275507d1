import { scanScope } from '../facts/profile.ts';
import { mayRead } from './allowed-targets.ts';
import type { Handler } from './handler.ts';
import { keepReading } from './keep-reading.ts';
import { viewProfile } from './present-profile.ts';
import { notForHere } from './refusals.ts';

/**
 * Reads the tenant and shows the planned installation, with what the reading lets one guess, in place of the progress.
 * May run twice: a reading made since is used again.
 */
export const runGuess: Handler<'profile.guess'> = async function* ({ review: id, slot, requestedAt }, who, ports) {
  const dossier = await ports.dossiers.get(id);
  if (!dossier) return;
  if (!(await mayRead(dossier.review, ports))) {
    yield { view: notForHere(dossier.review), slot };
    return;
  }
  const done = dossier.reading !== null && dossier.reading.asOf >= new Date(requestedAt);
  const reading = done ? dossier.reading : await ports.tenant.read(scanScope(dossier.review.profile));
  if (reading && !done) await keepReading(dossier, reading, who.user, ports);
  // It may have been saved while the tenant was being read: then that is shown, and nothing is guessed.
  const now = (await ports.dossiers.get(id)) ?? dossier;
  yield { view: viewProfile({ ...now, reading }, 1), slot };
};
