import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { databaseTemplate } from './template.ts';

const made: string[] = [];
let template = '';

/** An empty folder, removed after the tests of the file. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  made.push(folder);
  return folder;
}

/** Lets the tests of a file make data folders with an empty store. */
export function useDataFolders(): () => string {
  beforeAll(async () => {
    template = await databaseTemplate();
  }, 60_000);
  return () => {
    const folder = emptyFolder();
    cpSync(template, folder, { recursive: true });
    return folder;
  };
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
