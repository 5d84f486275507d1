import { day, dayOf } from '../review/day.ts';
import type { Refused } from '../review/refused.ts';
import type { Ports } from './ports.ts';

/** A week. */
const usualTime = 7 * day;

/** The day on which a request lapses unless said otherwise. */
export const usualLastDay = (ports: Ports): string => dayOf(ports.now().getTime() + usualTime);

/** When a request lapses: with the end, in UTC, of the day that someone wrote; of the usual one where they wrote none. */
export function readLapse(text: string, ports: Ports): string | Refused {
  const last = text.trim() === '' ? usualLastDay(ports) : ports.facts.day(text);
  return last === null
    ? { refused: `“${text.trim()}” is no day: one such as 2026-12-31 is accepted.` }
    : `${last}T23:59:59.999Z`;
}
