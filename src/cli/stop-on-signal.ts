/** Milliseconds. A terminal and npm both pass Ctrl-C on, so that one press may come twice. */
const onePress = 500;

/** Runs `stop` once on Ctrl-C or when the process is told to end, then exits. A second signal ends it at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      if (stoppingSince !== undefined) {
        if (performance.now() - stoppingSince > onePress) process.exit(1);
        return;
      }
      stoppingSince = performance.now();
      await stop();
      process.exit(0);
    });
  }
}
