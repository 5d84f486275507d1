import { expect, test } from 'vitest';
import { delayBeforeRetry } from '../../src/graph/retry.ts';

const now = new Date('2026-11-21T12:00:00Z');
const busy = (retryAfter?: string) => ({
  status: 429,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  body: null,
});

test.each([
  ['10', 10_000],
  ['0', 0],
  ['Sat, 21 Nov 2026 12:00:12 GMT', 12_000],
  ['Sat, 21 Nov 2026 11:59:00 GMT', 0],
  ['soon', 1000],
  ['-5', 1000],
  [undefined, 1000],
])('Retry-After %s', (header, ms) => {
  expect(delayBeforeRetry(busy(header), 1, 0, now)).toBe(ms);
});

test('without it, waits double and are spread', () => {
  expect([1, 2, 3].map((failures) => delayBeforeRetry(busy(), failures, 0, now))).toEqual([1000, 2000, 4000]);
  expect(delayBeforeRetry(busy(), 1, 1, now)).toBe(1500);
});

test('the fourth refusal is final, whatever it says', () => {
  expect(delayBeforeRetry(busy('1'), 4, 0, now)).toBeUndefined();
});

test.each([200, 400, 401, 403, 404, 410, 501])('%i is final', (status) => {
  expect(delayBeforeRetry({ ...busy('1'), status }, 1, 0, now)).toBeUndefined();
});

test.each(['time', 'token', 'form'] as const)('lost for %s is final', (lost) => {
  expect(delayBeforeRetry({ lost, detail: '' }, 1, 0, now)).toBeUndefined();
});
