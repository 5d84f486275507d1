/** A moment as each reader's own client writes it, in their language and time zone. For TextBlocks only. */
export function showTime(iso: string): string {
  // The function takes whole seconds in UTC and shows anything else as it stands.
  const seconds = new Date(iso).toISOString().replace(/\.\d+Z$/, 'Z');
  return `{{DATE(${seconds},SHORT)}} {{TIME(${seconds})}}`;
}

/** A day such as `2026-12-31` as each reader's own client writes it. For TextBlocks only. */
export const showDay = (day: string): string => `{{DATE(${day}T12:00:00Z,SHORT)}}`;

/** How long something took to get old, in the largest unit that still says something. */
export function showAge(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return count(Math.floor(minutes), 'minute');
  if (minutes < 48 * 60) return count(Math.floor(minutes / 60), 'hour');
  return count(Math.floor(minutes / 60 / 24), 'day');
}

/** "1 check", "2 checks". */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
