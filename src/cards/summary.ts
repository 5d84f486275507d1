import layout from '../../cards/summary/template.json' with { type: 'json' };
import type { OutcomeKind } from '../catalogue/outcome.ts';
import type { SummaryView, Unread } from '../protocol/view.ts';
import { aboutLine, aboutPlain, toolNames } from './about.ts';
import { type Button, button, inSets } from './button.ts';
import { explain } from './cause.ts';
import { count, showAge, showTime } from './date.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import { outcomeMarks, verdictMarks } from './mark.ts';
import type { Rendering } from './render.ts';
import { type Row, showRow } from './row.ts';

type Group = { readonly why: string; readonly who: string; readonly checks: string };

type Summary = {
  readonly style: string;
  readonly mark: string;
  readonly verdict: string;
  readonly reason: string;
  readonly next: string;
  readonly about: string;
  readonly counts: string;
  readonly age: string;
  readonly blockers: readonly { readonly heading: string; readonly rows: readonly Row[] }[];
  readonly unread: readonly { readonly heading: string; readonly groups: readonly Group[] }[];
  readonly more: readonly { readonly more: string }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Summary>(layout);

/** What a reader takes in at a glance; the rest is one button away. */
const shownBlockers = 4;
const shownCauses = 3;
const namedChecks = 3;

/** The verdict: whether it is ready, why not, and what to do next. */
export function renderSummary(view: SummaryView): Rendering {
  const { style, mark, word } = verdictMarks[view.verdict];
  const reason = giveReason(view);
  // A check that nobody could read is told by its cause, which many checks share.
  const blockers = view.blockers.filter(({ outcome }) => outcome !== 'unknown');
  const unread = mostNeededFirst(view.unread);
  const fallbackText = `${word}. ${reason} ${aboutPlain(view)}`;
  const card = fill({
    style,
    mark,
    verdict: word,
    reason,
    next: `**Next:** ${nextStep(view)}`,
    about: aboutLine(view),
    counts: tellCounts(view.counts),
    age: `Read ${showTime(view.asOf)}; ${showAge(view.ageMinutes)} old when this was posted.`,
    blockers:
      blockers.length > 0
        ? [
            {
              heading: view.verdict === 'readyWithRisks' ? nameRisks(view) : 'What stands in the way',
              rows: blockers.slice(0, shownBlockers).map(showRow),
            },
          ]
        : [],
    unread:
      view.unread.length > 0
        ? [{ heading: 'What is not known yet', groups: unread.slice(0, shownCauses).map(tellGroup) }]
        : [],
    more: tellMore(blockers.length - shownBlockers, view.unread.length - shownCauses),
    sets: inSets([
      ...(view.blockers.length > 0
        ? [
            button(view.verdict === 'readyWithRisks' ? 'Show risks' : 'Show blockers', {
              kind: 'findings.list',
              filter: { by: 'blockers' },
              page: 1,
            }),
          ]
        : []),
      ...(view.unread.some(({ cause }) => cause.kind === 'notAsked')
        ? [button('Answer questions', { kind: 'questions.show' })]
        : []),
      ...(view.verdict === 'ready' ? [] : [button('What to do', { kind: 'path.show' })]),
      ...(view.unread.length > 0
        ? [button('Show unknown', { kind: 'findings.list', filter: { by: 'unread' }, page: 1 })]
        : []),
      button('Scan again', { kind: 'scan.start' }),
      button('All findings', { kind: 'findings.list', filter: { by: 'all' }, page: 1 }),
      button('Planned installation', { kind: 'profile.show' }),
      button('Help', { kind: 'help.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

/** Why the verdict is what it is, in one breath. */
function giveReason({ verdict, blockers, unread, openRisks, acceptedRisks }: SummaryView): string {
  const failing = blockers.filter(({ outcome, severity }) => outcome === 'fail' && severity === 'required').length;
  const unknown = unread.reduce((sum, group) => sum + countRequired(group), 0);
  const open = openRisks > 0 ? `${count(openRisks, 'risk')} ${openRisks === 1 ? 'is' : 'are'} open` : '';
  const accepted = acceptedRisks > 0 ? `${acceptedRisks} accepted by a waiver` : '';
  const risks = [open, accepted].filter(Boolean).join(', ');
  switch (verdict) {
    case 'notReady':
      return `${count(failing, 'required check')} ${failing === 1 ? 'fails' : 'fail'}${unknown > 0 ? `, ${unknown} more ${unknown === 1 ? 'is' : 'are'} not known yet` : ''}${risks ? `; ${risks}` : ''}.`;
    case 'notKnownYet':
      return `Nothing required fails so far, but ${count(unknown, 'required check')} ${unknown === 1 ? 'is' : 'are'} not known yet.`;
    case 'readyWithRisks':
      return `Every required check passes; ${risks}.`;
    case 'ready':
      return 'Every required and every recommended check passes.';
  }
}

const nameRisks = ({ openRisks, acceptedRisks }: SummaryView) =>
  acceptedRisks === 0 ? 'Open risks' : openRisks === 0 ? 'Accepted risks' : 'Risks';

/** The one thing to do now. */
function nextStep({ verdict, blockers, unread, openRisks, tool }: SummaryView): string {
  if (verdict === 'ready') return `install ${toolNames[tool]}.`;
  if (verdict === 'readyWithRisks' && openRisks === 0) return `install ${toolNames[tool]}; all risks are accepted.`;
  const fix = blockers.find(({ fix, outcome }) => fix && outcome !== 'unknown')?.fix;
  if (verdict === 'notKnownYet' || !fix) {
    const cause = mostNeededFirst(unread)[0]?.cause;
    if (cause?.kind === 'notAsked') return 'answer the questions, which are about what the tenant cannot tell.';
    return cause ? explain(cause).who : 'open the findings below.';
  }
  return escapeText(fix, 220);
}

function tellCounts(counts: SummaryView['counts']): string {
  return (Object.keys(outcomeMarks) as OutcomeKind[])
    .filter((kind) => counts[kind] > 0)
    .map((kind) => {
      const { mark, one, many } = outcomeMarks[kind];
      // A mark that is torn from its number is read with the wrong one.
      return `${mark} ${counts[kind]} ${counts[kind] === 1 ? one : many}`.replaceAll(' ', '\u00a0');
    })
    .join(' · ');
}

function tellGroup(group: Unread): Group {
  const { why, who } = explain(group.cause);
  const { length } = group.checks;
  const required = countRequired(group);
  const extent =
    required === length
      ? count(length, 'required check')
      : `${count(length, 'check')}${required > 0 ? `, ${required} required` : ''}`;
  const named = group.checks.slice(0, namedChecks).map(({ title }) => escapeText(title, 100));
  const rest = length > namedChecks ? [`${length - namedChecks} more`] : [];
  return { why, who: `→ ${who}`, checks: `${extent}: ${[...named, ...rest].join('; ')}` };
}

const countRequired = ({ checks }: Unread) => checks.filter(({ severity }) => severity === 'required').length;

const mostNeededFirst = (unread: readonly Unread[]) =>
  [...unread].sort((one, other) => countRequired(other) - countRequired(one));

function tellMore(blockers: number, causes: number): { more: string }[] {
  const parts = [
    ...(blockers > 0 ? [`${blockers} more that ${blockers === 1 ? 'stands' : 'stand'} in the way`] : []),
    ...(causes > 0 ? [`${count(causes, 'more reason')} why something is not known`] : []),
  ];
  return parts.length > 0 ? [{ more: `And ${parts.join(', and ')}.` }] : [];
}
