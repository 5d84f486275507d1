import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { entraPassword } from '../../src/store/entra-password.ts';
import { openStore } from '../../src/store/store.ts';
import { keepsWhatItIsGiven } from './keeps.ts';
import { keepsAudit } from './keeps-audit.ts';
import { canStartServer, startServer } from './server.ts';

describe.runIf(canStartServer)('a PostgreSQL server', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());
  const open = async () => openDatabase({ databaseUrl: await server.newDatabase() });

  keepsWhatItIsGiven(open);

  test('an address without a password is opened with one that is asked for at each connection', async () => {
    const databaseUrl = (await server.newDatabase()).replace(':preflight@', '@');
    let asked = 0;
    const password = async () => {
      asked += 1;
      return 'preflight';
    };
    const database = await openDatabase({ databaseUrl }, { password });
    await openStore(database).messages.put('thread', 'slot', 'activity');
    await database.close();
    expect(asked).toBeGreaterThan(0);
    await expect(openDatabase({ databaseUrl }, { password: async () => 'wrong' })).rejects.toThrow(
      /authentication failed/,
    );
    await expect(openDatabase({ databaseUrl })).rejects.toThrow();
  });

  test('only Azure’s servers are signed in to with a token of Entra', () => {
    expect(entraPassword('127.0.0.1')).toBeNull();
    expect(entraPassword('evil-postgres.database.azure.com.example')).toBeNull();
    expect(entraPassword('preflight.postgres.database.azure.com')).toBeTypeOf('function');
  });

  describe('and its audit record', () => keepsAudit(open));
});
