import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The anchor that a heading gets. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s/g, '-');

test.each([
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
])('every file and heading that %s names is there', (document) => {
  const text = read(document);
  const files = [...text.matchAll(/`((?:src|test|infra|cards)\/[\w./-]+)`/g)].map(([, file]) => file as string);
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
  expect(files.length + links.length).toBeGreaterThan(2);
  for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
  for (const [, file, anchor] of links) {
    expect(existsSync(join(root, file ?? '')), file).toBe(true);
    if (anchor === undefined) continue;
    const headings = read(file || document).matchAll(/^#+ (.+)$/gm);
    expect([...headings].map(([, heading]) => anchorOf(heading as string))).toContain(anchor);
  }
});

test('every command is in the README', () => {
  const usage = read('src/cli/preflight.ts');
  const commands = [...usage.matchAll(/^ {2}(\w+): async/gm)].map(([, name]) => name as string);
  expect(commands.length).toBeGreaterThan(6);
  for (const name of commands) expect(read('README.md')).toMatch(new RegExp(`\\| \`${name}\\b`));
});
