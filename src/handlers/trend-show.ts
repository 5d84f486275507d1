import type { Handler } from './handler.ts';
import { drawTrend } from './make-digest.ts';
import { openDossier } from './open-dossier.ts';
import { aboutOf } from './picture.ts';

/** As many readings as may make thirty days. */
const mostLookedAt = 500;

/** How the review stood over time, as it was judged at each reading. */
export const showTrend: Handler<'trend.show'> = async function* (_intent, who, ports) {
  const dossier = await openDossier(who, ports);
  const points = drawTrend(await ports.snapshots.standings(dossier.review.id, ports.now(), mostLookedAt));
  yield { view: { kind: 'trend', ...aboutOf(dossier, ports), points } };
};
