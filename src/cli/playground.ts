import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { environmentOfChild } from '../config.ts';

export interface Playground {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts Microsoft's own test client for Teams against a bot on this machine, with its telemetry off.
 * It takes the first free port from `firstPort` on.
 */
export async function startPlayground(botPort: number, folder: string, firstPort = 56_150): Promise<Playground> {
  const port = await findFreePort(firstPort);
  const client = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const endpoint = `http://127.0.0.1:${botPort}/api/messages`;
  const child = spawn(
    process.execPath,
    [client, 'start', '-e', endpoint, '-c', 'msteams', '-p', `${port}`, '--disable-telemetry'],
    {
      // It writes a log below the folder it runs in.
      cwd: folder,
      stdio: 'ignore',
      env: environmentOfChild({
        TEAMSAPPTESTER_BROWSER: 'none',
        APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: fileURLToPath(new URL('../demo/playground.yml', import.meta.url)),
      }),
    },
  );
  const url = `http://localhost:${port}`;
  await untilReady(`http://127.0.0.1:${port}`, child);
  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function untilReady(address: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) break;
    const answered = await fetch(`${address}/_debug/ping`)
      .then((response) => response.ok)
      .catch(() => false);
    if (answered) return;
    await wait(100);
  }
  child.kill();
  throw new Error('The Agents Playground did not start.');
}

async function findFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) {
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, () => resolve(true));
    });
    if (free) {
      await new Promise((resolve) => server.close(resolve));
      return port;
    }
  }
  throw new Error(`No port is free from ${first} to ${first + 99}.`);
}
