import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    setupFiles: [new URL('repeatable.ts', import.meta.url).pathname],
    globalSetup: [new URL('global-setup.ts', import.meta.url).pathname],
    // Only a test that hangs is ended by it: how long one takes depends on what else the machine does.
    testTimeout: 60_000,
    // Two cores on the smallest machine that this has to pass on.
    maxWorkers: 2,
  },
});
