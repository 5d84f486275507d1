const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** A time that lies so far after `now`, or before it when the amount is negative. */
export function shift(now: Date, amount: number, unit: keyof typeof unitMs): Date {
  return new Date(now.getTime() + amount * unitMs[unit]);
}

/** A time as Graph writes it, without fractions of a second. */
export function stamp(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
