import type { Pace } from './pace.ts';

/** At most so many in so many milliseconds. */
export type Limit = readonly [count: number, milliseconds: number];

export interface Gate {
  /** Resolves when the one who asks may go, in the order of asking. */
  pass(): Promise<void>;
  /** Lets nobody through before that moment. */
  closeUntil(moment: number): void;
}

/**
 * Bounds how much goes out in any stretch of time. Each waits at its own gate until it is first in line there, and
 * only then at the one further out: whoever has much to send stands in the common line once, like everybody else.
 */
export function createGate(limits: readonly Limit[], pace: Pace, further?: Gate): Gate {
  const most = Math.max(...limits.map(([count]) => count));
  const passed: number[] = [];
  let closedUntil = Number.NEGATIVE_INFINITY;
  let line = Promise.resolve();

  const untilOpen = () =>
    Math.max(closedUntil, ...limits.map(([count, ms]) => (passed.at(-count) ?? Number.NEGATIVE_INFINITY) + ms)) -
    pace.now();

  async function go(): Promise<void> {
    for (let ms = untilOpen(); ms > 0; ms = untilOpen()) await pace.wait(ms);
    await further?.pass();
    passed.push(pace.now());
    if (passed.length > most) passed.shift();
  }

  return {
    pass() {
      line = line.then(go);
      return line;
    },
    closeUntil(moment) {
      closedUntil = Math.max(closedUntil, moment);
    },
  };
}
