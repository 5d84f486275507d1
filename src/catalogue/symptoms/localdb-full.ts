import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'Synchronization stopped with no obvious cause (LocalDB at 10 GB)',
  phrases: [
    'sync stopped one morning',
    'sync stopped with no obvious cause',
    'the database is full',
    'LocalDB reached 10 GB',
  ],
  cause:
    'The database of LocalDB has reached the 10 GB that SQL Server Express allows, which about 100,000 objects fill. Synchronization then stops.',
  fix: [
    'Move the database to a full SQL Server',
    'Until then free space: clear the run history, then shrink the database',
    'From 80,000 objects on, start with a full SQL Server',
  ],
  checks: ['sql.localdb.capacity'],
  sources: [gateCheck('Things that catch people during pre-install: 10 GB LocalDB hit in production')],
});
