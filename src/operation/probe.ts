import { setTimeout as wait } from 'node:timers/promises';

/**
 * Whether something answers within `patience` milliseconds. While an earlier question is still out it is waited for
 * instead of asked again, so that one which hangs is not followed by more.
 */
export function createProbe(ask: () => Promise<unknown>, patience = 2000): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  return () => {
    asking ??= ask()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asking = undefined;
      });
    return Promise.race([asking, wait(patience, false, { ref: false })]);
  };
}
