import layout from '../../cards/alert/template.json' with { type: 'json' };
import type { AlertView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button, inSets } from './button.ts';
import { showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { tellHappening } from './happening.ts';
import { type Lines, toLines } from './lines.ts';
import { severityWords } from './mark.ts';
import type { Rendering } from './render.ts';

type Alert = {
  readonly style: 'attention' | 'good';
  readonly mark: string;
  readonly heading: string;
  readonly said: Lines;
  readonly about: string;
  readonly seen: string;
  readonly parts: readonly { readonly heading: string; readonly lines: Lines }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Alert>(layout);

/** One event that does not wait, with what to do first; and, in the same message, that it is over. */
export function renderAlert(view: AlertView): Rendering {
  const { seenAt, resolved, criteria } = view;
  const { mark, heading, what, first, traits, buttons } = tellEvent(view);
  const fallbackText = `${resolved ? '' : 'Alert: '}${plain(heading, 160)}. ${what ? `${plain(what, 160)} ` : ''}${aboutPlain(view)}`;
  const card = fill({
    style: resolved ? 'good' : 'attention',
    mark: resolved ? '✓' : mark,
    heading: escapeText(heading, 200),
    said: toLines(
      resolved
        ? [`**Since ${showTime(resolved.at)}**: ${escapeText(resolved.summary, 300)}`]
        : [...(what ? [escapeText(what, 400)] : []), ...(first ? [`**First:** ${escapeText(first, 400)}`] : [])],
    ),
    about: aboutLine(view),
    seen: [`Seen ${showTime(seenAt)}`, ...traits].join(' · '),
    parts: resolved
      ? what
        ? [{ heading: 'What it was', lines: toLines([escapeText(what, 400)]) }]
        : []
      : criteria.length > 0
        ? [{ heading: 'Your team rolls back if', lines: toLines(criteria.map((one) => `• ${escapeText(one, 300)}`)) }]
        : [],
    sets: inSets([
      ...buttons,
      ...(criteria.length > 0 ? [button('The first week', { kind: 'live.show' })] : []),
      button('What changed', { kind: 'drift.show', since: '', page: 1 }),
      button('The verdict', { kind: 'status.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

/** What happened and what to do first in plain words, and what there is to say beside it. */
function tellEvent({ event, tool, resolved }: AlertView) {
  if (event.kind === 'check') {
    const { check, title, subject, summary, fix, severity } = event;
    // Most summaries begin with the subject already.
    const name = subject && !summary.startsWith(subject) ? `${subject}: ${title}` : title;
    return {
      mark: '✗',
      // The title of a check says what is so where it passes.
      heading: `${resolved ? 'No longer failing' : 'Failing'}: ${name}`,
      what: summary,
      first: fix,
      traits: [`severity: ${severityWords[severity]}`],
      buttons: [button('Why?', { kind: 'check.explain', check }, title)],
    };
  }
  const { what, more, when, first } = tellHappening(event.happening, tool);
  return {
    mark: '!',
    heading: resolved ? `Over: ${what}` : what,
    what: more ? `${more}.` : '',
    first,
    traits: when ? [`happened ${when}`] : [],
    buttons: [],
  };
}
