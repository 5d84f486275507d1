import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AnswerFact, defineAnswer, type Input } from '../../src/facts/define.ts';
import { understand } from '../../src/facts/understand.ts';

function fact<V>(input: Input, value: z.ZodType<V>, more: Partial<AnswerFact<V>> = {}): AnswerFact<V> {
  return defineAnswer({ about: 'it', ask: 'What is it?', input, value, howToFindOut: 'Get-It', ...more });
}

const objects = fact({ kind: 'number', unit: 'objects' }, z.number().int().nonnegative());
const text = fact({ kind: 'text' }, z.string().max(256));
const day = fact({ kind: 'date' }, z.iso.date().nullable());

test('a value is what the schema makes of the parsed answer', () => {
  expect(understand(objects, '12,000')).toEqual({ kind: 'value', value: 12_000 });
});

test('an answer outside the schema is not understood', () => {
  expect(understand(objects, '-1').kind).toBe('notUnderstood');
  expect(understand(objects, '2.5').kind).toBe('notUnderstood');
});

test('the parser of a fact comes instead of that of its input', () => {
  const release = fact({ kind: 'number' }, z.number().int(), {
    parse: (typed) => (typed === '4.8' ? 528_040 : undefined),
  });
  expect(understand(release, '4.8')).toEqual({ kind: 'value', value: 528_040 });
  expect(understand(release, '12').kind).toBe('notUnderstood');
});

test('what the card offers is understood, although the parser of the fact does not know it', () => {
  const choices = [{ value: 'smallBusiness', title: 'Small Business Server' }];
  const edition = fact({ kind: 'choice', choices }, z.string(), { parse: () => undefined });
  expect(understand(edition, 'smallBusiness')).toEqual({ kind: 'value', value: 'smallBusiness' });
  expect(understand(edition, 'small business server')).toEqual({ kind: 'value', value: 'smallBusiness' });
  expect(understand(edition, 'small').kind).toBe('notUnderstood');
});

test.each([
  "I don't know",
  'I don’t know.',
  'dont know yet',
  'I do not know...',
  'Dunno',
  'unknown',
  'I am not sure',
  'no idea',
  'Not sure',
  '?',
  ' ??? ',
])('%j says that it is unknown, whatever is asked', (typed) => {
  const all: unknown[] = [objects, text, day, fact({ kind: 'list' }, z.array(z.string()))];
  for (const asked of all) expect(understand(asked as AnswerFact<unknown>, typed)).toEqual({ kind: 'saidUnknown' });
});

test.each(['unknown\\svc-sync', 'I know', 'the unknown account', 'what?'])('%j is an answer', (typed) => {
  expect(understand(text, typed)).toEqual({ kind: 'value', value: typed });
});

test.each(['none', 'No', 'not planned', '-', 'never'])('%j is no day, where there may be none', (typed) => {
  expect(understand(day, typed)).toEqual({ kind: 'value', value: null });
  expect(understand(fact({ kind: 'date' }, z.iso.date()), typed).kind).toBe('notUnderstood');
  expect(understand(text, typed)).toEqual({ kind: 'value', value: typed });
});

test('what PostgreSQL cannot keep never becomes a value', () => {
  expect(understand(text, 'a\0b\ud800')).toEqual({ kind: 'value', value: 'ab\ufffd' });
});

test('nothing parsed is never a value, even where the schema has a default for it', () => {
  expect(understand(fact({ kind: 'number' }, z.number().default(1)), 'many').kind).toBe('notUnderstood');
});

describe('what is accepted is said', () => {
  const choices = ['Red', 'Green', 'Blue'].map((title) => ({ value: title.toLowerCase(), title }));
  test.each([
    [fact({ kind: 'yesNo' }, z.boolean()), 'Accepted: yes or no.'],
    [objects, 'Accepted: a whole number of objects, such as 12 or 12000.'],
    [fact({ kind: 'number' }, z.number().int().max(100)), 'Accepted: a whole number, such as 12.'],
    [fact({ kind: 'number' }, z.number().int().max(3)), 'Accepted: a whole number.'],
    [fact({ kind: 'number', unit: 'GB' }, z.number().int()), 'Accepted: a whole number of GB, such as 12.'],
    [fact({ kind: 'number', unit: 'GHz' }, z.number()), 'Accepted: a number of GHz, such as 2.5.'],
    [fact({ kind: 'choice', choices }, z.string()), 'Accepted: one of "Red", "Green" or "Blue".'],
    [fact({ kind: 'version' }, z.string()), 'Accepted: a version such as 2.6.92.0.'],
    [fact({ kind: 'date' }, z.iso.date()), 'Accepted: a date such as 2026-12-31 or 31 December 2026.'],
    [day, 'Accepted: a date such as 2026-12-31 or 31 December 2026, or "none".'],
    [fact({ kind: 'list' }, z.array(z.string())), 'Accepted: items separated by commas or line breaks, or "none".'],
    [text, 'Accepted: words, at most 256 characters.'],
    [fact({ kind: 'text' }, z.string()), 'Accepted: words, at most 2000 characters.'],
    [fact({ kind: 'number' }, z.number(), { accepts: 'Accepted: a release.' }), 'Accepted: a release.'],
  ])('%#: %s', (asked, accepts) => {
    const tooLong = 'x, '.repeat(30_000);
    expect(understand<unknown>(asked as AnswerFact<unknown>, tooLong)).toEqual({ kind: 'notUnderstood', accepts });
  });
});
