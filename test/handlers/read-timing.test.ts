import { describe, expect, it, test } from 'vitest';
import { readTiming, toTiming } from '../../src/handlers/read-timing.ts';
import { describeTiming } from '../../src/review/timing.ts';

const now = new Date('2026-11-26T10:00:00Z');

/** What a sentence comes to for someone in Berlin who has no digest yet. */
function read(text: string, current: Parameters<typeof toTiming>[1] = null) {
  const words = readTiming(text, now);
  if ('refused' in words) return words.refused;
  return `${describeTiming(toTiming(words, current, 'Europe/Berlin'))}${words.onlyChanges ? ', changes only' : ''}`;
}

test.each([
  ['every weekday at 08:00 Europe/Zurich', 'every weekday at 08:00 Europe/Zurich'],
  ['weekdays at 7:30', 'every weekday at 07:30 Europe/Berlin'],
  ['weekly on Monday', 'every Monday at 08:00 Europe/Berlin'],
  ['weekly', 'every Monday at 08:00 Europe/Berlin'],
  ['every Monday and Thursday at 4 pm', 'every Monday and Thursday at 16:00 Europe/Berlin'],
  ['on Mon, Wed and Fri at 9:15 America/New_York', 'every Monday, Wednesday and Friday at 09:15 America/New_York'],
  ['on tuesdays at 12 am', 'every Tuesday at 00:00 Europe/Berlin'],
  ['daily at noon', 'every day at 12:00 Europe/Berlin'],
  ['every day at 12 pm UTC', 'every day at 12:00 UTC'],
  ['daily at 08:00 Zurich', 'every day at 08:00 Europe/Zurich'],
  ['daily 8:00 in new york', 'every day at 08:00 America/New_York'],
  ['every weekday at 08:00 europe/zurich', 'every weekday at 08:00 Europe/Zurich'],
  ['only when something changes', 'every weekday at 08:00 Europe/Berlin, changes only'],
  ['every weekday at 08:00 only when something changes', 'every weekday at 08:00 Europe/Berlin, changes only'],
  ['only on changes every day', 'every day at 08:00 Europe/Berlin, changes only'],
  ['cron 0 8 * * 1-5 Europe/Zurich', 'by cron 0 8 * * 1-5 (Europe/Zurich)'],
  ['cron 30 6 1 * *', 'by cron 30 6 1 * * (Europe/Berlin)'],
])('“digest %s”', (text, meant) => {
  expect(read(text)).toBe(meant);
});

describe('what is left out stays as it was', () => {
  const current = { cron: '15 9 * * 1,3', zone: 'Asia/Tokyo' };
  it.each([
    ['only when something changes', 'every Monday and Wednesday at 09:15 Asia/Tokyo, changes only'],
    ['at 10:00', 'every Monday and Wednesday at 10:00 Asia/Tokyo'],
    ['daily', 'every day at 09:15 Asia/Tokyo'],
    ['in Zurich', 'every Monday and Wednesday at 09:15 Europe/Zurich'],
  ])('“digest %s”', (text, meant) => {
    expect(read(text, current)).toBe(meant);
  });

  it('a line of cron gives way to a day and a time', () => {
    expect(read('daily', { cron: '*/60 8-18 * * *', zone: 'UTC' })).toBe('every day at 08:00 UTC');
  });
});

test.each([
  ['every weekday at 25:00', /no time of day/],
  ['daily at 13 pm', /no time of day/],
  ['daily at 08:00 Mars/Phobos', /no time zone/],
  ['cron * * * * *', /at most one digest an hour/],
  ['cron 0 8 * *', /does not understand “cron 0 8 \* \*”/],
  ['every full moon', /does not understand “full moon”|does not understand “every full moon”/],
  ['when pigs fly', /Say, for example/],
])('“digest %s” is refused in a sentence', (text, words) => {
  expect(read(text)).toMatch(words);
});
