import { CronExpressionParser } from 'cron-parser';

/** When something is due again and again, by the clocks of a time zone. */
export interface Timing {
  /** Five fields of cron: minute, hour, day of the month, month, weekday. */
  readonly cron: string;
  /** An IANA time zone: `Europe/Zurich`. */
  readonly zone: string;
}

const hour = 60 * 60_000;

/** A slot is looked for from so far back: an hour that clocks go through twice is then seen as one. */
const lookBack = 3 * hour;

/**
 * The first slot after a moment. On the day on which clocks go forward, a time that they leave out counts as an hour
 * later; on the day on which they go back, a time that they show twice counts once.
 */
export function slotAfter({ cron, zone }: Timing, after: Date): Date {
  const slots = CronExpressionParser.parse(cron, { tz: zone, currentDate: new Date(after.getTime() - lookBack) });
  for (;;) {
    const slot = slots.next().toDate();
    if (slot > after) return slot;
  }
}

/** Whether a line is cron's, comes true, and is never due twice within an hour. */
export function isCron(cron: string, now: Date): boolean {
  if (cron.trim().split(/\s+/).length !== 5) return false;
  try {
    const slots = CronExpressionParser.parse(cron, { tz: 'UTC', currentDate: now });
    const times = slots.take(48).map((slot) => slot.getTime());
    return times.every((time, at) => at === 0 || time - (times[at - 1] as number) >= hour);
  } catch {
    return false;
  }
}

/** From Sunday. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** A timing on days of the week, 0 for Sunday, at a time of day. */
export const onDays = (days: readonly number[], at: { hour: number; minute: number }, zone: string): Timing => ({
  cron: `${at.minute} ${at.hour} * * ${days.length === 7 ? '*' : days.toSorted((a, b) => a - b).join(',')}`,
  zone,
});

/**
 * What `onDays` would be told for a timing: days as digits from Sunday, separated by commas, or `*`; `HH:MM`.
 * `null`: its line of cron says more than that.
 */
export function daysAndTime({ cron }: Timing): { readonly days: string; readonly at: string } | null {
  const simple = /^(\d{1,2}) (\d{1,2}) \* \* ([0-6](?:,[0-6])*|\*)$/.exec(cron);
  if (!simple) return null;
  const [, minute = '', hour = '', days = ''] = simple;
  return { days, at: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
}

/** In words, as in "every weekday at 08:00 Europe/Zurich". */
export function describeTiming(timing: Timing): string {
  const simple = daysAndTime(timing);
  return simple
    ? `${describeDays(simple.days)} at ${simple.at} ${timing.zone}`
    : `by cron ${timing.cron} (${timing.zone})`;
}

function describeDays(days: string): string {
  if (days === '*') return 'every day';
  if (days === '1,2,3,4,5') return 'every weekday';
  const names = days.split(',').map((day) => weekdayNames[Number(day)] as string);
  return `every ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]}`;
}
