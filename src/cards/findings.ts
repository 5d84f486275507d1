import layout from '../../cards/findings/template.json' with { type: 'json' };
import type { FindingsView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { nameArea } from './area.ts';
import { type Button, button, inSets } from './button.ts';
import { count, showTime } from './date.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';
import { type Row, showRow } from './row.ts';

type Findings = {
  readonly heading: string;
  readonly extent: string;
  readonly about: string;
  readonly rows: readonly Row[];
  readonly paging: readonly { readonly buttons: readonly Button[] }[];
  readonly areas: readonly {
    readonly label: string;
    readonly sets: readonly { readonly buttons: readonly Button[] }[];
  }[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Findings>(layout);

/** A list of findings, a page at a time. */
export function renderFindings(view: FindingsView): Rendering {
  const { filter, page, pages, total, rows } = view;
  const heading = nameFilter(filter);
  const turn = (title: string, to: number) => button(title, { kind: 'findings.list', filter, page: to });
  const paging = [
    ...(page > 1 ? [turn('‹ Previous', page - 1)] : []),
    ...(page < pages ? [turn('Next ›', page + 1)] : []),
  ];
  const areas = view.areas
    .filter((area) => filter.by !== 'area' || filter.area !== area)
    .map((area) => button(nameArea(area), { kind: 'findings.list', filter: { by: 'area', area }, page: 1 }));
  const extent =
    total === 0
      ? 'Nothing here.'
      : `${count(total, 'finding')}${pages > 1 ? `, page ${page} of ${pages}` : ''} · tenant read ${showTime(view.asOf)}`;
  const fallbackText = `${heading}: ${count(total, 'finding')}. ${aboutPlain(view)}`;
  const card = fill({
    heading,
    extent,
    about: aboutLine(view),
    rows: rows.map(showRow),
    paging: inSets(paging),
    areas: areas.length > 0 ? [{ label: 'Only one area:', sets: inSets(areas) }] : [],
    buttons: [
      ...(rows.some(({ cause }) => cause?.kind === 'notAsked')
        ? [button('Answer questions', { kind: 'questions.show' })]
        : []),
      button('Back to the verdict', { kind: 'status.show' }),
      ...(filter.by === 'all'
        ? []
        : [button('All findings', { kind: 'findings.list', filter: { by: 'all' }, page: 1 })]),
      button('Scan again', { kind: 'scan.start' }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

function nameFilter(filter: FindingsView['filter']): string {
  switch (filter.by) {
    case 'area':
      return nameArea(filter.area);
    case 'blockers':
      return 'What stands in the way';
    case 'unread':
      return 'What is not known yet';
    case 'all':
      return 'All findings';
  }
}
