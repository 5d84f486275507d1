import type { Mentioned } from './commands.ts';
import type { IntentOf } from './intent.ts';

/**
 * What `request approval from @Alex and @Megan, quorum 2, until 2026-12-10, in order, escalate to @Nestor` asks for.
 * Whoever is mentioned behind "escalate to" is told when nobody decides; the others are the approvers.
 */
export function readRequest(text: string, mentioned: readonly Mentioned[]): IntentOf<'approval.request'> {
  const [before = '', after = ''] = text.split(/\bescalate to\b/i);
  const escalated = mentioned.find(({ name }) => name !== '' && after.includes(name));
  const approvers = mentioned.filter((person) => person !== escalated);
  const [, quorum = ''] = /\bquorum(?: of)? (\d{1,3})\b/i.exec(text) ?? [];
  const [, lapses = ''] = /\b(?:until|by) ([^,;]+?)(?= (?:quorum|in order|escalate)\b|[,;]|$)/i.exec(before) ?? [];
  return {
    kind: 'approval.request',
    form: {
      approvers: approvers.map(({ account }) => account).join(','),
      quorum,
      inOrder: /\bin (?:this )?order\b/i.test(text) ? 'yes' : 'no',
      lapses: lapses.trim(),
      escalateTo: escalated?.account ?? '',
    },
  };
}

/** What `approve with conditions by @Alex until 2026-12-10` says: one owner and one day for all of them. */
export function readConditions(text: string, [owner]: readonly Mentioned[]): IntentOf<'approval.vote'>['form'] {
  const [, due = ''] = /\b(?:until|due) (.+?)(?= because\b|$)/i.exec(text) ?? [];
  const [, reason = ''] = /\bbecause (.+)$/i.exec(text) ?? [];
  return { owner: owner?.account ?? '', due, reason };
}
