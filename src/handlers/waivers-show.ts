import type { ShownWaiver, WaiversView } from '../protocol/view.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { drawPicture } from './picture.ts';
import { brief } from './questionnaire.ts';
import { noSuchWaiver } from './refusals.ts';
import { describeWaiver, showWaiver } from './show-waiver.ts';

const rowsOnPage = 8;

/** Every waiver of a review: what is wrong first, then what waits, what holds, and what is over. */
export const showWaivers: Handler<'waivers.show'> = async function* ({ page }, who, ports) {
  const dossier = await openDossier(who, ports);
  const picture = dossier.reading && drawPicture(dossier, dossier.reading, ports);
  const rows = dossier.waivers
    .toReversed()
    .map((waiver) => describeWaiver(waiver, picture, ports))
    .sort((a, b) => rank(a) - rank(b));
  const pages = Math.max(1, Math.ceil(rows.length / rowsOnPage));
  const shown = Math.min(page, pages);
  const view: WaiversView = {
    kind: 'waivers',
    review: brief(dossier),
    page: shown,
    pages,
    total: rows.length,
    rows: rows.slice((shown - 1) * rowsOnPage, shown * rowsOnPage),
  };
  yield { view };
};

function rank({ standing, missing }: ShownWaiver): number {
  const order = ['requested', 'inForce'].indexOf(standing);
  return order < 0 ? 3 : missing ? 0 : order + 1;
}

/** One waiver, to be looked at or decided on. */
export const showOneWaiver: Handler<'waiver.show'> = async function* ({ review, waiver: id }, _who, ports) {
  const dossier = await ports.dossiers.get(review);
  const waiver = dossier?.waivers.find((one) => one.id === id);
  yield { view: dossier && waiver ? showWaiver(waiver, dossier, ports) : noSuchWaiver };
};
