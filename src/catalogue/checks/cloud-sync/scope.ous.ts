import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { cloudSyncPrerequisites, learn2026 } from '../../sources.ts';
import { showCount } from '../../words.ts';

const most = 59;
const comfortable = 50;

export default defineCheck({
  title: 'At most 59 OUs or security groups in one configuration',
  severity: 'required',
  tools: 'cloud',
  when: ({ scoping }) => scoping !== 'all',
  why: 'A configuration with more of them does not synchronize.',
  fix: [
    'Name OUs that are higher up: nested ones count once, with their top',
    'Or split the scope over several configurations',
  ],
  verify: 'Entra admin center > Entra Connect > Cloud Sync > the configuration > Scoping filters',
  sources: [
    cloudSyncPrerequisites('Known limitations: scoping filter'),
    learn2026.cloudSyncPrerequisites('Known limitations: scoping filter'),
  ],
  conflict:
    'Microsoft Learn of 2024 allows 59 OUs or groups; Learn of 2026 a scope of 4 MB, which is about 50. The rule fails above 59 and warns above 50.',
  needs: ['scopedContainerCount'],
  judge({ scopedContainerCount: count }) {
    const seen = showCount(count, 'OU or group', 'OUs or groups');
    if (count > most) return fail(`${seen}, more than ${most}.`, { count });
    return count > comfortable
      ? warning(`${seen}, more than about ${comfortable}, which is what 4 MB hold.`, { count })
      : pass(`${seen}.`, { count });
  },
});
