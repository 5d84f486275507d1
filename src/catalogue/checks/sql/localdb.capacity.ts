import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';
import { showCount, showNumber } from '../../words.ts';

const tooMany = 100_000;
const many = 80_000;

export default defineCheck({
  title: 'LocalDB is enough for the number of objects',
  severity: 'required',
  tools: 'connect',
  when: ({ database }) => database === 'localDb',
  why: 'LocalDB holds 10 GB, about 100,000 objects. When it is full, synchronization stops.',
  fix: [
    'Start with full SQL Server instead of LocalDB',
    'Moving to it later means a new installation of Entra Connect',
  ],
  verify: 'The size of ADSync.mdf below C:\\Program Files\\Microsoft Azure AD Sync\\Data',
  sources: [
    connectPrerequisites('SQL Server used by Microsoft Entra Connect'),
    gateCheck('SQL database'),
    gateCheck('10 GB LocalDB hit in production'),
  ],
  needs: ['adObjectCount'],
  judge({ adObjectCount }) {
    const seen = showCount(adObjectCount, 'object');
    if (adObjectCount >= tooMany)
      return fail(`${seen}: from ${showNumber(tooMany)} on it takes full SQL Server.`, { adObjectCount });
    return adObjectCount >= many
      ? warning(`${seen}: close to ${showNumber(tooMany)}, where LocalDB is full at 10 GB.`, { adObjectCount })
      : pass(`${seen}, below ${showNumber(many)}.`, { adObjectCount });
  },
});
