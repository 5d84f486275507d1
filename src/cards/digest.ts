import layout from '../../cards/digest/template.json' with { type: 'json' };
import { countChanges, isQuiet } from '../protocol/quiet.ts';
import type { DigestView, DriftView } from '../protocol/view.ts';
import type { DriftKind } from '../review/drift.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button, inSets } from './button.ts';
import { explain } from './cause.ts';
import { type Chart, drawTrend } from './chart.ts';
import { count, showDay, showTime } from './date.ts';
import { driftWords, sayCounts, sayDriftNotes, tellNext, tellOtherTenant, tellOutcome, tellSide } from './drifted.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import { tellHappening, tellUnseen } from './happening.ts';
import { tellDay, tellStanding } from './how-it-stands.ts';
import { type Lines, partOf, toLines } from './lines.ts';
import { outcomeMarks, severityWords, verdictMarks } from './mark.ts';
import type { Rendering } from './render.ts';

type Row = DriftView['rows'][number];

type Digest = {
  readonly about: string;
  readonly occasions: Lines;
  readonly lead: Lines;
  readonly groups: readonly {
    readonly heading: string;
    readonly rows: readonly {
      readonly mark: string;
      readonly title: string;
      readonly lines: Lines;
      readonly buttons: readonly Button[];
    }[];
  }[];
  readonly more: readonly { readonly text: string; readonly buttons: readonly Button[] }[];
  readonly parts: readonly { readonly heading: string; readonly lines: Lines }[];
  readonly notes: readonly { readonly lines: Lines }[];
  readonly charts: readonly Chart[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Digest>(layout);

/** So many of each are told, and the rest is counted: a digest is read in passing. */
const shown = { rows: 8, happenings: 6, causes: 3, titles: 3, lapses: 6 };

/** What changed since the last digest, worst first. Where nothing did, it says so in a line and ends. */
export function renderDigest(view: DigestView): Rendering {
  const { drift, standing, liveDay } = view;
  const changes = countChanges(drift.counts);
  const nothingNew = isQuiet(view);
  const standingLine = `${tellStanding(standing, drift.before?.verdict)}${liveDay === null ? '' : ` · ${tellDay(liveDay)} after go-live`}`;
  const extent = sayExtent(drift, nothingNew);
  const fallbackText = `Digest: ${sayPlain(view)}. ${verdictMarks[standing.verdict].word}. ${aboutPlain(view)}`;
  const rows = drift.rows.slice(0, shown.rows);
  const left = changes - rows.length;
  const all = button('What changed', { kind: 'drift.show', since: drift.before?.asOf ?? '', page: 1 });
  const card = fill({
    about: aboutLine(view),
    occasions: toLines(sayOccasion(view.schedule)),
    lead: toLines([...(nothingNew ? [extent, standingLine] : [standingLine, extent]), ...tellOtherTenant(drift)]),
    groups: groupRows(rows),
    more: left > 0 ? [{ text: sayMore(drift.counts, rows), buttons: [all] }] : [],
    parts: nothingNew ? [] : [...tellHappenings(view), ...tellLapses(view), ...tellLongDark(view)],
    notes: partOf([
      // A heading of its own says it where it made a difference.
      ...sayDriftNotes({ ...drift, hasNewRules: drift.hasNewRules && drift.counts.rules === 0 }),
      ...tellUnseen(view.unseen),
    ]),
    charts: nothingNew ? [] : drawTrend(view.trend),
    sets: inSets([
      ...(changes > 0 && left === 0 ? [all] : []),
      ...(!nothingNew && drift.counts.wentDark + view.longDark.length > 0
        ? [button('What is unknown', { kind: 'findings.list', filter: { by: 'unread' }, page: 1 })]
        : []),
      ...(liveDay === null ? [] : [button('The first week', { kind: 'live.show' })]),
      button('The verdict', { kind: 'status.show' }),
      button(view.schedule ? 'Pause or change' : 'Digests', { kind: 'digests.show' }, 'digests'),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

/** What got worse and what was mended come first; what Preflight itself brought about comes last. */
const order: readonly DriftKind[] = ['newlyFailing', 'fixed', 'wentDark', 'backInSight', 'changed', 'rules'];

const headings: { readonly [K in DriftKind]: string } = {
  newlyFailing: driftWords.newlyFailing.word,
  fixed: driftWords.fixed.word,
  wentDark: driftWords.wentDark.word,
  backInSight: driftWords.backInSight.word,
  changed: driftWords.changed.word,
  rules: 'Not a change of the tenant: Preflight’s rules changed',
};

/** Why it comes now. Nothing where it comes on time. */
function sayOccasion(schedule: DigestView['schedule']): string[] {
  if (!schedule) return ['Asked for now'];
  return schedule.isLate ? [`Late: meant for ${showTime(schedule.slot)}`] : [];
}

/** How much changed since when, or why nobody can tell. */
function sayExtent(drift: DriftView, nothingNew: boolean): string {
  const { alone, before, after } = drift;
  switch (alone) {
    case 'onlyOne':
      return `There is nothing to compare with yet: this is how things stood on ${showTime(after.asOf)}. The next digest says what changed since.`;
    case 'noneSince':
      return `Nothing is compared: the newest whole reading is still that of ${showTime(after.asOf)}.`;
    case 'noneWhole':
      return `Nothing is compared: no reading is whole enough. The newest one is of ${showTime(after.asOf)}.`;
    case '': {
      const since = before ? ` since ${showTime(before.asOf)}` : '';
      if (nothingNew) return `**Nothing changed**${since}.`;
      const changes = countChanges(drift.counts);
      return changes > 0 ? `**${count(changes, 'change')}**${since}` : `No check changed${since}.`;
    }
  }
}

function sayPlain({ drift, happenings, lapses }: DigestView): string {
  const novelties = lapses.filter(({ isNew }) => isNew).length;
  const news = [
    ...sayCounts(drift.counts, order),
    ...(happenings.length > 0 ? [count(happenings.length, 'event')] : []),
    ...(novelties > 0 ? [`${novelties} about to run out`] : []),
  ];
  return news.join(', ') || (drift.alone === '' ? 'nothing changed' : 'nothing to compare with');
}

const groupRows = (rows: readonly Row[]): Digest['groups'] =>
  order.flatMap((kind) => {
    const group = rows.filter((row) => row.kind === kind);
    return group.length > 0
      ? [{ heading: headings[kind], rows: group.map((row, at) => showRow(row, group[at - 1])) }]
      : [];
  });

/** @param above the row above it, whose next step is not told again */
function showRow(row: Row, above: Row | undefined): Digest['groups'][number]['rows'][number] {
  const { check, title, name, after } = row;
  const next = tellNext(row);
  const isSame = above && next.length > 0 && next.join() === tellNext(above).join();
  return {
    mark: outcomeMarks[after?.outcome ?? 'notApplicable'].mark,
    title: escapeText(title, 160),
    lines: toLines([tellRow(row), ...(isSame ? ['→ As above'] : next)]),
    buttons: [button('Why?', { kind: 'check.explain', check }, name ? `${name}: ${title}` : title)],
  };
}

/** What is so now. What the heading has said already is not said again. */
function tellRow({ kind, severity, before, after }: Row): string {
  if (!after) return 'It is no longer looked at here.';
  const severe = severityWords[severity];
  switch (kind) {
    case 'newlyFailing':
    case 'wentDark':
      return `${severe[0]?.toUpperCase()}${severe.slice(1)} · ${tellSide(after)}`;
    case 'fixed':
      return after.outcome === 'pass' ? tellSide(after) : tellOutcome(after);
    case 'changed':
      return `${before ? `${outcomeMarks[before.outcome].word} → ` : 'New · '}${tellOutcome(after)}`;
    case 'backInSight':
    case 'rules':
      return tellOutcome(after);
  }
}

/** What is on no row: how many of which kind. */
function sayMore(counts: DriftView['counts'], rows: readonly Row[]): string {
  const unseen = { ...counts };
  for (const { kind } of rows) unseen[kind] -= 1;
  return `**${countChanges(unseen)} more**: ${sayCounts(unseen, order).join(', ')}.`;
}

function tellHappenings({ happenings, tool }: DigestView): Digest['parts'] {
  const lines = happenings.slice(0, shown.happenings).map((happened) => {
    const { what, more, when } = tellHappening(happened, tool);
    return `! **${escapeText(what, 200)}**${when ? ` (${when})` : ''}${more ? `. ${escapeText(more, 220)}` : ''}`;
  });
  return inPart('Happened in the tenant', [...lines, ...sayRest(happenings.length - shown.happenings)]);
}

function tellLapses({ lapses }: DigestView): Digest['parts'] {
  const ordered = lapses.toSorted((a, b) => a.days - b.days);
  const lines = ordered.slice(0, shown.lapses).map(({ what, note, on, days, isNew }) => {
    const when = days < 0 ? `Ended ${count(-days, 'day')} ago` : days === 0 ? 'Today' : `In ${count(days, 'day')}`;
    return `${days < 0 ? '✗' : '!'} **${when}** (${showDay(on)}): ${escapeText(what, 200)}${isNew ? ' · **new**' : ''}${note ? ` · ${escapeText(note, 160)}` : ''}`;
  });
  return inPart('What runs out', [...lines, ...sayRest(lapses.length - shown.lapses)]);
}

/** By cause, which many checks share. */
function tellLongDark({ longDark }: DigestView): Digest['parts'] {
  const groups = [...Map.groupBy(longDark, ({ cause }) => explain(cause).why).values()];
  const lines = groups.slice(0, shown.causes).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { why, who } = explain(first.cause);
    const named = group
      .slice(0, shown.titles)
      .map(({ title, since }) => `${escapeText(title, 100)} (since ${showDay(since.slice(0, 10))})`);
    const rest = group.length > shown.titles ? [`${group.length - shown.titles} more`] : [];
    return [`? **${why}**: ${[...named, ...rest].join('; ')}`, `→ ${who}`];
  });
  return inPart('Out of sight for a week or longer', [...lines, ...sayRest(groups.length - shown.causes)]);
}

const sayRest = (left: number): string[] => (left > 0 ? [`${left} more`] : []);

const inPart = (heading: string, texts: readonly string[]): Digest['parts'] =>
  texts.length > 0 ? [{ heading, lines: toLines(texts) }] : [];
