import { describe, expect, test } from 'vitest';
import { fileWith } from './files.ts';
import { start } from './start.ts';

const check = (packages: object) =>
  start('licences.ts', [fileWith({ packages: { '': { version: '1.0.0' }, ...packages } })]);

describe.concurrent('the licences of what ships', () => {
  test('are all on the list', async () => {
    expect(await start('licences.ts', [])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('are refused by name where they are not on it, are none, or are more than a choice', async () => {
    const { status, stderr } = await check({
      'node_modules/a': { version: '1.0.0', license: 'GPL-3.0-only' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/c/node_modules/@d/e': { version: '3.0.0', license: '(MIT AND GPL-3.0-only)' },
      'node_modules/f': { version: '4.0.0', license: '(GPL-2.0-only OR MIT)' },
      'node_modules/g': { version: '5.0.0', license: 'MIT' },
      'node_modules/h': { version: '6.0.0', license: 'SEE LICENSE IN LICENSE.md' },
    });
    expect(status).toBe(1);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'a@1.0.0: GPL-3.0-only',
      'b@2.0.0: names no licence',
      '@d/e@3.0.0: (MIT AND GPL-3.0-only)',
      'h@6.0.0: SEE LICENSE IN LICENSE.md',
    ]);
  });

  test('of tools for development are not looked at', async () => {
    const packages = {
      'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
      'node_modules/g': { version: '5.0.0', license: 'MIT' },
    };
    expect(await check(packages)).toMatchObject({ status: 0, stderr: '' });
  });

  test('of another version than somebody read are refused, and so is a list without packages', async () => {
    const jspath = { 'node_modules/jspath': { version: '0.4.0' } };
    expect(await check(jspath)).toMatchObject({ status: 0 });
    expect(await check({ 'node_modules/jspath': { version: '0.4.1' } })).toMatchObject({ status: 1 });
    expect(await check({})).toMatchObject({ status: 1, stderr: expect.stringContaining('names no package') });
  });
});
