/** A day in milliseconds. */
export const day = 24 * 60 * 60_000;

/** The day of a moment, such as `2026-12-31`. Days begin and end in UTC, as for everyone who works on a review. */
export const dayOf = (moment: Date | number): string => new Date(moment).toISOString().slice(0, 10);
