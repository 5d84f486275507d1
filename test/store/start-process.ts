import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

interface Started {
  readonly pid: number;
  /** Every whole line printed so far. */
  lines(): string[];
  /** Resolves as soon as the line was printed. */
  printed(line: string): Promise<void>;
  kill(): Promise<void>;
  /** The exit status, and what it printed on stderr. */
  ended(): Promise<{ status: number | null; errors: string }>;
}

/** Starts `process.ts` in its own process, which does not outlive the test. */
export function startProcess(act: 'hold' | 'write' | 'work', folder: string): Started {
  const child = spawn(process.execPath, [fileURLToPath(new URL('process.ts', import.meta.url)), act, folder]);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const closed = once(child, 'close');
  const lines = () => output.split('\n').slice(0, -1);
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  return {
    pid: child.pid ?? 0,
    lines,
    kill,
    async printed(line) {
      const ended = closed.then(() => true);
      while (!lines().includes(line))
        if (await Promise.race([ended, once(child.stdout, 'data').then(() => false)]))
          throw new Error(`The process ended without printing "${line}": ${errors}`);
    },
    async ended() {
      const [status] = await closed;
      return { status, errors };
    },
  };
}
