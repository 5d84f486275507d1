import type { AskedQuestion } from '../protocol/view.ts';
import { showTime } from './date.ts';
import { escapeText, link, plain } from './escape.ts';
import { type Field, nameAnswer } from './field.ts';

/** What is answered now, who said so and when, as Markdown. The words are left out where the field shows them. */
export function tellAnswer({ input, answer, typed }: AskedQuestion, field: Field): string[] {
  if (!answer) return [];
  const isInField = typed === null && field.value !== '';
  const words = isInField || answer.words.trim() === '' ? '' : ` ${quote(nameAnswer(input, answer.words))}`;
  return [`Answered${words} by ${escapeText(answer.by, 80)}, ${showTime(answer.at)}`, ...tellEvidence(answer.evidence)];
}

/** Somebody's words inside a sentence, as Markdown. */
export const quote = (words: string, most = 200): string => escapeText(`“${plain(words, most)}”`, most + 2);

/** A note or a link that was given with an answer, as Markdown. Nothing for none. */
export function tellEvidence(evidence: string): string[] {
  if (evidence.trim() === '') return [];
  return [`Evidence: ${isAddress(evidence) ? link(new URL(evidence).href, evidence) : escapeText(evidence, 200)}`];
}

/** Longer ones would take the room of the card. */
const longestAddress = 500;

/** An address with a name and a password in it looks as if it led elsewhere: that one stays text. */
function isAddress(evidence: string): boolean {
  if (evidence.length > longestAddress) return false;
  const address = URL.canParse(evidence) ? new URL(evidence) : null;
  return /^https?:$/.test(address?.protocol ?? '') && address?.username === '' && address.password === '';
}
