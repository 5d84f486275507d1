import type { Mentioned } from './commands.ts';
import type { IntentOf } from './intent.ts';

/**
 * What `request approval from @Alex and @Megan, quorum 2, until 2026-12-10, in order, escalate to @Nestor` asks for.
 * Whoever is mentioned behind "escalate to" is told when nobody decides; the others are the approvers.
 */
export function readRequest(text: string, mentioned: readonly Mentioned[]): IntentOf<'approval.request'> {
  const [before = '', after = ''] = text.split(/\bescalate to\b/i);
  const escalated = mentioned.find(({ name }) => name !== '' && after.includes(name));
  const approvers = mentioned.filter((person) => person !== escalated).map(({ account }) => account);
  // A name that nobody mentioned is nobody's account, which is then said: it must not be taken for no name at all.
  const unknown = wordsIn(before, mentioned);
  const [, quorum = ''] = /\bquorum(?: of)? ([^\s,;]{1,10})/i.exec(text) ?? [];
  const [, lapses = ''] = /\b(?:until|by) ([^,;]+?)(?= (?:quorum|in order|escalate)\b|[,;]|$)/i.exec(before) ?? [];
  return {
    kind: 'approval.request',
    form: {
      approvers: [...approvers, ...unknown].join(','),
      quorum,
      inOrder: /\bin (?:this )?order\b/i.test(text) ? 'yes' : 'no',
      lapses: lapses.trim(),
      escalateTo: escalated?.account ?? wordsIn(after, mentioned)[0] ?? '',
    },
  };
}

/** What a list of mentions says besides them: up to what follows it. */
function wordsIn(text: string, mentioned: readonly Mentioned[]): string[] {
  const others = mentioned.reduce((left, { name }) => (name === '' ? left : left.replaceAll(name, ' ')), text);
  const [list = ''] = others.split(/[,;]|\b(?:quorum|until|by|in (?:this )?order)\b/i);
  const words = list
    .replace(/\band\b|[&@]/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? [] : [words];
}

/** What `approve with conditions by @Alex until 2026-12-10` says: one owner and one day for all of them. */
export function readConditions(text: string, [owner]: readonly Mentioned[]): IntentOf<'approval.vote'>['form'] {
  const [, due = ''] = /\b(?:until|due) (.+?)(?= because\b|$)/i.exec(text) ?? [];
  const [, reason = ''] = /\bbecause (.+)$/i.exec(text) ?? [];
  return { owner: owner?.account ?? '', due, reason };
}
