import type { TrendPoint } from '../protocol/view.ts';
import { count, showTime } from './date.ts';

type Value = { readonly x: string | number; readonly y: number };

/** How checks fail and are unknown over time, as lines; and the same in words, for clients that draw no charts. */
export type Chart = {
  readonly xAxis: string;
  readonly failing: readonly Value[];
  readonly unknown: readonly Value[];
  readonly words: string;
};

const fewest = 3;
const most = 30;

/** The chart of the last thirty readings. None where there are fewer than three. */
export function drawTrend(points: readonly TrendPoint[]): Chart[] {
  const shown = points.slice(-most);
  const [first] = shown;
  if (!first || shown.length < fewest) return [];
  // Teams spaces points by time only where each has a day for its own: the last reading of a day stands for it.
  const days = [...new Map(shown.map((point) => [point.asOf.slice(0, 10), point]))];
  const isByDay = days.length >= fewest;
  const series = isByDay ? days : shown.map((point, at) => [at + 1, point] as const);
  return [
    {
      xAxis: isByDay ? 'Day' : 'Reading',
      failing: series.map(([x, { failing }]) => ({ x, y: failing })),
      unknown: series.map(([x, { unknown }]) => ({ x, y: unknown })),
      words: `Failing: ${tellCourse(shown.map(({ failing }) => failing))} · Unknown: ${tellCourse(shown.map(({ unknown }) => unknown))}, over ${count(shown.length, 'reading')} since ${showTime(first.asOf)}`,
    },
  ];
}

const told = 8;

/** "12 → 9 → 3": a number that stays is told once, and of many changes the first and the last ones. */
function tellCourse(numbers: readonly number[]): string {
  const turns = numbers.filter((number, at) => number !== numbers[at - 1]);
  const [first] = turns;
  return (turns.length > told ? [first, '…', ...turns.slice(2 - told)] : turns).join(' → ');
}
