import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'preflight-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** A path at which nothing is yet, in a folder that lasts as long as the tests of one file. */
export function newFile(): string {
  count += 1;
  return join(folder, `${count}.json`);
}

/** Writes a file. Yields its path. */
export function fileWith(content: string | object): string {
  const file = newFile();
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
