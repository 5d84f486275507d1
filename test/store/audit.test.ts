import { describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { useDataFolders } from './folder.ts';
import { keepsAudit } from './keeps-audit.ts';

const dataFolder = useDataFolders();

describe('the audit record on PostgreSQL embedded in a folder', () => {
  keepsAudit(() => openDatabase({ dataDir: dataFolder() }));
});

// A server is not everywhere: `TEST_DATABASE_URL=postgres://… npm test` names an empty database for this test alone.
const databaseUrl = process.env.TEST_DATABASE_URL ?? '';

describe.runIf(databaseUrl)('the audit record on a PostgreSQL server', () => {
  keepsAudit(() => openDatabase({ databaseUrl }));
});
