import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'The database need not be backed up on its own',
  severity: 'informational',
  tools: 'connect',
  when: ({ database }) => database === 'localDb',
  why: 'LocalDB cannot be backed up independently of its server.',
  fix: ['Use full SQL Server where the database needs a backup of its own'],
  verify: 'The backup rules of the organization',
  sources: [gateCheck('SQL database')],
  needs: ['databaseBackupNeeded'],
  judge: ({ databaseBackupNeeded }) =>
    databaseBackupNeeded
      ? fail('It has to be backed up on its own, which speaks for full SQL Server.', { databaseBackupNeeded })
      : pass('It need not be backed up on its own.', { databaseBackupNeeded }),
});
