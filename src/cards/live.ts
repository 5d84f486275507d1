import layout from '../../cards/live/template.json' with { type: 'json' };
import type { LiveView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button, inSets } from './button.ts';
import { count, showDay, showTime } from './date.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import { tellDay, tellStanding } from './how-it-stands.ts';
import { type Lines, toLines } from './lines.ts';
import type { Rendering } from './render.ts';

type Part = { readonly heading: string; readonly lines: Lines };

type Live = {
  readonly heading: string;
  readonly about: string;
  readonly notes: Lines;
  readonly lead: Lines;
  readonly parts: readonly Part[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Live>(layout);

/** The first week after go-live, beside what the team rolls back for; and what came of it. */
export function renderLive(view: LiveView): Rendering {
  const { since, isOver, liveDay, note, standing, events } = view;
  const heading = isOver
    ? 'The first week is over'
    : liveDay === null
      ? 'The first week'
      : `The first week: ${tellDay(liveDay)}`;
  const open = events.filter(isOpen);
  const fallbackText = `${heading}. ${since === null ? 'Not live yet.' : `${count(events.length, 'event')}, ${open.length} open.`} ${aboutPlain(view)}`;
  const card = fill({
    heading,
    about: aboutLine(view),
    notes: toLines(note ? [escapeText(note, 400)] : []),
    lead: toLines([...sayPhase(view), ...(standing ? [tellStanding(standing)] : [])]),
    parts: [
      ...(isOver ? [] : [tellCriteria(view)]),
      ...(isOver && open.length === 0 ? inPart('Still open', ['Nothing.'], 1) : []),
      ...inPart('Still open', open.slice(0, shown).map(tellEvent), open.length),
      ...tellPast(view),
      ...(isOver && view.criteria.length > 0 ? [tellCriteria(view)] : []),
    ],
    sets: inSets([
      ...(since === null
        ? []
        : [
            button('What changed', { kind: 'drift.show', since: '', page: 1 }),
            button('Trend', { kind: 'trend.show' }),
          ]),
      button('The verdict', { kind: 'status.show' }),
      button('Digests', { kind: 'digests.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

type Event = LiveView['events'][number];

/** Where the week is, and what to type to begin it. */
function sayPhase({ since, until, isOver, liveDay }: LiveView): string[] {
  if (since === null)
    return [
      'This review is not live. On the day of go-live, say **we are live**; later, **we are live since** and the day.',
      'For seven days from then on, Preflight watches more closely, tells at once what does not wait, and ends the week with a card.',
    ];
  return liveDay === null && !isOver
    ? [`Go-live is on ${showDay(since)}. From then on until ${showDay(until)} it is closely watched.`]
    : [`Live since ${showDay(since)}, closely watched until ${showDay(until)}.`];
}

function tellCriteria({ criteria, isOver }: LiveView): Part {
  if (criteria.length === 0)
    return {
      heading: 'What your team rolls back for',
      lines: toLines(['Nothing is written down yet. Say **roll back if** and what, one at a time.']),
    };
  return {
    heading: isOver ? 'Your team would have rolled back if' : 'Your team rolls back if',
    lines: toLines(criteria.map((one) => `• ${escapeText(one, 300)}`)),
  };
}

const isOpen = ({ hasEnd, resolvedAt }: Event): boolean => hasEnd && resolvedAt === null;

/** So many events of a kind are told; who wants more looks at the history. */
const shown = 8;

/** What is not open: what is over, and what is of a kind that has no end. */
function tellPast({ liveDay, isOver, events }: LiveView): readonly Part[] {
  if (liveDay === null && !isOver) return [];
  if (events.length === 0) return inPart('What happened', ['Nothing that could not wait for a digest.'], 1);
  const past = events.filter((event) => !isOpen(event));
  return inPart('What happened', past.slice(0, shown).map(tellEvent), past.length);
}

function tellEvent({ text, at, hasEnd, resolvedAt }: Event): string {
  const mark = resolvedAt !== null ? '✓' : hasEnd ? '✗' : '!';
  return `${mark} ${escapeText(text, 260)} · ${showTime(at)}${resolvedAt === null ? '' : `, over ${showTime(resolvedAt)}`}`;
}

const inPart = (heading: string, texts: readonly string[], total: number): readonly Part[] =>
  total > 0
    ? [{ heading, lines: toLines([...texts, ...(total > texts.length ? [`${total - texts.length} more`] : [])]) }]
    : [];
