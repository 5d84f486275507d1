import type { Pace } from '../../src/teams/pace.ts';

/** Time that leaps over every wait. */
export function leapingPace(): Pace {
  let time = 0;
  return {
    now: () => time,
    async wait(milliseconds) {
      time += milliseconds;
    },
    random: () => 0,
  };
}

/** Time that passes when a test says so, and chance that a test chooses. */
export function drivenPace(random = 0) {
  let time = 0;
  const waiting = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => time,
    wait: (milliseconds: number) =>
      new Promise<void>((wake) => {
        waiting.add({ until: time + milliseconds, wake });
      }),
    random: () => random,
    /** How many milliseconds until each of those that wait goes on, the next first. */
    waits: () => [...waiting].map(({ until }) => until - time).sort((a, b) => a - b),
    pass(milliseconds: number): void {
      time += milliseconds;
      for (const one of waiting) {
        if (one.until > time) continue;
        waiting.delete(one);
        one.wake();
      }
    },
  };
}
