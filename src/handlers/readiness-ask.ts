import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { drawPicture, isFresh } from './picture.ts';
import { startScan } from './scan-start.ts';
import { summarize } from './summary.ts';

/** "Are we ready?" Facts that are fresh enough answer at once; else the tenant is read first. */
export const askReadiness: Handler<'readiness.ask'> = async function* (_intent, who, ports) {
  const dossier = await openDossier(who, ports);
  const { reading, review } = dossier;
  const now = ports.now();
  if (reading && isFresh(reading, review, new Date(now.getTime() - ports.freshFor)))
    yield { view: summarize(drawPicture(dossier, reading, ports), now) };
  else yield* startScan({ kind: 'scan.start' }, who, ports);
};
