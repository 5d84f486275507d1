import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onPremisesAnswers } from '../../src/demo/answers.ts';
import { attestations } from '../../src/facts/attestations.ts';
import type { AnswerFact } from '../../src/facts/define.ts';
import { answerFacts } from '../../src/facts/index.generated.ts';
import { understand } from '../../src/facts/understand.ts';

/** Every question, also those that ask for what Graph keeps back. */
const facts = [...Object.entries(answerFacts as unknown as Record<string, AnswerFact<unknown>>), ...attestations].map(
  ([name, fact]) => ({ name, fact }),
);

// Inputs that take a parser to its branches: characters and words that mean something to one of them.
const pieces = fc.constantFrom(
  ...'0|1|7|443|12,000|12.000|2.6.92.0|4.8|528040|16384|GB|MB|GHz|minutes|%|-1|31|12|2026|December|2026-12-31|03/04/2026'.split(
    '|',
  ),
  ...'yes|no|True|False|Enabled|none|wizard|Version|Windows Server|2019|Windows2016Forest|MachinePolicy|RemoteSigned|Undefined'.split(
    '|',
  ),
  ...'SRV01|active|inactive|MachineName|BlockSoftMatchEnabled|AlertThreshold|used|of|users|groups|contacts|devices|SPE_E3|AAD_PREMIUM|2026-11-20T11:50:00Z'.split(
    '|',
  ),
  ...'SQL_Latin1_General_CP1_CI_AS|Microsoft SQL Server 2022 (RTM)|TCP|UDP|open|closed|*.contoso.com|CN=|{|}|[|]|(|)|"|:|='.split(
    '|',
  ),
  ...[' ', '  ', '\t', '\r\n', '\n', ',', ';', '-', '----', '.', '\\', '\u00a0', '\ud800', '\0', '__proto__', 'İ'],
);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(pieces, { maxLength: 30 }).map((some) => some.join('')),
  fc.array(pieces, { maxLength: 30 }).map((some) => some.join(' ')),
  fc.tuple(pieces, fc.integer({ min: 0, max: 3000 })).map(([piece, times]) => piece.repeat(times)),
);

describe.each(facts)('$name', ({ fact }) => {
  test('nothing that can be typed throws, and what is understood fits the fact', () => {
    fc.assert(
      fc.property(texts, (typed) => {
        const understood = understand(fact, typed);
        if (understood.kind === 'value') expect(fact.value.safeParse(understood.value).success).toBe(true);
        if (understood.kind === 'notUnderstood') expect(understood.accepts).toMatch(/^\S.*[.]$/s);
      }),
      { numRuns: 300 },
    );
  });
});

const asksForOff = facts.filter(({ fact }) => fact.input.kind === 'yesNo' && /\b(disabled?|off)\b/i.test(fact.ask));

test.each(asksForOff)('$name asks whether something is off, so "Disabled" is neither yes nor no', ({ fact }) => {
  expect(understand(fact, 'Disabled').kind).toBe('notUnderstood');
});

test.each(facts.filter(({ fact }) => fact.input.kind === 'choice'))('no choice of $name says unknown', ({ fact }) => {
  for (const { title } of fact.input.kind === 'choice' ? fact.input.choices : [])
    expect(understand(fact, title).kind).toBe('value');
});

const printable = facts.filter(({ fact }) => fact.input.kind !== 'text' && fact.input.kind !== 'list');

test.each(printable)('a value of $name, printed, is understood as itself', ({ fact }) => {
  fc.assert(
    fc.property(printed(fact), ({ value, text }) => {
      fc.pre(fact.value.safeParse(value).success);
      expect(understand(fact, text)).toEqual({ kind: 'value', value });
    }),
  );
});

/** Values of the kind that the input asks for, each in one of the ways in which it is printed. */
function printed({ input }: AnswerFact<unknown>): fc.Arbitrary<{ value: unknown; text: string }> {
  switch (input.kind) {
    case 'yesNo':
      return ways(fc.boolean(), [String, (value) => (value ? 'Yes' : 'No'), (value) => (value ? '$true' : '$false')]);
    case 'choice':
      return fc
        .constantFrom(...input.choices)
        .chain(({ value, title }) => ways(fc.constant(value), [String, () => title, (value) => value.toUpperCase()]));
    case 'number': {
      const unit = input.unit ?? '';
      const small = ways(fc.oneof(fc.nat({ max: 999 }), fc.nat({ max: 9 })), [String]);
      const large = ways(fc.nat(), [(value) => `${value} ${unit}`]);
      const fractions = fc.integer({ min: 1, max: 99_999 }).map((thousandths) => thousandths / 1000);
      return fc.oneof(small, large, ways(fractions, [(value) => `${value} ${unit}`]));
    }
    case 'version':
      return ways(
        fc.array(fc.nat({ max: 99_999 }), { minLength: 3, maxLength: 4 }).map((parts) => parts.join('.')),
        [String, (value) => `Version ${value}`],
      );
    case 'date': {
      const year = (year: number) => new Date(Date.UTC(year, 0, 1));
      const days = fc
        .date({ min: year(2000), max: year(2100), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
      const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
      return ways(days, [String, (value) => longDay.format(new Date(value))]);
    }
    case 'list':
    case 'text':
      throw new Error('Only the fact itself knows its words.');
  }
}

function ways<V>(values: fc.Arbitrary<V>, prints: ((value: V) => string)[]) {
  return fc.tuple(values, fc.constantFrom(...prints)).map(([value, print]) => ({ value, text: print(value) }));
}

// Several values in one answer come from pasted output, and are printed by nobody.
const isPrintable = (value: unknown) => [value].flat().every((part) => typeof part !== 'object' || part === null);
const told = Object.entries<unknown>(onPremisesAnswers).filter(([, value]) => isPrintable(value));

test.each(told)('the answer of the demonstration to %s, printed, is understood as itself', (name, value) => {
  const fact = (answerFacts as unknown as Record<string, AnswerFact<unknown>>)[name] as AnswerFact<unknown>;
  expect(understand(fact, print(value))).toEqual({ kind: 'value', value });
});

function print(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(print).join(', ');
  return String(value);
}
