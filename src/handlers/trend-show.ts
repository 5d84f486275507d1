import type { Handler } from './handler.ts';
import { drawTrend } from './make-digest.ts';
import { openDossier } from './open-dossier.ts';
import { tellAbout } from './picture.ts';

/** As many readings as may make thirty days. */
const mostLookedAt = 500;

/** How the review stood over time, as it was judged at each reading. */
export const showTrend: Handler<'trend.show'> = async function* (_intent, who, ports) {
  const { review, reading, answers } = await openDossier(who, ports);
  const now = ports.now();
  const known = ports.facts.combine(reading?.facts ?? {}, answers, review.profile, now);
  const points = drawTrend(await ports.snapshots.standings(review.id, now, mostLookedAt));
  yield { view: { kind: 'trend', ...tellAbout(review, known), points } };
};
