const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `2026-09-30`, alone or with a time, as `30 September 2026`. */
export const showDay = (iso: string): string => days.format(new Date(iso));

/** A moment as `30 September 2026 at 14:05 UTC`. */
export const showMoment = (at: Date): string => `${times.format(at)} UTC`;

/** Calendar days in UTC from now to a day such as `2026-09-30`, alone or with a time: 0 on the day itself, negative after it. */
export function daysUntil(day: string, now: Date): number {
  const today = now.toISOString().slice(0, 10);
  return (Date.parse(day.slice(0, 10)) - Date.parse(today)) / 86_400_000;
}

/** How far away a day is: `51 days left`, `today`, `3 days ago`. */
export function showDistance(day: string, now: Date): string {
  const distance = daysUntil(day, now);
  if (distance === 0) return 'today';
  const count = Math.abs(distance) === 1 ? '1 day' : `${Math.abs(distance)} days`;
  return distance > 0 ? `${count} left` : `${count} ago`;
}
