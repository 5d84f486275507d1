import layout from '../../cards/waiver/template.json' with { type: 'json' };
import type { WaiverView } from '../protocol/view.ts';
import { type Button, button, inSets, submit } from './button.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { type Lines, toLines } from './lines.ts';
import type { Rendering } from './render.ts';
import { type Row, showRow } from './row.ts';
import { nameWaived, standings, tellCourse, tellMissing } from './standing.ts';

type Waiver = {
  readonly style: string;
  readonly mark: string;
  readonly heading: string;
  readonly title: string;
  readonly about: string;
  readonly notes: Lines;
  readonly reason: string;
  readonly course: Lines;
  readonly findings: readonly Pick<Row, 'mark' | 'seen'>[];
  readonly deciding: readonly { readonly grant: Button; readonly decline: Button; readonly withdraw: Button }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Waiver>(layout);

/** A risk that is or was to be accepted: what for, why, until when, by whom; to be decided on. */
export function renderWaiver({ review, waiver, finding, note }: WaiverView): Rendering {
  const { check, title, object, standing, reason } = waiver;
  const { mark, word, style } = standings[standing];
  const target = { review: review.id, waiver: waiver.id, revision: waiver.revision };
  const withdraw = button('Withdraw', { kind: 'waiver.withdraw', ...target });
  const what = object ? `${title}, for ${object}` : title;
  const fallbackText = `Waiver: ${plain(word, 60)}. ${plain(what, 260)} ${plain(review.name, 80)}`;
  const card = fill({
    style,
    mark,
    heading: `Waiver: ${word.charAt(0).toLowerCase()}${word.slice(1)}`,
    title: nameWaived(waiver),
    about: `${escapeText(review.name, 80)} · ${escapeText(check, 120)}`,
    notes: toLines([...(note ? [`✗ ${escapeText(note, 300)}`] : []), ...tellMissing(waiver)]),
    reason: escapeText(reason, 2000),
    course: toLines(tellCourse(waiver)),
    findings: finding ? [showRow(finding)].map(({ mark, seen }) => ({ mark, seen })) : [],
    deciding:
      standing === 'requested'
        ? [
            {
              grant: button('Grant', { kind: 'waiver.grant', ...target }),
              decline: submit('Decline it', { kind: 'waiver.decline', ...target }),
              withdraw,
            },
          ]
        : [],
    sets: inSets([
      ...(standing === 'inForce' ? [withdraw] : []),
      ...(finding ? [button('Why?', { kind: 'check.explain', check })] : []),
      button('All waivers', { kind: 'waivers.show', page: 1 }),
      button('Last verdict', { kind: 'status.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}
