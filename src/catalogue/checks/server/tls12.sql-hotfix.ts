import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'SQL Server has the updates for TLS 1.2',
  severity: 'required',
  tools: 'connect',
  when: ({ database, sqlServerPlace }) => database === 'sqlServer' && sqlServerPlace === 'remote',
  why: 'A server that speaks nothing older than TLS 1.2 cannot reach a SQL Server that does not know it.',
  fix: [
    'Install the updates of SQL Server that TLS 1.2 needs',
    'https://support.microsoft.com/kb/3135244 lists them; SQL Server 2016 and later need none',
  ],
  verify: 'SELECT @@VERSION',
  sources: [connectPrerequisites('Enable TLS 1.2 for Microsoft Entra Connect')],
  needs: ['sqlServerUpdatedForTls12'],
  judge: ({ sqlServerUpdatedForTls12 }) =>
    sqlServerUpdatedForTls12
      ? pass('SQL Server has the updates for TLS 1.2.', { updated: true })
      : fail('SQL Server lacks the updates for TLS 1.2.', { updated: false }),
});
