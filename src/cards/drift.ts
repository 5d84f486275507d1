import layout from '../../cards/drift/template.json' with { type: 'json' };
import type { DriftView } from '../protocol/view.ts';
import type { DriftKind, Side } from '../review/drift.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button, inSets } from './button.ts';
import { explain } from './cause.ts';
import { count, showDay, showTime } from './date.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import { outcomeMarks, severityWords, verdictMarks } from './mark.ts';
import type { Rendering } from './render.ts';

type Lines = readonly { readonly text: string }[];

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
    notes: inNotes(sayNotes(view)),
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

interface Words {
  readonly word: string;
  /** As in "3 newly failing"; `one` as in "1 newly failing". */
  readonly many: string;
  readonly one: string;
}

/** In the order in which they are counted: what got worse first. */
const kinds: { readonly [K in DriftKind]: Words } = {
  newlyFailing: { word: 'Newly failing', many: 'newly failing', one: 'newly failing' },
  wentDark: { word: 'Went dark', many: 'went dark', one: 'went dark' },
  fixed: { word: 'Fixed', many: 'fixed', one: 'fixed' },
  backInSight: { word: 'Back in sight', many: 'back in sight', one: 'back in sight' },
  changed: { word: 'Changed', many: 'changed otherwise', one: 'changed otherwise' },
  rules: {
    word: 'Not a change of the tenant',
    many: 'differ only because Preflight reads other facts now',
    one: 'differs only because Preflight reads other facts now',
  },
};

const sayCounts = ({ counts }: DriftView): string[] =>
  Object.entries(kinds).flatMap(([kind, { many, one }]) => {
    const number = counts[kind as DriftKind];
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  });

const nothing = { onlyOne: 'nothing to compare with yet.', noneSince: 'not read since then.', noneWhole: 'not known.' };

const sayPlain = (view: DriftView): string =>
  view.alone === '' ? `${sayCounts(view).join(', ') || 'nothing'}.` : nothing[view.alone];

/** Which two readings are compared, or why there are not two. */
function sayExtent({ alone, since, before, after, beginsLater, page, pages }: DriftView): string {
  const read = showTime(after.asOf);
  switch (alone) {
    case 'onlyOne':
      return `The tenant was read once, ${read}: there is nothing to compare with yet.`;
    case 'noneSince':
      return `The tenant was not read since ${showDay(since)}: the newest reading is of ${read}. Scan again to see what changed.`;
    case 'noneWhole':
      return `No reading is whole enough to compare: the newest one is of ${read}. Scan again in a few minutes.`;
    case '': {
      const later = beginsLater ? `There is no reading from before ${showDay(since)}, so the first one counts. ` : '';
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
  const counts = sayCounts(view);
  return [
    ...(view.isOtherTenant ? ['! **The earlier reading is of another tenant**, which may be all that changed.'] : []),
    before.verdict === after.verdict
      ? `${now.mark} **${now.word}**, as before`
      : `${now.mark} **${now.word}** now; before: ${was.mark} **${was.word}**`,
    counts.length > 0 ? `**${counts.join(' · ')}**` : 'Nothing changed.',
  ];
}

function showRow(row: DriftView['rows'][number]): Drift['rows'][number] {
  const { check, kind, severity, title, name, before, after, fix } = row;
  const { mark } = outcomeMarks[after?.outcome ?? 'notApplicable'];
  // Where the kind says the outcome already, it is not said twice.
  const isSaid = kind === 'newlyFailing' || kind === 'wentDark';
  const next = after?.cause ? explain(after.cause).who : escapeText(fix, 220);
  return {
    mark,
    title: escapeText(title, 160),
    lines: toLines([
      `**${kinds[kind].word}** (${severityWords[severity]}): ${tell(after, !isSaid)}`,
      `Before: ${kind === 'rules' && before?.cause?.kind === 'notAsked' ? 'Preflight did not read this.' : tell(before, true)}`,
      ...(next ? [`→ ${next}`] : []),
    ]),
    buttons: [button('Why?', { kind: 'check.explain', check }, name ? `${name}: ${title}` : title)],
  };
}

/** What a check came to, in words. */
function tell(side: Side | null, withOutcome: boolean): string {
  if (!side) return 'there was no such check.';
  const { cause, outcome, summary } = side;
  const seen = cause ? `${explain(cause).why}.` : escapeText(summary, 260);
  return withOutcome ? `**${outcomeMarks[outcome].word}**: ${seen}` : seen;
}

/** What the comparison leaves out, and what it takes as it is today. */
function sayNotes({ leftOut, before, hasNewRules, hasNewPlan, newAnswers, stillDark }: DriftView): string[] {
  return [
    ...leftOut.slice(0, 3).map(({ asOf, missing, of, cause }) => {
      const why = {
        throttled: 'was too busy',
        unreachable: 'could not be reached',
        timedOut: 'did not answer in time',
      };
      return `The reading of ${showTime(asOf)} is left out: Microsoft Graph ${why[cause]}, and ${missing} of ${of} facts are missing.`;
    }),
    ...(leftOut.length > 3 ? [`${count(leftOut.length - 3, 'more reading')} left out likewise.`] : []),
    ...(stillDark > 0 ? [`Still dark: ${count(stillDark, 'check')}, as before.`] : []),
    ...(before && newAnswers > 0
      ? [
          `${count(newAnswers, 'question was', 'questions were')} answered since. Both readings are judged with the answers of today, so none of that is a change here; the history has it.`,
        ]
      : []),
    ...(hasNewRules ? ['Preflight’s rules changed since. Both readings are judged by those of today.'] : []),
    ...(hasNewPlan
      ? ['The two readings were made for different accounts or UPN suffixes: the plan may be behind some of this.']
      : []),
  ];
}

const toLines = (texts: readonly string[]): Lines => texts.map((text) => ({ text }));
const inNotes = (texts: readonly string[]) => (texts.length > 0 ? [{ lines: toLines(texts) }] : []);
