import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { FolderHeld, lockFolder } from '../../src/store/lock.ts';
import { emptyFolder } from './folder.ts';

/** A process that tries to lock each folder that it is sent, and says whether it did. */
function startTaker() {
  const child = fork(fileURLToPath(new URL('taker.ts', import.meta.url)));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return {
    pid: child.pid ?? 0,
    async take(folder: string): Promise<boolean> {
      const answer = once(child, 'message');
      child.send(folder);
      return (await answer)[0];
    },
    async end(signal: NodeJS.Signals): Promise<void> {
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

/** What holds the folder, by the name of the only file in its lock. */
const held = (folder: string) => readdirSync(join(folder, 'lock')).join();

const pretend = (folder: string, holder: string) =>
  renameSync(join(folder, 'lock', held(folder)), join(folder, 'lock', holder));

test('a folder is held until it is released', () => {
  const folder = emptyFolder();
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(FolderHeld);
  lock.release();
  lockFolder(folder).release();
});

test('releasing twice does not take the lock from the next holder', () => {
  const folder = emptyFolder();
  const first = lockFolder(folder);
  first.release();
  const second = lockFolder(folder);
  first.release();
  expect(() => lockFolder(folder)).toThrow(FolderHeld);
  second.release();
});

test('the folder is made when it is not there yet', () => {
  const folder = join(emptyFolder(), 'not', 'yet');
  lockFolder(folder).release();
});

test('another living process is named, with the time since when it holds the folder', async () => {
  const folder = emptyFolder();
  const before = Date.now();
  const holder = startTaker();
  expect(await holder.take(folder)).toBe(true);
  let error: unknown;
  try {
    lockFolder(folder);
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof FolderHeld)) throw error;
  expect(error.pid).toBe(holder.pid);
  expect(error.since.getTime()).toBeGreaterThanOrEqual(before);
  expect(error.since.getTime()).toBeLessThanOrEqual(Date.now());
  expect(error.message).toBe(
    `The data folder ${folder} is held by process ${holder.pid} since ${error.since.toISOString()}.`,
  );
});

test('the lock of a process that was killed is taken over', async () => {
  const folder = emptyFolder();
  const holder = startTaker();
  await holder.take(folder);
  await holder.end('SIGKILL');
  expect(held(folder)).toContain(`${holder.pid}.`);
  lockFolder(folder).release();
});

test('a process that ends by itself leaves the folder free', async () => {
  const folder = emptyFolder();
  const holder = startTaker();
  await holder.take(folder);
  await holder.end('SIGTERM');
  expect(held(folder)).toBe('free');
});

test('a living process that only got the pid of the dead holder is not taken for it', () => {
  const folder = emptyFolder();
  lockFolder(folder);
  expect(held(folder)).toMatch(new RegExp(`^${process.pid}\\..+\\.\\d+$`));
  pretend(folder, held(folder).replace(/\..+\./, '.another-start.'));
  lockFolder(folder).release();
});

test('a living process whose start nobody could tell is taken for the holder', () => {
  const folder = emptyFolder();
  lockFolder(folder);
  pretend(folder, `${process.pid}..0`);
  expect(() => lockFolder(folder)).toThrow(FolderHeld);
});

test('of several that want to follow a dead holder at once, exactly one does', async () => {
  const dead = startTaker();
  const folders = Array.from({ length: 30 }, emptyFolder);
  for (const folder of folders) await dead.take(folder);
  await dead.end('SIGKILL');
  const takers = [startTaker(), startTaker(), startTaker(), startTaker()];
  for (const folder of folders) {
    const results = await Promise.all(takers.map((taker) => taker.take(folder)));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(held(folder).split('.')[0]).toBe(`${takers[results.indexOf(true)]?.pid}`);
  }
});

test('of several that want a new folder at once, exactly one gets it', async () => {
  const takers = [startTaker(), startTaker(), startTaker(), startTaker()];
  for (const folder of Array.from({ length: 30 }, emptyFolder)) {
    const results = await Promise.all(takers.map((taker) => taker.take(folder)));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['lock']);
  }
});
