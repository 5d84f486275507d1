import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { environmentOfChild } from '../config.ts';

export interface Playground {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts Microsoft's own test client for Teams against a bot on this machine, on loopback and with its telemetry off.
 * It takes the first free port from `firstPort` on.
 */
export async function startPlayground(botPort: number, folder: string, firstPort = 56_150): Promise<Playground> {
  const asked = await findFreePort(firstPort);
  const client = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const endpoint = `http://127.0.0.1:${botPort}/api/messages`;
  const child = spawn(
    process.execPath,
    [
      ...['--import', new URL('./on-loopback.ts', import.meta.url).href, client],
      ...['start', '-e', endpoint, '-c', 'msteams', '-p', `${asked}`, '--disable-telemetry'],
    ],
    {
      // It writes a log below the folder it runs in.
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
      // Ctrl-C in a terminal would come to it as well, and the bot has a last card to bring it.
      detached: true,
      windowsHide: true,
      env: environmentOfChild({
        TEAMSAPPTESTER_BROWSER: 'none',
        APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: fileURLToPath(new URL('../demo/playground.yml', import.meta.url)),
      }),
    },
  );
  const port = await listeningPort(child);
  return {
    url: `http://localhost:${port}`,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** The port that it says it took: another one than it was asked to take, when someone was faster. */
function listeningPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      const port = /Listening on (\d+)\s/.exec(output)?.[1];
      if (port) resolve(port);
    });
    child.once('exit', () => reject(new Error(`The Agents Playground did not start. ${output}`)));
  });
}

async function findFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) {
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (free) {
      await new Promise((resolve) => server.close(resolve));
      return port;
    }
  }
  throw new Error(`No port is free from ${first} to ${first + 99}.`);
}
