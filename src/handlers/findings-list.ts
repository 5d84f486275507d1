import type { FindingsView } from '../protocol/view.ts';
import { areasOf } from '../review/area.ts';
import type { Handler } from './handler.ts';
import { type Picture, recallPicture, worstFirst } from './picture.ts';
import { blockers } from './rank.ts';
import { neverRead } from './refusals.ts';

const rowsOnPage = 8;

/** The findings of an area or of a kind, a page at a time. */
export const listFindings: Handler<'findings.list'> = async function* ({ filter, page }, who, ports) {
  const areas = areasOf(ports.catalogue);
  if (filter.by === 'area' && !areas.includes(filter.area)) {
    yield {
      view: {
        kind: 'notice',
        text: `There is no area “${filter.area}”.`,
        commands: areas.map((area) => `show ${area}`),
      },
    };
    return;
  }
  const picture = await recallPicture(who, ports);
  if (!picture) {
    yield { view: neverRead };
    return;
  }
  const found = select(picture, filter);
  const pages = Math.max(1, Math.ceil(found.length / rowsOnPage));
  const shown = Math.min(page, pages);
  const view: FindingsView = {
    kind: 'findings',
    ...picture.about,
    filter,
    areas,
    page: shown,
    pages,
    total: found.length,
    rows: found.slice((shown - 1) * rowsOnPage, shown * rowsOnPage),
    asOf: picture.reading.asOf.toISOString(),
  };
  yield { view };
};

function select({ findings }: Picture, filter: FindingsView['filter']) {
  switch (filter.by) {
    case 'area':
      return worstFirst(findings.filter(({ area }) => area === filter.area));
    case 'blockers':
      return blockers(findings);
    case 'unread':
      return findings.filter(({ outcome }) => outcome === 'unknown');
    case 'all':
      return worstFirst(findings);
  }
}
