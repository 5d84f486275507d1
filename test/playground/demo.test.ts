import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { newDataDir } from '../journeys/journey.ts';
import { portIn, runDemo } from './demo.ts';

vi.setConfig({ testTimeout: 60_000 });

const folders: string[] = [];
const keepInMind = (folder: string) => {
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Another demo is starting or running on it. */
const isHeld = (folder: string) => readdirSync(join(folder, 'lock'))[0] !== 'free';

test.each([
  [['--tenant', 'nope'], /^There is no simulated tenant "nope": it is one of ready, .*trouble.*\.\n$/],
  [['--port', 'abc'], /^--port is a number from 0 to 65535, not "abc"\.\n$/],
  [['--data', '/dev/null/here'], /^--data is a folder .* and \/dev\/null\/here cannot be one: ENOTDIR\.\n$/],
  [['ready'], /^"ready" is no option; options go after --, as in: npm run demo -- --tenant ready\n$/],
])('%j is refused in one sentence', async (options, sentence) => {
  const { status, printed, errors } = await runDemo('--no-playground', ...options).ended();
  expect({ status, printed }).toEqual({ status: 1, printed: '' });
  expect(errors).toMatch(sentence);
});

test('a second demo on the same data folder names its holder; on the same port, how to name another', async () => {
  const [folder, another] = [keepInMind(await newDataDir()), keepInMind(await newDataDir())];
  const first = runDemo('--no-playground', '--port', '0', '--data', folder);
  const port = portIn(await first.ready());

  const second = await runDemo('--no-playground', '--port', '0', '--data', folder).ended();
  expect(second).toMatchObject({ status: 1, printed: '' });
  expect(second.errors).toMatch(
    new RegExp(`^The data folder ${folder} is held by process ${first.pid} since .*\\.\n$`),
  );

  const third = await runDemo('--no-playground', '--port', `${port}`, '--data', another).ended();
  expect(third).toEqual({
    status: 1,
    printed: '',
    errors: `Port ${port} is taken: name another one with --port, or 0 for any.\n`,
  });
  first.interrupt();
  expect((await first.ended()).status).toBe(0);
});

test('Ctrl-C while it starts ends it quietly, and the folder serves the next start', async () => {
  const folder = keepInMind(await newDataDir());
  const demo = runDemo('--no-playground', '--port', '0', '--data', folder);
  await demo.until(() => isHeld(folder));
  demo.interrupt();
  expect(await demo.ended()).toEqual({ status: 0, printed: '', errors: '' });

  const next = runDemo('--no-playground', '--port', '0', '--data', folder);
  expect(await next.ready()).toContain('Preflight listens');
  next.interrupt();
  expect((await next.ended()).status).toBe(0);
});
