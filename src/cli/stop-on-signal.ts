/** Runs `stop` once on Ctrl-C or when the process is told to end, then exits. A second signal ends it at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      process.once(signal, () => process.exit(1));
      await stop();
      process.exit(0);
    });
  }
}
