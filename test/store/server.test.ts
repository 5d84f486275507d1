import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
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

  describe('and its audit record', () => keepsAudit(open));
});
