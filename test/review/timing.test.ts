import { describe, expect, it, test } from 'vitest';
import { describeTiming, isCron, onDays, slotAfter } from '../../src/review/timing.ts';

const zurich = 'Europe/Zurich';
const eight = { hour: 8, minute: 0 };
const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** So many slots after a time, each found from the one before, as a running bot does. */
function slots(timing: { cron: string; zone: string }, after: string, most: number): string[] {
  const found: string[] = [];
  for (let at = new Date(after); found.length < most; ) {
    at = slotAfter(timing, at);
    found.push(at.toISOString());
  }
  return found;
}

describe('the day on which clocks go forward (2026-03-29 in Zurich)', () => {
  it('keeps eight in the morning at eight in the morning', () => {
    expect(slots(onDays(everyDay, eight, zurich), '2026-03-27T12:00:00Z', 3)).toEqual([
      '2026-03-28T07:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
    ]);
  });

  it('moves a time that is left out by an hour, and sends it once', () => {
    // 02:30 does not exist: 01:30 UTC is 03:30 there.
    expect(slots(onDays(everyDay, { hour: 2, minute: 30 }, zurich), '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });
});

describe('the day on which clocks go back (2026-10-25 in Zurich)', () => {
  it('keeps eight in the morning at eight in the morning', () => {
    expect(slots(onDays(everyDay, eight, zurich), '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T07:00:00.000Z',
      '2026-10-26T07:00:00.000Z',
    ]);
  });

  it('takes a time that is shown twice once, also when the search begins at the first or between the two', () => {
    const timing = onDays(everyDay, { hour: 2, minute: 30 }, zurich);
    const both = ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'];
    expect(slots(timing, '2026-10-24T12:00:00Z', 2)).toEqual(both);
    expect(slotAfter(timing, new Date('2026-10-25T00:30:00Z')).toISOString()).toBe(both[1]);
    expect(slotAfter(timing, new Date('2026-10-25T01:00:00Z')).toISOString()).toBe(both[1]);
    expect(slotAfter(timing, new Date('2026-10-25T01:30:00Z')).toISOString()).toBe(both[1]);
  });
});

test('a weekend is left out by whoever wants weekdays', () => {
  expect(slots(onDays([1, 2, 3, 4, 5], eight, 'UTC'), '2026-11-26T08:00:00Z', 2)).toEqual([
    '2026-11-27T08:00:00.000Z',
    '2026-11-30T08:00:00.000Z',
  ]);
});

test.each([
  ['0 8 * * 1-5', true],
  ['*/60 * * * *', true],
  ['0 * * * *', true],
  ['0,30 * * * *', false],
  ['* * * * *', false],
  ['0 8 * * 1-5 2026', false],
  ['0 8 31 2 *', false],
  ['@daily', false],
  ['61 8 * * *', false],
  ['', false],
])('the line of cron “%s” is taken: %s', (line, isTaken) => {
  expect(isCron(line, new Date('2026-11-26T10:00:00Z'))).toBe(isTaken);
});

test.each([
  [onDays([1, 2, 3, 4, 5], eight, zurich), 'every weekday at 08:00 Europe/Zurich'],
  [onDays(everyDay, { hour: 16, minute: 5 }, 'UTC'), 'every day at 16:05 UTC'],
  [onDays([5, 1], eight, 'UTC'), 'every Monday and Friday at 08:00 UTC'],
  [onDays([0], eight, 'UTC'), 'every Sunday at 08:00 UTC'],
  [{ cron: '0 8 1 * *', zone: 'UTC' }, 'by cron 0 8 1 * * (UTC)'],
])('a timing in words: %#', (timing, words) => {
  expect(describeTiming(timing)).toBe(words);
});
