import layout from '../../cards/trend/template.json' with { type: 'json' };
import type { TrendView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button, inSets } from './button.ts';
import { type Chart, drawTrend } from './chart.ts';
import { count, showTime } from './date.ts';
import { compile } from './fill.ts';
import { tellStanding } from './how-it-stands.ts';
import type { Rendering } from './render.ts';

type Trend = {
  readonly about: string;
  readonly charts: readonly Chart[];
  readonly readings: readonly { readonly heading: string; readonly lines: readonly { readonly text: string }[] }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Trend>(layout);

const told = 10;

/** How a review stood from reading to reading: drawn where there are enough of them, and the last ones in words. */
export function renderTrend(view: TrendView): Rendering {
  const { points } = view;
  const charts = drawTrend(points);
  const last = points.slice(-told).reverse();
  const fallbackText = `Trend: ${count(points.length, 'reading')}. ${aboutPlain(view)}`;
  const card = fill({
    about: aboutLine(view),
    charts,
    readings: [
      {
        heading:
          points.length > told ? `The last ${told} of ${points.length} readings` : count(points.length, 'reading'),
        lines: [
          ...last.map((point) => ({ text: `${showTime(point.asOf)} · ${tellStanding(point)}` })),
          ...(charts.length === 0 ? [{ text: 'A chart takes three readings.' }] : []),
        ],
      },
    ],
    sets: inSets([
      button('What changed', { kind: 'drift.show', since: '', page: 1 }),
      button('The verdict', { kind: 'status.show' }),
      button('Scan again', { kind: 'scan.start' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}
