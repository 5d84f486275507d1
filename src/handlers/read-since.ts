import { day, dayOf } from '../review/day.ts';
import { weekdayNames } from '../review/timing.ts';

/** Since when: a day as ISO 8601, or why the words name none. */
type Since = { readonly day: string } | { readonly refused: string };

const weekdays = weekdayNames.map((name) => name.toLowerCase());

const accepted = 'Say a day such as Monday, yesterday, last week, 3 days ago or 2026-11-20.';

/**
 * The day that someone means by `Monday`, `yesterday`, `last week`, `3 days ago` or a date. A weekday is the last one
 * before today: who says its name on that very day means a week ago, and else would say today. A week is seven days.
 * @param today the day as UTC has it
 * @param readDay reads a date as people write it
 */
export function readSince(text: string, today: string, readDay: (text: string) => string | null): Since {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:on|the) /, '');
  const ago = daysAgo(words, today);
  const since = ago === null ? readDay(text) : before(today, ago);
  if (since === null) return { refused: `“${text.trim()}” is no day that Preflight knows. ${accepted}` };
  return since > today ? { refused: `${since} is still to come. ${accepted}` } : { day: since };
}

function daysAgo(words: string, today: string): number | null {
  if (words === 'today') return 0;
  if (words === 'yesterday') return 1;
  if (/^(?:last week|a week ago|one week ago)$/.test(words)) return 7;
  const number = /^(\d{1,3}) (day|week)s? ago$/.exec(words);
  if (number) return Number(number[1]) * (number[2] === 'week' ? 7 : 1);
  const name = words.replace(/^last /, '');
  // `Mon`, `Tues` and `Thurs` are as good as the whole name.
  const weekday = name.length < 3 ? -1 : weekdays.findIndex((one) => one.startsWith(name.replace(/\.$/, '')));
  return weekday < 0 ? null : ((new Date(today).getUTCDay() - weekday + 6) % 7) + 1;
}

const before = (today: string, days: number): string => dayOf(Date.parse(today) - days * day);
