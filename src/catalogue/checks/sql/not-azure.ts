import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'The database is not Azure SQL Database or Managed Instance',
  severity: 'required',
  tools: 'connect',
  when: ({ database }) => database === 'sqlServer',
  why: 'Entra Connect supports SQL Server on Windows only.',
  fix: ['Use SQL Server on Windows'],
  verify: 'SELECT @@VERSION',
  sources: [connectPrerequisites('SQL Server used by Microsoft Entra Connect'), gateCheck('SQL database')],
  needs: ['sqlServerPlatform'],
  judge({ sqlServerPlatform: platform }) {
    switch (platform) {
      case 'windows':
        return pass('SQL Server runs on Windows.', { platform });
      case 'linux':
        return fail('SQL Server runs on Linux, which is not supported.', { platform });
      case 'azure':
        return fail('Azure SQL Database and Managed Instance are not supported.', { platform });
    }
  },
});
