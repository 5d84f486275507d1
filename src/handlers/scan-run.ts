import { scanScope } from '../facts/profile.ts';
import { mayRead } from './allowed-targets.ts';
import type { Handler } from './handler.ts';
import { keepReading } from './keep-reading.ts';
import { mayUse } from './may-use.ts';
import { drawPicture, isFresh } from './picture.ts';
import { notForHere, notThereAnyMore, reviewGone, rosterNotTold } from './refusals.ts';
import { summarize } from './summary.ts';

/** Reads the tenant and shows the verdict in place of the progress. May run twice: a reading made since is used again. */
export const runScan: Handler<'scan.run'> = async function* ({ review: id, slot, requestedAt }, who, ports) {
  const dossier = await ports.dossiers.get(id);
  if (!dossier) {
    yield { view: reviewGone, slot };
    return;
  }
  const { review, reading: latest } = dossier;
  // Between the question and its turn in the queue, somebody may have been taken out of the conversation.
  const use = await mayUse(review, who, ports);
  if (use !== 'yes') {
    yield { view: use === 'no' ? notThereAnyMore(review) : rosterNotTold, slot };
    return;
  }
  if (!(await mayRead(review, ports))) {
    yield { view: notForHere(review), slot };
    return;
  }
  const done = latest !== null && isFresh(latest, review, new Date(requestedAt));
  const reading = done ? latest : await ports.tenant.read(scanScope(review.profile));
  if (!done && (await keepReading(dossier, reading, who.user, ports)) === null) {
    yield { view: reviewGone, slot };
    return;
  }
  yield { view: summarize(drawPicture(dossier, reading, ports), ports.now()), slot };
};
