import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Copy, From } from 'dockerfile-ast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { argumentsOf, followDockerfile, instructions, root } from './follow-dockerfile.ts';

const keywords = instructions.map((instruction) => instruction.getKeyword());

describe('the Dockerfile', () => {
  test('builds on the Node that the tests run on', () => {
    const images = instructions.filter((one) => one.getKeyword() === 'FROM').map((one) => (one as From).getImage());
    const [major] = packageFile.devDependencies.node.split('.');
    expect(new Set(images)).toEqual(new Set([`node:${major}-slim`]));
  });

  test('gives root up before anything runs, and copies nothing afterwards', () => {
    const at = keywords.lastIndexOf('USER');
    expect(instructions[at]?.getArgumentsContent()).toBe('node');
    expect(at).toBeGreaterThan(keywords.lastIndexOf('FROM'));
    expect(keywords.slice(at)).toEqual(['USER', 'EXPOSE', 'HEALTHCHECK', 'CMD']);
  });

  test('gets exactly what it copies from .dockerignore', () => {
    const copied = instructions
      .filter((one) => one.getKeyword() === 'COPY' && !(one as Copy).getFromFlag())
      .flatMap((one) => one.getArguments().slice(0, -1))
      .map((argument) => argument.getValue());
    const lines = readFileSync(join(root, '.dockerignore'), 'utf8').trim().split('\n');
    const [first, ...rest] = lines;
    expect(first).toBe('*');
    const admitted = rest.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(admitted.sort()).toEqual([...new Set([...copied, 'infra/Dockerfile'])].sort());
  });
});

describe('what the Dockerfile builds, from nothing', () => {
  const parent = mkdtempSync(join(tmpdir(), 'preflight-image-'));
  // Thousands of files come and go, on whatever disk there is.
  const patience = 300_000;
  afterAll(() => rm(parent, { recursive: true, force: true }), patience);

  let workdir = '';
  beforeAll(async () => {
    workdir = await followDockerfile(parent);
  }, patience);

  test('holds what the bot needs and no tool of its makers', () => {
    const packages = readdirSync(join(workdir, 'node_modules'));
    expect(packages).toEqual(expect.arrayContaining(['botbuilder', 'pg', 'restify']));
    for (const name of ['@biomejs', 'fflate', 'node', 'playwright-core', 'typescript', 'vitest'])
      expect(packages).not.toContain(name);
  });

  test(
    'answers, says by its health check whether it does, and writes only to DATA_DIR and the temporary folder',
    async () => {
      const port = await freePort();
      const temporary = join(parent, 'tmp');
      mkdirSync(temporary);
      const environment = {
        PATH: process.env.PATH ?? '',
        TMPDIR: temporary,
        MicrosoftAppId: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
        MicrosoftAppTenantId: '9c7d4fd1-8f0c-4f0e-9f6b-0d3a5d6b1c2e',
        MicrosoftAppPassword: 'secret',
        DATA_DIR: join(temporary, 'data'),
        PORT: String(port),
        LOG_LEVEL: 'warn',
      };
      const isHealthy = () => {
        const [command = '', ...args] = argumentsOf('HEALTHCHECK');
        return new Promise((resolve) =>
          execFile(command, args, { cwd: workdir, env: environment }, (error) => resolve(error === null)),
        );
      };
      const before = filesIn(workdir);
      expect(await isHealthy()).toBe(false);

      const [command = '', ...args] = argumentsOf('CMD');
      const bot = spawn(command, args, { cwd: workdir, env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
      let said = '';
      bot.stderr.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
      try {
        expect(await firstAnswer(port, bot), said).toBe(200);
        expect(await isHealthy()).toBe(true);
        bot.kill('SIGTERM');
        expect((await once(bot, 'exit'))[0], said).toBe(0);
      } finally {
        bot.kill('SIGKILL');
      }
      expect(said).toBe('');
      expect(filesIn(workdir)).toEqual(before);
    },
    patience,
  );
});

/** Every file below a folder, with when it was last written. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${file} ${statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs}`)
    .sort();

/** The status of `GET /healthz` once somebody listens; 0 if the process ends before. */
async function firstAnswer(port: number, bot: ChildProcess): Promise<number> {
  while (bot.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer) return answer.status;
    await setTimeout(100);
  }
  return 0;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
