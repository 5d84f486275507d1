import type { Refused } from '../review/refused.ts';
import type { Ports } from './ports.ts';

/** A week. */
const usualTime = 7 * 24 * 60 * 60_000;

/** The day on which a request lapses unless said otherwise. */
export const usualLastDay = (ports: Ports): string =>
  new Date(ports.now().getTime() + usualTime).toISOString().slice(0, 10);

/** When a request lapses: with the end, in UTC, of the day that someone wrote; of the usual one where they wrote none. */
export function readLapse(text: string, ports: Ports): string | Refused {
  const day = text.trim() === '' ? usualLastDay(ports) : ports.facts.day(text);
  return day === null
    ? { refused: `“${text.trim()}” is no day: one such as 2026-12-31 is accepted.` }
    : `${day}T23:59:59.999Z`;
}
