import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate } from '../../src/facts/parse/date.ts';
import { readSince } from '../../src/handlers/read-since.ts';

/** A Thursday. */
const today = '2026-11-26';
const read = (text: string, day = today) => readSince(text, day, (words) => parseDate(words) ?? null);

test.each([
  ['today', '2026-11-26'],
  ['yesterday', '2026-11-25'],
  ['Monday', '2026-11-23'],
  ['monday', '2026-11-23'],
  ['last Monday', '2026-11-23'],
  ['on Monday', '2026-11-23'],
  ['Wednesday', '2026-11-25'],
  ['Thursday', '2026-11-19'],
  ['Friday', '2026-11-20'],
  ['Sunday', '2026-11-22'],
  ['Tues', '2026-11-24'],
  ['fri.', '2026-11-20'],
  ['last week', '2026-11-19'],
  ['a week ago', '2026-11-19'],
  ['3 days ago', '2026-11-23'],
  ['1 day ago', '2026-11-25'],
  ['2 weeks ago', '2026-11-12'],
  ['2026-11-20', '2026-11-20'],
  ['20 November 2026', '2026-11-20'],
  ['2026-11-26', '2026-11-26'],
  ['  Last   WEEK ', '2026-11-19'],
])('“%s” is %s', (text, day) => {
  expect(read(text)).toEqual({ day });
});

test.each([
  ['Monday', '2026-03-01', '2026-02-23'],
  ['yesterday', '2027-01-01', '2026-12-31'],
  ['yesterday', '2028-03-01', '2028-02-29'],
])('“%s” on %s is %s, across months and years', (text, on, day) => {
  expect(read(text, on)).toEqual({ day });
});

test.each([
  [
    '2026-11-27',
    '2026-11-27 is still to come. Say a day such as Monday, yesterday, last week, 3 days ago or 2026-11-20.',
  ],
  ['03/04/2026', '“03/04/2026” is no day that Preflight knows. Say a day such as'],
  ['the flood', '“the flood” is no day that Preflight knows. Say a day such as'],
  ['t', '“t” is no day that Preflight knows.'],
  ['2026-02-30', '“2026-02-30” is no day that Preflight knows.'],
])('“%s” is refused in a sentence', (text, words) => {
  const since = read(text);
  expect('refused' in since && since.refused).toContain(words);
});

test('a day of the week lies within the last seven days, today not among them', () => {
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 6 }), (days, weekday) => {
      const now = new Date(days * 86_400_000);
      const since = read(names[weekday] as string, now.toISOString().slice(0, 10));
      const day = new Date('day' in since ? since.day : Number.NaN);
      expect(day.getUTCDay()).toBe(weekday);
      expect((now.getTime() - day.getTime()) / 86_400_000).toSatisfy((ago: number) => ago >= 1 && ago <= 7);
    }),
  );
});
