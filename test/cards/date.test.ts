import { expect, it } from 'vitest';
import { showAge, showTime } from '../../src/cards/date.ts';

it('tells a moment in whole seconds of UTC, the only form that clients translate', () => {
  expect(showTime('2026-11-20T14:05:12.345+02:00')).toBe(
    '{{DATE(2026-11-20T12:05:12Z,SHORT)}} {{TIME(2026-11-20T12:05:12Z)}}',
  );
});

it.each([
  [0, 'less than a minute'],
  [1, '1 minute'],
  [119, '119 minutes'],
  [120, '2 hours'],
  [47 * 60 + 59, '47 hours'],
  [48 * 60, '2 days'],
])('calls %i minutes %s', (minutes, words) => {
  expect(showAge(minutes)).toBe(words);
});
