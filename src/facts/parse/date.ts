import { readPasted } from './pasted.ts';

const months = 'january february march april may june july august september october november december'.split(' ');
const time = '(?:[t,]? ?(?:at )?\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)? ?(?:[ap]m)?(?:z| utc|[+-]\\d\\d:\\d\\d)?)?';
const yearFirst = new RegExp(`^([12]\\d{3})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}$`);
const numbers = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2([12]\\d{3})${time}$`);
const weekday = '(?:[a-z]+day,? )?';
const dayFirst = new RegExp(
  `^${weekday}(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\.?(?: of)?[ -]?([a-z]{3,9})[.,]?[ -]?([12]\\d{3})${time}$`,
);
const monthFirst = new RegExp(
  `^${weekday}([a-z]{3,9})\\.?[ -](?:the )?(\\d{1,2})(?:st|nd|rd|th)?,?[ -]([12]\\d{3})${time}$`,
);

/**
 * A day as `2026-12-31`, from the year first, the month as an English word, or numbers that can be read in one way
 * only: with points the day comes first, `12/31/2026` has no thirty-first month, and `03/04/2026` is refused. A time
 * behind the day is left out, and no time zone moves it.
 */
export function parseDate(text: string): string | undefined {
  const typed = readPasted(text).toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
  let match = yearFirst.exec(typed);
  if (match) return toDay(match[1], match[3], match[4]);
  match = dayFirst.exec(typed);
  if (match) return toDay(match[3], monthOf(match[2]), match[1]);
  match = monthFirst.exec(typed);
  if (match) return toDay(match[3], monthOf(match[1]), match[2]);
  match = numbers.exec(typed);
  if (!match) return undefined;
  const [, first, separator, second, year] = match;
  const dayComesFirst = toDay(year, second, first);
  if (separator === '.') return dayComesFirst;
  const monthComesFirst = toDay(year, first, second);
  if (dayComesFirst && monthComesFirst && dayComesFirst !== monthComesFirst) return undefined;
  return dayComesFirst ?? monthComesFirst;
}

/** `dec` and `sept` as 12 and 9; 0 for a word that is no month. */
const monthOf = (word = ''): number => months.findIndex((month) => month.startsWith(word)) + 1;

/** `undefined` for a day that no calendar has. */
function toDay(year: unknown, month: unknown, day: unknown): string | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
    ? date.toISOString().slice(0, 10)
    : undefined;
}
