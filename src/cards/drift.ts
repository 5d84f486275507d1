import layout from '../../cards/drift/template.json' with { type: 'json' };
import type { DriftView } from '../protocol/view.ts';
import type { Side } from '../review/drift.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button, inSets } from './button.ts';
import { count, showDay, showTime } from './date.ts';
import { driftWords, sayCounts, sayDriftNotes, tellNext, tellOtherTenant, tellOutcome, tellSide } from './drifted.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import { type Lines, partOf, toLines } from './lines.ts';
import { outcomeMarks, severityWords, verdictMarks } from './mark.ts';
import type { Rendering } from './render.ts';

type Drift = {
  readonly about: string;
  readonly extent: string;
  readonly lead: Lines;
  readonly rows: readonly {
    readonly mark: string;
    readonly title: string;
    readonly lines: Lines;
    readonly buttons: readonly Button[];
  }[];
  readonly notes: readonly { readonly lines: Lines }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Drift>(layout);

/** What differs between two readings of a tenant: what got worse first, and nothing told by colour. */
export function renderDrift(view: DriftView): Rendering {
  const { since, page, pages, rows, stillDark } = view;
  const turn = (title: string, to: number) => button(title, { kind: 'drift.show', since, page: to });
  const fallbackText = `What changed: ${sayPlain(view)} ${aboutPlain(view)}`;
  const card = fill({
    about: aboutLine(view),
    extent: sayExtent(view),
    lead: toLines(sayLead(view)),
    rows: rows.map(showRow),
    notes: partOf(sayNotes(view)),
    sets: inSets([
      ...(page > 1 ? [turn('‹ Previous', page - 1)] : []),
      ...(page < pages ? [turn('Next ›', page + 1)] : []),
      ...(stillDark + view.counts.wentDark > 0
        ? [button('What is unknown', { kind: 'findings.list', filter: { by: 'unread' }, page: 1 })]
        : []),
      ...(view.newAnswers > 0 ? [button('History', { kind: 'history.show', page: 1 })] : []),
      button('Back to the verdict', { kind: 'status.show' }),
      button('Scan again', { kind: 'scan.start' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

const nothing = { onlyOne: 'nothing to compare with yet.', noneSince: 'not read since then.', noneWhole: 'not known.' };

const sayPlain = (view: DriftView): string =>
  view.alone === '' ? `${sayCounts(view.counts).join(', ') || 'nothing'}.` : nothing[view.alone];

/** Which two readings are compared, or why there are not two. */
function sayExtent({ alone, since, before, after, beginsLater, page, pages }: DriftView): string {
  const read = showTime(after.asOf);
  switch (alone) {
    case 'onlyOne':
      return `The tenant was read once, ${read}: there is nothing to compare with yet.`;
    case 'noneSince':
      return `The tenant was not read since ${showDay(since.slice(0, 10))}: the newest reading is of ${read}. Scan again to see what changed.`;
    case 'noneWhole':
      return `No reading is whole enough to compare: the newest one is of ${read}. Scan again in a few minutes.`;
    case '': {
      const later = beginsLater
        ? `There is no reading from before ${showDay(since.slice(0, 10))}, so the first one counts. `
        : '';
      const where = pages > 1 ? ` · page ${page} of ${pages}` : '';
      return `${later}Between the readings of ${before ? showTime(before.asOf) : ''} and ${read}${where}`;
    }
  }
}

/** The verdicts of the two, and how much of what kind differs. */
function sayLead(view: DriftView): string[] {
  const { before, after } = view;
  const now = verdictMarks[after.verdict];
  if (!before) return [];
  const was = verdictMarks[before.verdict];
  const counts = sayCounts(view.counts);
  return [
    ...tellOtherTenant(view),
    before.verdict === after.verdict
      ? `${now.mark} **${now.word}**, as before`
      : `${now.mark} **${now.word}** now; before: ${was.mark} **${was.word}**`,
    counts.length > 0 ? `**${counts.join(' · ')}**` : 'Nothing changed.',
  ];
}

function showRow(row: DriftView['rows'][number]): Drift['rows'][number] {
  const { check, kind, severity, title, name, before, after } = row;
  const { mark } = outcomeMarks[after?.outcome ?? 'notApplicable'];
  // Where the kind says the outcome already, it is not said twice.
  const isSaid = kind === 'newlyFailing' || kind === 'wentDark';
  const tell = (side: Side | null) => (side ? tellOutcome(side) : 'there was no such check.');
  return {
    mark,
    title: escapeText(title, 160),
    lines: toLines([
      `**${driftWords[kind].word}** (${severityWords[severity]}): ${after && isSaid ? tellSide(after) : tell(after)}`,
      `Before: ${kind === 'rules' && before?.cause?.kind === 'notAsked' ? 'Preflight did not read this.' : tell(before)}`,
      ...tellNext(row),
    ]),
    buttons: [button('Why?', { kind: 'check.explain', check }, name ? `${name}: ${title}` : title)],
  };
}

const sayNotes = (view: DriftView): string[] => [
  ...sayDriftNotes(view),
  ...(view.stillDark > 0 ? [`Still dark: ${count(view.stillDark, 'check')}, as before.`] : []),
];
