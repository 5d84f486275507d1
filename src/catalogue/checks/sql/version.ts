import { daysUntil, showDay } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { connectPrerequisites, gateCheck, learn2026 } from '../../sources.ts';

/** The last day of mainstream support of the releases that some source supports; last checked on 20 November 2026. */
const supported: Readonly<Record<number, string>> = { 2019: '2025-02-28', 2022: '2028-01-11' };
const newest = 2022;

export default defineCheck({
  title: 'The SQL Server version is supported',
  severity: 'required',
  tools: 'connect',
  when: ({ database }) => database === 'sqlServer',
  why: 'Entra Connect supports SQL Server versions in mainstream support, up to SQL Server 2022.',
  fix: ['Use SQL Server 2022'],
  verify: 'SELECT @@VERSION',
  sources: [
    connectPrerequisites('SQL Server used by Microsoft Entra Connect'),
    gateCheck('SQL database'),
    learn2026.connectPrerequisites('SQL Server used by Microsoft Entra Connect'),
  ],
  conflict:
    'Microsoft Learn of 2023 supports the versions in mainstream support up to 2022, and not 2012; the gate-check 2019 or 2022; Learn of 2026 what it said in 2023, and not 2016. The rule fails what none of them supports, and warns of 2019, whose mainstream support has ended.',
  needs: ['sqlServerRelease'],
  judge({ sqlServerRelease: release }, { now }) {
    const value = { release };
    const ends = supported[release];
    if (release > newest)
      return fail(`SQL Server ${release} is newer than ${newest}, the newest that is supported.`, value);
    if (!ends) return fail(`SQL Server ${release} is no longer supported.`, value);
    return daysUntil(ends, now) < 0
      ? warning(`SQL Server ${release}, whose mainstream support ended on ${showDay(ends)}.`, value)
      : pass(`SQL Server ${release}, in mainstream support until ${showDay(ends)}.`, value);
  },
});
