import { scanScope } from '../facts/profile.ts';
import type { Handler } from './handler.ts';
import { drawPicture, isFresh } from './picture.ts';
import { summarize } from './summary.ts';

/** Reads the tenant and shows the verdict in place of the progress. May run twice: a reading made since is used again. */
export const runScan: Handler<'scan.run'> = async function* ({ review: id, slot, requestedAt }, who, ports) {
  const dossier = await ports.dossiers.get(id);
  if (!dossier) return;
  const { review, reading: latest } = dossier;
  const done = latest !== null && isFresh(latest, review, new Date(requestedAt));
  const reading = done ? latest : await ports.tenant.read(scanScope(review.profile));
  if (!done) await ports.snapshots.add(id, reading, who.user);
  yield { view: summarize(drawPicture(dossier, reading, ports), ports.now()), slot };
};
