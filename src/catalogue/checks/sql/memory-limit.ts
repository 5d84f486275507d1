import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { gateCheck } from '../../sources.ts';
import { showNumber } from '../../words.ts';

const leastLeft = 4;
/** What SQL Server says, in MB, where nothing limits it. */
const noLimit = 2_147_483_647;

export default defineCheck({
  title: "SQL's memory is limited where it shares the server",
  severity: 'recommended',
  tools: 'connect',
  when: ({ database, sqlServerPlace }) => database === 'sqlServer' && sqlServerPlace === 'local',
  why: 'Without a limit SQL Server takes the memory that Windows and Entra Connect need.',
  fix: [
    `Set max server memory so that ${leastLeft} GB of the server's memory are left`,
    "EXEC sp_configure 'show advanced options', 1; RECONFIGURE; EXEC sp_configure 'max server memory (MB)', <MB>; RECONFIGURE",
  ],
  verify: "SELECT value_in_use FROM sys.configurations WHERE name = 'max server memory (MB)'",
  sources: [gateCheck('SQL database')],
  needs: ['sqlMaxServerMemory', 'serverMemoryGb'],
  judge({ sqlMaxServerMemory: limit, serverMemoryGb }) {
    const value = { limit, serverMemoryGb };
    if (limit >= noLimit) return fail('Nothing limits the memory of SQL Server.', value);
    const left = serverMemoryGb - limit / 1024;
    const seen = `SQL Server may take ${showNumber(limit)} MB of ${showNumber(serverMemoryGb)} GB`;
    if (left <= 0) return fail(`${seen}, which leaves nothing.`, value);
    const words = `${seen}, which leaves ${showNumber(Math.floor(left * 10) / 10)} GB`;
    return left >= leastLeft ? pass(`${words}.`, value) : fail(`${words}, less than ${leastLeft} GB.`, value);
  },
});
