import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'The collation is case-insensitive',
  severity: 'required',
  tools: 'connect',
  when: ({ database }) => database === 'sqlServer',
  why: 'Entra Connect rejects a case-sensitive SQL Server during the installation.',
  fix: [
    'Use an instance whose collation name contains _CI_',
    'Changing it on an existing instance means rebuilding its databases',
  ],
  verify: "SELECT SERVERPROPERTY('Collation')",
  sources: [connectPrerequisites('SQL Server used by Microsoft Entra Connect'), gateCheck('SQL database')],
  needs: ['sqlCollation'],
  judge({ sqlCollation: collation }) {
    if (/_BIN2?(_|$)/i.test(collation))
      return fail(`${collation} is a binary collation, which tells upper from lower case.`, { collation });
    if (/_CS_/i.test(collation)) return fail(`${collation} is case-sensitive.`, { collation });
    return /_CI_/i.test(collation)
      ? pass(`${collation} is case-insensitive.`, { collation })
      : fail(`${collation} does not say that it is case-insensitive (_CI_).`, { collation });
  },
});
