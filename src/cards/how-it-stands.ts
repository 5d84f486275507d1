import type { DigestView } from '../protocol/view.ts';
import type { Verdict } from '../review/verdict.ts';
import { verdictMarks } from './mark.ts';

/**
 * How a review stands in a line, as Markdown: the verdict, and how many checks fail and are unknown.
 * @param before the verdict of before, which is told only where it differs
 */
export function tellStanding(
  { verdict, failing, unknown }: Pick<DigestView['standing'], 'verdict' | 'failing' | 'unknown'>,
  before: Verdict = verdict,
): string {
  const was = before === verdict ? '' : ` (before: ${nameVerdict(before)})`;
  return `${nameVerdict(verdict)}${was} · ${failing || 'none'} failing · ${unknown || 'none'} unknown`;
}

function nameVerdict(verdict: Verdict): string {
  const { mark, word } = verdictMarks[verdict];
  return `${mark} **${word}**`;
}

/** Which day of the first week after go-live it is. */
export const tellDay = (day: number): string => `day ${day} of 7`;
