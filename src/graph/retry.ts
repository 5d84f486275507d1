import type { Answer } from './answer.ts';

/** How often one request is sent at most, by what came back. Any other answer is final. */
const sendsByStatus: Readonly<Record<number, number>> = { 429: 4, 500: 2, 502: 4, 503: 4, 504: 4 };

/**
 * How many milliseconds to wait before a request is sent again, or `undefined` when its answer is final.
 * The only place that decides on retries. `failures` counts this one, `jitter` is from 0 to 1.
 */
export function delayBeforeRetry(answer: Answer, failures: number, jitter: number, now: Date): number | undefined {
  const limit = 'lost' in answer ? (answer.lost === 'connection' ? 2 : 1) : (sendsByStatus[answer.status] ?? 1);
  if (failures >= limit) return undefined;
  const asked = 'lost' in answer ? undefined : retryAfter(answer.headers['retry-after'], now);
  // Conditional Access never says how long to wait and allows one request a second, so the shortest wait is a second.
  return asked ?? 1000 * 2 ** (failures - 1) * (1 + jitter / 2);
}

/** Reads `Retry-After`, which holds seconds or an HTTP date. */
function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  // Date.parse finds a date in nearly anything.
  const date = /GMT\s*$/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
