import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type RunningTenant, startTenant } from '../demo/server.ts';
import { sites } from '../demo/sites.ts';
import { answersSchema, factsFromFile } from '../facts/snapshot.ts';
import { type Preflight, startPreflight } from '../main.ts';
import { FolderHeld } from '../store/lock.ts';
import { readFlags } from './flags.ts';
import { type Playground, startPlayground } from './playground.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { UsageError } from './usage-error.ts';

/** Bot, embedded database, simulated tenant and test client together. The only place where authentication is off. */
async function demo(args: readonly string[]): Promise<void> {
  const { tenant: name, site, port, data, hasPlayground } = readOptions(args);
  // Without --data nothing is kept: each demo starts as a newcomer would.
  const scratch = mkdtempSync(join(tmpdir(), 'preflight-demo-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

  let tenant: RunningTenant | undefined;
  let preflight: Preflight | undefined;
  let playground: Playground | undefined;
  stopOnSignal(async () => {
    // A scan that is running still posts its card, so the test client goes after the bot and the tenant last.
    await preflight?.stop();
    await playground?.stop();
    await tenant?.stop();
  });
  tenant = await startTenant(site, { latencyMs: 100 });
  preflight = await startPreflight({
    store: { dataDir: data ?? scratch },
    graph: { cloud: 'global', endpoint: tenant.url, accessToken: tenant.token },
    authentication: 'off',
    port,
    host: '127.0.0.1',
    logLevel: 'warn',
    start: { profile: site.profile, answers: factsFromFile(answersSchema.parse(site.answers), new Date()) },
  });
  if (!hasPlayground) {
    console.log(
      `Preflight listens on http://127.0.0.1:${preflight.port}/api/messages; simulated tenant: ${name}. Ctrl-C stops.`,
    );
    return;
  }
  playground = await startPlayground(preflight.port, scratch);
  console.log(
    `Open ${playground.url}, choose a channel and post “@Preflight are we ready?” — simulated tenant: ${name}. Ctrl-C stops.`,
  );
}

function readOptions(args: readonly string[]) {
  const { values: flags, positionals } = readFlags(
    args,
    {
      tenant: { type: 'string', default: 'trouble' },
      port: { type: 'string', default: '3978' },
      data: { type: 'string' },
      'no-playground': { type: 'boolean', default: false },
    },
    { positionals: true },
  );
  // npm keeps options that come before a -- to itself, and only their values get here.
  if (positionals.length > 0)
    throw new UsageError(
      `"${positionals[0]}" is no option; options go after --, as in: npm run demo -- --tenant ready`,
    );
  const site = sites[flags.tenant]?.(new Date());
  if (!site)
    throw new UsageError(
      `There is no simulated tenant "${flags.tenant}": it is one of ${Object.keys(sites).join(', ')}.`,
    );
  const port = Number(flags.port);
  if (!/^\d+$/.test(flags.port) || port > 65_535)
    throw new UsageError(`--port is a number from 0 to 65535, not "${flags.port}".`);
  const data = flags.data === undefined ? undefined : resolve(flags.data);
  if (data !== undefined) makeFolder(data);
  return { tenant: flags.tenant, site, port, data, hasPlayground: !flags['no-playground'] };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`--data is a folder to keep reviews in, and ${folder} cannot be one: ${codeOf(error)}.`);
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** What a person can mend, in a sentence. Null: a defect. */
function explain(error: unknown): string | null {
  if (error instanceof UsageError || error instanceof FolderHeld) return error.message;
  const { port } = error as { port?: number };
  if (codeOf(error) === 'EADDRINUSE') return `Port ${port} is taken: name another one with --port, or 0 for any.`;
  if (codeOf(error) === 'EACCES' && port) return `Port ${port} is not for everyone: name one above 1023 with --port.`;
  return null;
}

try {
  await demo(process.argv.slice(2));
} catch (error) {
  const sentence = explain(error);
  if (sentence === null) throw error;
  console.error(sentence);
  process.exit(1);
}
