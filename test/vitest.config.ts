import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    setupFiles: [new URL('repeatable.ts', import.meta.url).pathname],
    testTimeout: 20_000,
    // Two cores on the smallest machine that this has to pass on.
    maxWorkers: 2,
  },
});
