import type { AskedQuestion } from '../protocol/view.ts';
import { escapeText } from './escape.ts';
import { quote } from './said.ts';

/** What was typed and could not be understood, and what would be. None if all is well. */
export function tellProblem({ typed, accepts, lacksEvidence }: AskedQuestion): { problem: string }[] {
  if (typed === null) return [];
  if (lacksEvidence)
    return [
      {
        problem:
          '✗ **Not saved:** what you attest needs evidence, a note or a link by which others can see it. Typed: the value, then “evidence:” and the note.',
      },
    ];
  const what =
    typed.trim() === '' ? '**Not saved:** the field is empty' : `**Not understood, not saved:** ${quote(typed, 60)}`;
  return [{ problem: `✗ ${what}. ${escapeText(accepts, 200)}` }];
}
