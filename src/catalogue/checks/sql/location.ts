import { defineCheck } from '../../define.ts';
import { fail, notApplicable, pass, warning } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showCount, showNumber } from '../../words.ts';

const many = 100_000;

export default defineCheck({
  title: 'For 100,000 objects or more SQL Server is installed on the Connect server',
  severity: 'recommended',
  tools: 'connect',
  why: 'With many objects the way to a remote database makes synchronization slow.',
  fix: [
    'Install SQL Server on the Entra Connect server',
    'Give the server more memory, disk and processor than the table of the hardware requirements asks for',
  ],
  verify: 'The plan of the installation',
  sources: [connectPrerequisites('Hardware requirements for Microsoft Entra Connect')],
  needs: ['adObjectCount'],
  judge({ adObjectCount }, { profile: { database, sqlServerPlace } }) {
    const seen = showCount(adObjectCount, 'object');
    const value = { adObjectCount, database, sqlServerPlace };
    if (adObjectCount < many) return notApplicable(`${seen}, fewer than ${showNumber(many)}.`);
    if (database === 'localDb') return fail(`${seen}, and LocalDB instead of full SQL Server is planned.`, value);
    return sqlServerPlace === 'local'
      ? pass(
          `${seen}, and SQL Server on the same server, which needs more than the table of the hardware asks for.`,
          value,
        )
      : warning(`${seen}, and SQL Server on another server, which costs performance.`, value);
  },
});
