import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const demoFile = fileURLToPath(new URL('../../src/cli/demo.ts', import.meta.url));

/** Runs `npm run demo` with these options, in a process of its own that does not outlive the test. */
export function runDemo(...options: string[]) {
  const child = spawn(process.execPath, [demoFile, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  return {
    pid: child.pid as number,
    /** Waits for the one line that it prints when it is ready. */
    async ready(): Promise<string> {
      const ended = closed.then(() => true);
      while (!printed.includes('\n'))
        if (await Promise.race([ended, once(child.stdout, 'data').then(() => false)]))
          throw new Error(`The demo ended before it was ready: ${errors}`);
      return printed;
    },
    /** Waits until something can be seen from outside, or the process is gone. */
    async until(isSo: () => boolean): Promise<void> {
      while (!isSo() && child.exitCode === null && child.signalCode === null) await wait(10);
    },
    interrupt: () => child.kill('SIGINT'),
    /** Waits for its end: the exit status and all that it printed. */
    async ended() {
      const [status] = (await closed) as [number | null];
      return { status, printed, errors };
    },
  };
}

/** The port in the first address of a line. */
export const portIn = (line: string) => Number(/:\/\/[^:/]+:(\d+)/.exec(line)?.[1]);
