import type { Finding } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { explain } from './cause.ts';
import { escapeText } from './escape.ts';
import { outcomeMarks, severityWords } from './mark.ts';
import { tellWaived } from './waived.ts';

export type Row = {
  readonly mark: string;
  readonly title: string;
  /** The outcome as a word, the severity, and what was seen. */
  readonly seen: string;
  readonly fixes: readonly { readonly fix: string }[];
  readonly buttons: readonly Button[];
};

/** A finding as a line of a list, with a button to the whole story. */
export function showRow(finding: Finding): Row {
  const { check, title, outcome, severity, summary, fix, cause } = finding;
  const { mark, word } = outcomeMarks[outcome];
  const { before, after } = tellWaived(finding);
  // Where nobody could look, the next step is to settle that; what would mend the check is not known to be needed.
  const next = cause ? explain(cause).who : escapeText(fix, 220);
  return {
    mark,
    title: escapeText(title, 160),
    seen: `${before}**${word}** (${severityWords[severity]}): ${escapeText(summary, 260)}${after}`,
    fixes: next ? [{ fix: `→ ${next}` }] : [],
    buttons: [button('Why?', { kind: 'check.explain', check }, title)],
  };
}
