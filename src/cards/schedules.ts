import layout from '../../cards/schedules/template.json' with { type: 'json' };
import type { SchedulesView } from '../protocol/view.ts';
import { type Button, button, inSets } from './button.ts';
import { count, showTime } from './date.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import { type Lines, toLines } from './lines.ts';
import type { Rendering } from './render.ts';

type Schedules = {
  readonly extent: string;
  readonly notes: Lines;
  readonly rows: readonly {
    readonly mark: string;
    readonly name: string;
    readonly lines: Lines;
    readonly buttons: readonly Button[];
  }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Schedules>(layout);

/** Who hears of reviews here and when, each to be paused, resumed and stopped. */
export function renderSchedules({ rows, note }: SchedulesView): Rendering {
  const fallbackText = `${rows.length === 0 ? 'No digest' : count(rows.length, 'digest')} in this conversation.`;
  const card = fill({
    extent:
      rows.length === 0
        ? 'Nobody is told here on time yet. A digest says what changed in the tenant since the last one, what runs out, and how the review stands. Set one up, or say **digest every weekday at 08:00 Europe/Zurich**.'
        : `${count(rows.length, 'digest')} in this conversation`,
    notes: toLines(note ? [escapeText(note, 400)] : []),
    rows: rows.map(showRow),
    sets: inSets([
      button(rows.length === 0 ? 'Set up' : 'Set up a digest', { kind: 'digest.prepare' }),
      button('Digest now', { kind: 'digest.now' }),
      button('The verdict', { kind: 'status.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

function showRow(row: SchedulesView['rows'][number]): Schedules['rows'][number] {
  const { id, revision, number, reviewName, words, onlyChanges, state, next, by, suspendedSince } = row;
  const change = (title: string, what: 'pause' | 'resume' | 'stop') =>
    button(title, { kind: 'digest.change', what, schedule: id, revision }, `${number}, ${reviewName}`);
  const isPaused = state === 'paused';
  return {
    mark: suspendedSince ? '✗' : isPaused ? '○' : '✓',
    name: `${number}\\. ${escapeText(reviewName, 80)}`,
    lines: toLines([
      `${escapeText(startSentence(words), 160)}${onlyChanges ? ', only when something changes' : ''}`,
      suspendedSince
        ? `**Not delivered** since ${showTime(suspendedSince)}: Teams refuses messages there. Write to Preflight there, or install it again, and it goes on.`
        : isPaused
          ? '**Paused**: nothing is posted until it is resumed'
          : `Next ${showTime(next)}`,
      `Set up by ${escapeText(by, 80)}`,
    ]),
    buttons: [isPaused ? change('Resume', 'resume') : change('Pause', 'pause'), change('Stop', 'stop')],
  };
}

const startSentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
