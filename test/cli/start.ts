import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** A port where nobody listens: what goes to a proxy there fails at once, on any machine. */
const nowhere = 'http://127.0.0.1:9';

/** Runs a file of `src/cli` as a process of its own, in an environment that holds nothing else, and off the network. */
export async function start(file: string, args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../../src/cli/${file}`, import.meta.url)), ...args], {
    env: { HOME: tmpdir(), HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[status], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { status: status as number | null, stdout, stderr };
}
