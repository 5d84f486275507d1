import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'SQL is reached by TCP/IP, not Named Pipes',
  severity: 'required',
  tools: 'connect',
  when: ({ database }) => database === 'sqlServer',
  why: 'Entra Connect does not support Named Pipes.',
  fix: ['Enable TCP/IP and disable Named Pipes in SQL Server Configuration Manager'],
  verify: 'SELECT DISTINCT net_transport FROM sys.dm_exec_connections',
  sources: [gateCheck('SQL database')],
  needs: ['sqlProtocol'],
  judge: ({ sqlProtocol: protocol }) =>
    protocol === 'tcp'
      ? pass('SQL Server is reached by TCP/IP.', { protocol })
      : fail('SQL Server is reached by Named Pipes, which is not supported.', { protocol }),
});
