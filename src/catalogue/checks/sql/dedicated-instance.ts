import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'The SQL instance serves no other sync engine',
  severity: 'required',
  tools: 'connect',
  when: ({ database }) => database === 'sqlServer',
  why: 'There can be only one sync engine in a SQL Server instance; sharing it with MIM Sync, DirSync or Azure AD Sync is not supported.',
  fix: ['Give Entra Connect a SQL Server instance of its own'],
  verify: 'SELECT name FROM sys.databases',
  sources: [connectPrerequisites('SQL Server used by Microsoft Entra Connect'), gateCheck('SQL database')],
  needs: ['sqlInstanceDedicated'],
  judge: ({ sqlInstanceDedicated: dedicated }) =>
    dedicated
      ? pass('No other sync engine uses the instance.', { dedicated })
      : fail('Another sync engine uses the instance.', { dedicated }),
});
