import { setImmediate } from 'node:timers/promises';

/**
 * Turns work on many items into work on one. What is asked for while a batch is under way waits for the next one, so
 * each batch starts after all of its items were asked for and sees everything that was stored before.
 * `run` gives one result for each item, in their order; if it throws, all of its items fail.
 */
export function inBatches<T, R>(run: (items: readonly T[]) => Promise<readonly R[]>): (item: T) => Promise<R> {
  let waiting: { item: T; resolve(result: R): void; reject(reason: unknown): void }[] = [];
  let working = false;

  async function work(): Promise<void> {
    working = true;
    await setImmediate();
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const results = await run(batch.map(({ item }) => item));
        for (const [at, { resolve }] of batch.entries()) resolve(results[at] as R);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    working = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!working) void work();
    });
}
