import { expect, test } from 'vitest';
import { parseDate } from '../../src/facts/parse/date.ts';

test.each([
  '2026-12-31',
  ' 2026/12/31 ',
  '2026-12-31T23:30:00Z',
  '2026-12-31T23:30:00.000+02:00',
  '31.12.2026',
  '31/12/2026',
  '12/31/2026',
  '12/31/2026 12:00:00 AM',
  '31-Dec-2026',
  '31 December 2026',
  '31st of December, 2026',
  '31 dec. 2026',
  '31. December 2026',
  'Dec 31, 2026',
  'December 31st 2026',
  'Thursday, December 31, 2026 2:05:12 PM',
  'Thursday 31 December 2026',
  'WhenChanged : 12/31/2026 2:05:12 PM',
])('%j is the last day of 2026', (text) => {
  expect(parseDate(text)).toBe('2026-12-31');
});

test.each([
  ['5/5/2026', '2026-05-05'],
  ['03.04.2026', '2026-04-03'],
  ['1 sept 2026', '2026-09-01'],
  ['29 February 2028', '2028-02-29'],
])('%j can be read in one way only, as %s', (text, day) => {
  expect(parseDate(text)).toBe(day);
});

test.each([
  '',
  'tomorrow',
  '03/04/2026',
  '3-4-2026',
  '31 December',
  'December 2026',
  '31/12/26',
  '2026-02-29',
  '29 February 2027',
  '12.31.2026',
  '32 May 2026',
  '1 ma 2026',
  '1 Smarch 2026',
  '0001-01-01',
  '2026-12-31 or later',
  '2026-12-31 12:00 or later',
  'by 2026-12-31',
])('%j is refused', (text) => {
  expect(parseDate(text)).toBeUndefined();
});
