import type { AskedQuestion } from '../protocol/view.ts';
import { escapeText } from './escape.ts';
import { quote } from './said.ts';

/** What was typed and could not be understood, and what would be. None if all is well. */
export function tellProblem({ typed, accepts }: AskedQuestion): { problem: string }[] {
  if (typed === null) return [];
  const what =
    typed.trim() === '' ? '**Not saved:** the field is empty' : `**Not understood, not saved:** ${quote(typed, 60)}`;
  return [{ problem: `✗ ${what}. ${escapeText(accepts, 200)}` }];
}
