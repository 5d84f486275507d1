import { setTimeout } from 'node:timers/promises';

/** Time and chance, as far as sending needs them. */
export interface Pace {
  /** Milliseconds since some moment; it never goes back. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

export const realPace: Pace = {
  now: () => performance.now(),
  // A process that stops doesn't stay for it.
  wait: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
  random: Math.random,
};
