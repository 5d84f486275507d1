import layout from '../../cards/owners/template.json' with { type: 'json' };
import type { OwnedRow, OwnersView } from '../protocol/view.ts';
import { nameArea } from './area.ts';
import { type Button, button, inSets } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { nameOwned, openOwned, tellState } from './owned.ts';
import { tellDue } from './owner.ts';
import type { Rendering } from './render.ts';

type Sets = readonly { readonly buttons: readonly Button[] }[];

type Row = { readonly mark: string; readonly about: string; readonly state: string; readonly sets: Sets };

type Owners = {
  readonly heading: string;
  readonly extent: string;
  readonly groups: readonly {
    readonly names: readonly { readonly text: string }[];
    readonly rows: readonly Row[];
  }[];
  readonly sets: Sets;
  readonly fallbackText: string;
};

const fill = compile<Owners>(layout);

/** Who takes care of what, or what one person does, each with how far it is and with the way to it. */
export function renderOwners(view: OwnersView): Rendering {
  const { review, mine, page, pages, total, rows, unowned } = view;
  const heading = mine ? 'What is yours' : 'Who owns what';
  const turn = (title: string, to: number) => button(title, { kind: 'owners.show', mine, page: to, review: review.id });
  const extent =
    total === 0
      ? mine
        ? 'you take care of nothing yet'
        : 'nobody takes care of anything yet'
      : `${count(total, 'assignment')}${pages > 1 ? `, page ${page} of ${pages}` : ''}`;
  const fallbackText = `${heading}: ${extent}. ${plain(review.name, 80)}.`;
  const people = [...Map.groupBy(rows, ({ owner }) => owner.id).values()];
  const card = fill({
    heading,
    extent: `Review **${escapeText(review.name, 80)}** · ${extent}`,
    groups: [
      ...people.map((own) => ({
        names: mine ? [] : [{ text: escapeText(own[0]?.owner.name ?? '', 80) }],
        rows: own.map((row) => showRow(row, review.id)),
      })),
      ...(unowned.length > 0
        ? [
            {
              names: [{ text: 'Nobody takes care of' }],
              rows: unowned.map(({ area, required }) => ({
                mark: '?',
                about: nameArea(area),
                state: `${count(required, 'required question')} open`,
                sets: [{ buttons: [assignArea(area, review.id)] }],
              })),
            },
          ]
        : []),
    ],
    sets: inSets([
      ...(page > 1 ? [turn('‹ Previous', page - 1)] : []),
      ...(page < pages ? [turn('Next ›', page + 1)] : []),
      mine
        ? button('Who owns what', { kind: 'owners.show', mine: false, page: 1, review: review.id })
        : button('What is mine', { kind: 'owners.show', mine: true, page: 1, review: review.id }),
      button('How far are we?', { kind: 'questions.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

const assignArea = (area: string, review: string) =>
  button('Assign', { kind: 'owner.choose', review, target: { kind: 'area', area } }, nameArea(area));

function showRow(row: OwnedRow, review: string): Row {
  const { mark, words } = tellState(row.state);
  const buttons = openOwned(row, review);
  return {
    mark,
    about: escapeText(nameOwned(row), 260),
    state: `${startSentence(words)}${row.state.kind === 'gone' ? '' : tellDue(row)}`,
    sets: buttons.length > 0 ? [{ buttons }] : [],
  };
}

const startSentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
