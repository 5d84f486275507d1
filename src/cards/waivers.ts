import layout from '../../cards/waivers/template.json' with { type: 'json' };
import type { ShownWaiver, WaiversView } from '../protocol/view.ts';
import { type Button, button, inSets } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { toLines } from './lines.ts';
import type { Rendering } from './render.ts';
import { nameWaived, standings, tellCourse, tellMissing } from './standing.ts';

type Waivers = {
  readonly extent: string;
  readonly rows: readonly {
    readonly mark: string;
    readonly title: string;
    readonly lines: readonly { readonly text: string }[];
    readonly buttons: readonly Button[];
  }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Waivers>(layout);

/** Every waiver of a review, what is wrong with one first. */
export function renderWaivers({ review, page, pages, total, rows }: WaiversView): Rendering {
  const turn = (title: string, to: number) => button(title, { kind: 'waivers.show', page: to });
  const fallbackText = `${count(total, 'waiver')} in ${plain(review.name, 80)}.`;
  const extent =
    total === 0
      ? 'no risk was accepted, and none waits for a decision'
      : `${count(total, 'waiver')}${pages > 1 ? `, page ${page} of ${pages}` : ''}`;
  const card = fill({
    extent: `Review **${escapeText(review.name, 80)}** · ${extent}`,
    rows: rows.map((row) => showLine(row, review.id)),
    sets: inSets([
      ...(page > 1 ? [turn('‹ Previous', page - 1)] : []),
      ...(page < pages ? [turn('Next ›', page + 1)] : []),
      button('Show risks', { kind: 'findings.list', filter: { by: 'blockers' }, page: 1 }),
      button('Approvers', { kind: 'roles.show' }),
      button('Last verdict', { kind: 'status.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

function showLine(waiver: ShownWaiver, review: string) {
  const { id, title, object, standing, reason, missing } = waiver;
  const { mark, word } = standings[standing];
  const named = object ? `${title} — only ${object}` : title;
  return {
    mark: missing ? '✗' : mark,
    title: nameWaived(waiver),
    lines: toLines([
      ...tellMissing(waiver),
      `**${word}**: ${escapeText(reason, 200)}`,
      ...tellCourse({ ...waiver, decided: waiver.decided && { ...waiver.decided, because: '' } }),
    ]),
    buttons: [button('Look', { kind: 'waiver.show', review, waiver: id }, `${named} ${waiver.until}`)],
  };
}
