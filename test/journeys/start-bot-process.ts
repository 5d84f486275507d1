import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { BotOptions } from './bot-process.ts';

/** Starts the bot in a process of its own, which does not outlive the test. */
export async function startBotProcess(options: BotOptions) {
  const file = fileURLToPath(new URL('bot-process.ts', import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const dead = once(child, 'exit').then(([status, signal]) => ({ status, signal }));
  const kill = async () => {
    child.kill('SIGKILL');
    await dead;
  };
  onTestFinished(kill);
  const [line] = await Promise.race([once(child.stdout, 'data'), dead.then(() => [])]);
  if (!line) throw new Error('The process ended before it listened.');
  return {
    port: Number(String(line)),
    /** How it ended: with a status, or by a signal. */
    dead,
    kill,
    /** Tells it to end, which lets it finish what it is at. */
    async stop() {
      child.kill('SIGTERM');
      return dead;
    },
  };
}
