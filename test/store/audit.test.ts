import { describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { useDataFolders } from './folder.ts';
import { keepsAudit } from './keeps-audit.ts';

const dataFolder = useDataFolders();

describe('the audit record on PostgreSQL embedded in a folder', () => {
  keepsAudit(() => openDatabase({ dataDir: dataFolder() }));
});
