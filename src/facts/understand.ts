import { sayAccepted } from './accepts.ts';
import type { AnswerFact } from './define.ts';
import { findChoice, parseChoice } from './parse/choice.ts';
import { parseDate } from './parse/date.ts';
import { parseList } from './parse/list.ts';
import { parseNumber } from './parse/number.ts';
import { parseText } from './parse/text.ts';
import { parseVersion } from './parse/version.ts';
import { parseYesNo } from './parse/yes-no.ts';

/** What an answer in words comes to: a value, an honest "I don't know", or a sentence on what is accepted. */
type Understanding<V> =
  | { kind: 'value'; value: V }
  | { kind: 'saidUnknown' }
  | { kind: 'notUnderstood'; accepts: string };

/** What of a fact makes a value of words. */
export type Understandable<V> = Pick<AnswerFact<V>, 'ask' | 'input' | 'value' | 'accepts' | 'parse'>;

/** Longer than any output that a question asks for. */
const longest = 20_000;

const unknowns =
  /^(i (do not|dont) know|(do not|dont) know|dunno|idk|(i have )?no (idea|clue)|unknown|not (sure|known)|(im|i am) not sure)( yet)?[ .!?,]*$|^\?+$/;

/** Understands an answer as people type or paste it. What comes out as a value fits the schema of the fact. */
export function understand<V>(fact: Understandable<V>, text: string): Understanding<V> {
  // PostgreSQL keeps neither NUL nor half a surrogate pair.
  const typed = text.toWellFormed().replaceAll('\0', '');
  if (saysUnknown(typed)) return { kind: 'saidUnknown' };
  const parsed = typed.length <= longest ? parse(fact, typed) : undefined;
  // Absent is no value, whatever the schema makes of it.
  const checked = parsed === undefined ? null : fact.value.safeParse(parsed);
  if (checked?.success) return { kind: 'value', value: checked.data };
  return { kind: 'notUnderstood', accepts: sayAccepted(fact) };
}

function parse(fact: Understandable<unknown>, text: string): unknown {
  const { input } = fact;
  // A parser of what a command prints need not know the words of the card.
  const offered = input.kind === 'choice' ? findChoice(text, input.choices) : undefined;
  if (offered !== undefined) return offered;
  const value = fact.parse ? fact.parse(text) : parseInput(fact, text);
  const saysNone = /^(none|no|never|nothing|not planned|-)\.?$/i.test(text.trim());
  return value === undefined && saysNone ? null : value;
}

function parseInput({ input, ask }: Understandable<unknown>, text: string): unknown {
  switch (input.kind) {
    case 'yesNo':
      return parseYesNo(text, ask);
    case 'choice':
      return parseChoice(text, input.choices);
    case 'number':
      return parseNumber(text, input.unit);
    case 'version':
      return parseVersion(text);
    case 'date':
      return parseDate(text);
    case 'list':
      return parseList(text);
    case 'text':
      return parseText(text);
  }
}

function saysUnknown(text: string): boolean {
  return unknowns.test(text.trim().toLowerCase().replace(/['’]/g, '').replace(/\s+/g, ' '));
}
