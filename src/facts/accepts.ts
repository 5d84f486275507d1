import { z } from 'zod';
import type { AnswerFact } from './define.ts';
import { parseNumber } from './parse/number.ts';
import { longestText } from './parse/text.ts';

/** What of a fact says what it accepts. */
type Asked = Pick<AnswerFact<unknown>, 'input' | 'value' | 'accepts'>;

const choices = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** One sentence for people: what a question accepts. */
export function sayAccepted(fact: Asked): string {
  if (fact.accepts) return fact.accepts;
  const orNone = fact.input.kind !== 'text' && fits(fact, null) ? ', or "none"' : '';
  return `Accepted: ${describe(fact)}${orNone}.`;
}

function describe(fact: Asked): string {
  const { input } = fact;
  switch (input.kind) {
    case 'yesNo':
      return 'yes or no';
    case 'choice':
      return `one of ${choices.format(input.choices.map(({ title }) => `"${title}"`))}`;
    case 'number':
      return describeNumber(fact, input.unit);
    case 'version':
      return 'a version such as 2.6.92.0';
    case 'date':
      return 'a date such as 2026-12-31 or 31 December 2026';
    case 'list':
      return 'items separated by commas or line breaks, or "none"';
    case 'text':
      return `words, at most ${lengthOf(fact.value)} characters`;
  }
}

function describeNumber(fact: Asked, unit: string | undefined): string {
  const isWhole = !fits(fact, 2.5);
  const examples = (isWhole ? [12, 12_000] : [2.5]).filter(
    (example) => fits(fact, example) && parseNumber(String(example), unit) === example,
  );
  const kind = `${isWhole ? 'a whole number' : 'a number'}${unit ? ` of ${unit}` : ''}`;
  return examples.length > 0 ? `${kind}, such as ${choices.format(examples.map(String))}` : kind;
}

const lengthOf = (value: Asked['value']): number =>
  (value instanceof z.ZodString ? value.maxLength : null) ?? longestText;

const fits = (fact: Asked, value: unknown): boolean => fact.value.safeParse(value).success;
