import layout from '../../cards/history/template.json' with { type: 'json' };
import type { HistoryRow, HistoryView } from '../protocol/view.ts';
import { type Button, button, inSets } from './button.ts';
import { count, showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { toLines } from './lines.ts';
import type { Rendering } from './render.ts';
import { quote, tellEvidence } from './said.ts';

type History = {
  readonly extent: string;
  readonly rows: readonly {
    readonly what: string;
    readonly lines: readonly { readonly text: string }[];
    readonly when: string;
  }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<History>(layout);

/** What was done in a review, by whom and when, as the record has it. */
export function renderHistory({ review, page, pages, total, rows }: HistoryView): Rendering {
  const turn = (title: string, to: number) => button(title, { kind: 'history.show', page: to });
  const fallbackText = `${total === 1 ? '1 entry' : `${total} entries`} in the history of ${plain(review.name, 80)}.`;
  const extent =
    total === 0
      ? 'nothing is recorded yet'
      : `${total === 1 ? '1 entry' : `${total} entries`}${pages > 1 ? `, page ${page} of ${pages}` : ''}, newest first`;
  const card = fill({
    extent: `Review **${escapeText(review.name, 80)}** · ${extent}`,
    rows: rows.map((row) => ({
      what: `**${tellWho(row.by)}** ${tellWhat(row)}`,
      lines: toLines(tellEvidence(row.texts.evidence ?? '')),
      when: `${showTime(row.at)} · entry ${row.number}`,
    })),
    sets: inSets([
      ...(page > 1 ? [turn('‹ Newer', page - 1)] : []),
      ...(page < pages ? [turn('Older ›', page + 1)] : []),
      button('Show answers', { kind: 'answers.show', page: 1 }),
      button('Back to the verdict', { kind: 'status.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

function tellWho(by: HistoryRow['by']): string {
  switch (by.kind) {
    case 'person':
      return escapeText(by.name, 80);
    case 'forgotten':
      return 'Someone who was forgotten';
    case 'clock':
      return 'The clock';
    case 'file':
      return 'A file';
    case 'host':
      return 'Whoever runs Preflight';
  }
}

/** What was done, as it goes on after who did it. A kind without words of its own is told by its name. */
const deeds: Readonly<Record<string, (row: HistoryRow) => string>> = {
  'review.created': ({ texts }) => `created the review${tellText(texts.name, ' ', '')}`,
  'review.renamed': ({ texts }) => `renamed the review${tellText(texts.name, ' to ', '')}`,
  'review.changed': () => 'changed the review',
  'policy.changed': () => 'changed the roles or how decisions are made',
  'profile.changed': ({ facts }) => `changed the planned installation${listFields(facts.changed)}`,
  'answer.given': ({ about, texts }) =>
    `answered ${escapeText(about, 260)}${tellText(texts.words, ': ', ' (the words were removed)')}`,
  'answer.undone': ({ about }) => `took back the answer on ${escapeText(about, 260)}`,
  'review.archived': () => 'archived the review',
  'review.reopened': () => 'reopened the review',
  'waiver.requested': ({ facts, texts }) =>
    `asked for a waiver of ${named(facts.check)}${tellText(texts.reason, ': ', '')}`,
  'waiver.granted': ({ facts }) => `granted the waiver of ${named(facts.check)} until ${named(facts.until)}`,
  'waiver.declined': ({ facts, texts }) =>
    `declined the waiver of ${named(facts.check)}${tellText(texts.reason, ': ', '')}`,
  'waiver.withdrawn': ({ facts }) => `withdrew the waiver of ${named(facts.check)}`,
  'approval.requested': ({ texts }) => `asked for approval${tellText(texts.approvers, ' by ', '')}`,
  'approval.given': ({ facts, texts }) =>
    `${voices[String(facts.voice)] ?? 'voted'}${tellText(texts.instead, ' in place of ', '')}${tellText(texts.reason, ': ', '')}`,
  'approval.renewed': () => 'asked for approval again',
  'approval.outdated': ({ texts }) => `found the request out of date${tellText(texts.changes, ': ', '')}`,
  'approval.lapsed': () => 'let the request lapse',
  'approval.withdrawn': () => 'withdrew the request for approval',
  'decision.made': ({ facts }) => `closed the request: ${decisions[String(facts.decision)] ?? 'decided'}`,
  'decision.reopened': () => 'reopened the decision, because a condition was missed',
  'condition.met': ({ facts }) => `said that the condition ${named(facts.check)} is met`,
  'schedule.set': ({ facts }) => `set up a digest: ${named(facts.words)}`,
  'schedule.paused': () => 'paused a digest',
  'schedule.resumed': () => 'resumed a digest',
  'schedule.stopped': () => 'stopped a digest',
  'live.set': ({ facts }) => `said that the installation is live since ${named(facts.since)}`,
  'live.unset': () => 'took back that the installation is live',
  'live.criterion': ({ texts }) => `changed what the team rolls back for${tellText(texts.criterion, ': ', '')}`,
  'live.closed': () => 'closed the first week after go-live',
  'alert.seen': ({ facts }) => `raised an alert${facts.check ? ` on ${named(facts.check)}` : ''}`,
  'alert.resolved': ({ facts }) => `closed the alert${facts.check ? ` on ${named(facts.check)}` : ''}`,
  'snapshot.read': ({ facts: { known, unread } }) =>
    `had the tenant read: ${count(Number(known), 'fact')} known, ${Number(unread)} not`,
};

const voices: Readonly<Record<string, string>> = {
  approve: 'approved',
  approveWithConditions: 'approved with conditions',
  reject: 'rejected',
};

const decisions: Readonly<Record<string, string>> = {
  go: 'go',
  goWithConditions: 'go with conditions',
  noGo: 'no-go',
};

const named = (value: unknown): string => escapeText(String(value ?? ''), 120);

function tellWhat(row: HistoryRow): string {
  const deed = Object.hasOwn(deeds, row.kind) ? deeds[row.kind] : undefined;
  const about = row.about ? `: ${escapeText(row.about, 260)}` : '';
  return deed?.(row) ?? `· ${escapeText(inWords(row.kind.replaceAll('.', ' ')), 80)}${about}`;
}

/** What someone wrote, after `lead`; `removed` in place of a text that was removed; nothing where there was none. */
function tellText(text: string | null | undefined, lead: string, removed: string): string {
  if (text === null) return removed;
  return text === undefined || text.trim() === '' ? '' : `${lead}${quote(text)}`;
}

/** The fields of a plan that changed, in words. */
function listFields(changed: unknown): string {
  if (!Array.isArray(changed) || changed.length === 0) return '';
  return `: ${escapeText(changed.map((field) => inWords(String(field))).join(', '), 260)}`;
}

/** `upnSuffixes` is "UPN suffixes". */
const inWords = (name: string) =>
  name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/\bupn\b/, 'UPN')
    .replace(/\bgmsa\b/, 'gMSA')
    .replace(/\bsql server\b/, 'SQL Server');
