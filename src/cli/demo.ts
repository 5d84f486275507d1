import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startTenant } from '../demo/server.ts';
import { sites } from '../demo/sites.ts';
import { answersSchema, factsFromFile } from '../facts/snapshot.ts';
import { startPreflight } from '../main.ts';
import { FolderHeld } from '../store/lock.ts';
import { readFlags } from './flags.ts';
import { type Playground, startPlayground } from './playground.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { UsageError } from './usage-error.ts';

/** Bot, embedded database, simulated tenant and test client together. The only place where authentication is off. */
async function demo(args: readonly string[]): Promise<void> {
  const { values: flags } = readFlags(args, {
    tenant: { type: 'string', default: 'trouble' },
    port: { type: 'string', default: '3978' },
    data: { type: 'string' },
    'no-playground': { type: 'boolean', default: false },
  });
  const site = sites[flags.tenant]?.(new Date());
  if (!site)
    throw new UsageError(
      `There is no simulated tenant "${flags.tenant}": it is one of ${Object.keys(sites).join(', ')}.`,
    );
  const port = Number(flags.port);
  if (!/^\d+$/.test(flags.port) || port > 65_535) throw new UsageError(`--port is a port number, not "${flags.port}".`);
  // Without --data nothing is kept: each demo starts as a newcomer would.
  const scratch = mkdtempSync(join(tmpdir(), 'preflight-demo-'));
  const dataDir = flags.data === undefined ? scratch : resolve(flags.data);

  const tenant = await startTenant(site, { latencyMs: 100 });
  let playground: Playground | undefined;
  const preflight = await startPreflight({
    store: { dataDir },
    graph: { cloud: 'global', endpoint: tenant.url, accessToken: tenant.token },
    authentication: 'off',
    port,
    host: '127.0.0.1',
    logLevel: 'warn',
    start: { profile: site.profile, answers: factsFromFile(answersSchema.parse(site.answers), new Date()) },
  });
  stopOnSignal(async () => {
    await playground?.stop();
    await preflight.stop();
    await tenant.stop();
    rmSync(scratch, { recursive: true, force: true });
  });
  if (flags['no-playground']) {
    console.log(
      `Preflight listens on http://127.0.0.1:${preflight.port}/api/messages; simulated tenant: ${flags.tenant}. Ctrl-C stops.`,
    );
    return;
  }
  playground = await startPlayground(preflight.port, scratch);
  console.log(
    `Open ${playground.url}, choose a channel and post “@Preflight are we ready?” — simulated tenant: ${flags.tenant}. Ctrl-C stops.`,
  );
}

try {
  await demo(process.argv.slice(2));
} catch (error) {
  const expected =
    error instanceof UsageError ||
    error instanceof FolderHeld ||
    (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  if (!expected) throw error;
  console.error((error as Error).message);
  process.exit(1);
}
