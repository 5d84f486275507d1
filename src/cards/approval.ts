import layout from '../../cards/approval/template.json' with { type: 'json' };
import type { IntentOf } from '../protocol/intent.ts';
import type { ApprovalView } from '../protocol/view.ts';
import type { Decision, Voice } from '../review/approval.ts';
import { type Button, button, inSets, submit } from './button.ts';
import { count, showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Lines } from './lines.ts';
import { verdictMarks } from './mark.ts';
import type { Rendering } from './render.ts';

type Approval = {
  readonly style: string;
  readonly mark: string;
  readonly heading: string;
  readonly state: string;
  readonly problems: Lines;
  readonly about: string;
  readonly verdict: string;
  readonly evidence: string;
  readonly stale: readonly { readonly heading: string; readonly lines: Lines }[];
  readonly open: readonly { readonly heading: string; readonly lines: Lines }[];
  readonly voices: readonly { readonly mark: string; readonly text: string; readonly lines: Lines }[];
  readonly conditions: readonly {
    readonly rows: readonly { readonly text: string; readonly lines: Lines; readonly buttons: readonly Button[] }[];
  }[];
  readonly earlier: Lines;
  readonly votes: readonly { readonly buttons: readonly Button[] }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly refresh: Button;
  readonly refreshFor: readonly string[];
  readonly fallbackText: string;
};

const fill = compile<Approval>(layout);

const decisions: {
  readonly [K in Decision]: { readonly mark: string; readonly word: string; readonly style: string };
} = {
  go: { mark: '✓', word: 'Go', style: 'good' },
  goWithConditions: { mark: '!', word: 'Go with conditions', style: 'warning' },
  noGo: { mark: '✗', word: 'No-go', style: 'attention' },
};

const voices: { readonly [K in Voice]: { readonly mark: string; readonly said: string } } = {
  approve: { mark: '✓', said: 'approves' },
  approveWithConditions: { mark: '!', said: 'approves with conditions' },
  reject: { mark: '✗', said: 'rejects' },
};

const shownChecks = 5;
const shownConditions = 12;
/** Those who have yet to vote are told by the count above. */
const shownVoices = 12;

/** A request for approval, as it is stored: for everyone, or for one approver with the buttons to vote. */
export function renderApproval(view: ApprovalView): Rendering {
  const { review, request, viewer } = view;
  const target = { review: review.id, request: request.id, round: request.round };
  const { mark, heading, style } = tellState(view);
  const isOpen = request.state === 'open';
  const mayVote = isOpen && viewer !== null;
  const isPlainGo = view.blocking.length + view.openRisks.length === 0;
  const fallbackText = `${heading}: ${plain(review.name, 80)}. ${plain(tellCount(view), 200)}`;
  const card = fill({
    style,
    mark,
    heading,
    state: tellCount(view),
    problems: view.problem ? [{ text: `✗ ${escapeText(view.problem, 400)}` }] : [],
    about: `Review **${escapeText(review.name, 80)}** · asked by ${escapeText(request.requestedBy, 80)}, ${showTime(request.requestedAt)}${tellLapse(request)}`,
    verdict: `Verdict: ${verdictMarks[view.verdict].mark} **${verdictMarks[view.verdict].word}**`,
    evidence: `Bound to the evidence ${view.hash.slice(0, 12)}: the rules, the planned installation, the answers, the waivers and each outcome.`,
    stale: view.stale ? [tellStale(view.stale)] : [],
    open: tellOpen(view),
    voices: view.voices.slice(0, shownVoices).map(tellVoice),
    conditions: view.conditions.length > 0 ? [{ rows: tellConditions(view) }] : [],
    earlier:
      view.earlier > 0
        ? [
            {
              text: `${count(view.earlier, 'earlier vote')} on what was so before ${view.earlier === 1 ? 'stays' : 'stay'} in the record.`,
            },
          ]
        : [],
    votes: mayVote
      ? [
          {
            buttons: [
              isPlainGo
                ? submit('Approve', { kind: 'approval.vote', ...target, seen: viewer.votes, voice: 'approve' })
                : button('Go with conditions', { kind: 'approval.condition', ...target }),
              submit(
                'Reject',
                { kind: 'approval.vote', ...target, seen: viewer.votes, voice: 'reject' },
                'with this reason',
              ),
            ],
          },
        ]
      : [],
    sets: inSets([
      ...(isOpen && !viewer ? [button('Decide', show(target, true), 'as an approver')] : []),
      ...(request.state === 'stale' ? [submit('Ask again', { kind: 'approval.renew', ...target })] : []),
      button('The verdict', { kind: 'status.show' }),
      ...(isPlainGo ? [] : [button('Show blockers', { kind: 'findings.list', filter: { by: 'blockers' }, page: 1 })]),
      ...(isOpen || request.state === 'stale'
        ? [button('Withdraw the request', { kind: 'approval.withdraw', ...target })]
        : []),
    ]),
    refresh: button('Refresh', show(target, false)),
    refreshFor: view.refreshFor.slice(0, mostRefreshed),
    fallbackText,
  });
  return { card, fallbackText };
}

/** As many as Teams takes. */
const mostRefreshed = 60;

const show = (target: Pick<IntentOf<'approval.show'>, 'review' | 'request' | 'round'>, asks: boolean) =>
  ({ kind: 'approval.show', ...target, asks }) as const;

function tellState({ request, stale, isReminder }: ApprovalView): { mark: string; heading: string; style: string } {
  switch (request.state) {
    case 'open':
      return isReminder
        ? { mark: '!', heading: 'About to lapse: approval requested', style: 'warning' }
        : { mark: '?', heading: 'Approval requested', style: 'accent' };
    case 'stale':
      return stale?.isMissed
        ? { mark: '✗', heading: 'Reopened: a condition was missed', style: 'attention' }
        : { mark: '!', heading: 'Out of date: ask again', style: 'warning' };
    case 'lapsed':
      return { mark: '○', heading: 'Lapsed without a decision', style: 'emphasis' };
    case 'withdrawn':
      return { mark: '○', heading: 'Withdrawn', style: 'emphasis' };
    case 'decided': {
      const { mark, word, style } = decisions[request.decision ?? 'noGo'];
      return { mark, heading: `Decided: ${word}`, style };
    }
  }
}

/** When nobody can vote any more, where that still matters. */
function tellLapse({ state, decision, lapses }: ApprovalView['request']): string {
  if (state === 'lapsed') return ` · lapsed ${showTime(lapses)}`;
  return state === 'open' || (state === 'stale' && decision === null) ? ` · lapses ${showTime(lapses)}` : '';
}

function tellCount({ request, voices: all }: ApprovalView): string {
  const able = all.filter(({ mayVote, voice }) => mayVote || voice !== null).length;
  const approvals = all.filter(({ voice }) => voice === 'approve' || voice === 'approveWithConditions').length;
  const order = request.inOrder ? ', in this order' : '';
  return `${approvals} of ${request.quorum} needed ${request.quorum === 1 ? 'approval' : 'approvals'} given; ${count(able, 'approver')}${order}.`;
}

function tellStale({ isMissed, changes }: NonNullable<ApprovalView['stale']>) {
  const shown = changes.slice(0, 6);
  const rest = changes.length > shown.length ? [`and ${changes.length - shown.length} more`] : [];
  return {
    heading: isMissed ? 'Not met in time' : 'What changed since it was asked',
    lines: [...shown, ...rest].map((text) => ({ text: `• ${escapeText(text, 240)}` })),
  };
}

function tellOpen({ blocking, openRisks, request }: ApprovalView) {
  if (request.state === 'decided') return [];
  const list = (heading: string, checks: ApprovalView['blocking']) =>
    checks.length === 0
      ? []
      : [
          {
            heading: `${heading} (${checks.length})`,
            lines: [
              ...checks.slice(0, shownChecks).map(({ title }) => ({ text: `• ${escapeText(title, 160)}` })),
              ...(checks.length > shownChecks ? [{ text: `and ${checks.length - shownChecks} more` }] : []),
            ],
          },
        ];
  return [
    ...list('Required and open: conditions of a go', blocking),
    ...list('Open risks: to waive, or conditions too', openRisks),
  ];
}

function tellVoice({ name, voice, by, reason, at, mayVote }: ApprovalView['voices'][number]) {
  const who = `**${escapeText(name, 80)}**`;
  if (voice === null)
    return {
      mark: mayVote ? '…' : '○',
      text: mayVote ? `${who} has yet to vote` : `${who} cannot vote on this`,
      lines: [],
    };
  const instead = by ? ` (${escapeText(by, 80)} in their place)` : '';
  return {
    mark: voices[voice].mark,
    text: `${who} ${voices[voice].said}${instead}${at ? `, ${showTime(at)}` : ''}`,
    lines: reason ? [{ text: escapeText(`“${plain(reason, 240)}”`, 242) }] : [],
  };
}

/** Those that are not met come first: the others may be left out. */
function tellConditions(view: ApprovalView) {
  const inOrder = view.conditions.toSorted((a, b) => Number(a.met !== '') - Number(b.met !== ''));
  const rows = inOrder.slice(0, shownConditions).map((one) => tellCondition(one, view));
  const left = inOrder.slice(shownConditions);
  const met = left.filter((one) => one.met !== '').length;
  return left.length > 0
    ? [
        ...rows,
        {
          text: `and ${left.length} more${met > 0 ? `, ${met} of them met` : ''}`,
          lines: [{ text: 'Met by typing: condition sql.collation is met' }],
          buttons: [],
        },
      ]
    : rows;
}

function tellCondition(
  { check, title, owner, due, met }: ApprovalView['conditions'][number],
  { review, request }: ApprovalView,
) {
  return {
    text: `${met ? '✓' : '…'} ${escapeText(title, 160)}`,
    lines: [
      { text: met ? `Met, says ${escapeText(met, 80)}` : `${escapeText(owner, 80)}, until ${escapeText(due, 20)}` },
    ],
    buttons:
      met || request.state !== 'decided'
        ? []
        : [
            button(
              'Met',
              { kind: 'condition.meet', review: review.id, request: request.id, round: request.round, check },
              title,
            ),
          ],
  };
}
