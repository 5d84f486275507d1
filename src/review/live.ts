import { day, dayOf } from './day.ts';
import type { Person } from './person.ts';

/** A review whose installation is in use, and what its team wrote down beforehand. */
export interface Live {
  /** The day of go-live, ISO 8601. `null`: not yet. */
  readonly since: string | null;
  /** What the team rolls back for, in its own words. */
  readonly criteria: readonly string[];
  /** Who said so last. */
  readonly by: Person;
  /** The first week was closed with a card. */
  readonly isClosed: boolean;
  /** Raised by every change. */
  readonly revision: number;
}

/** The days from go-live on that are watched closely. */
const closeDays = 7;

/** Which of these days a moment is in, from 1; `null` before and after them. */
export function liveDay({ since }: Pick<Live, 'since'>, now: Date): number | null {
  if (since === null) return null;
  const number = Math.floor((now.getTime() - Date.parse(since)) / day) + 1;
  return number >= 1 && number <= closeDays ? number : null;
}

/** The last of them. */
export const lastCloseDay = (since: string): string => dayOf(Date.parse(since) + (closeDays - 1) * day);

/** When they are over: the midnight after the last one, in UTC. */
export const closesAt = (since: string): Date => new Date(Date.parse(since) + closeDays * day);
