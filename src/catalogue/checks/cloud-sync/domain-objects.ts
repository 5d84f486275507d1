import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';
import { showCount, showNumber } from '../../words.ts';

const most = 150_000;

export default defineCheck({
  title: 'No AD domain has more than 150,000 objects in scope',
  severity: 'required',
  tools: 'cloud',
  why: 'Cloud Sync supports 150,000 objects in each Active Directory domain.',
  fix: ['Narrow the scope of the domain, or use Entra Connect Sync'],
  verify: 'Count users, groups and contacts of the domain that are in scope',
  sources: [learn2026.choosingCloudSync('Limits')],
  needs: ['domainObjectCount'],
  judge({ domainObjectCount: count }) {
    const seen = `${showCount(count, 'object')} in scope`;
    return count <= most ? pass(`${seen}.`, { count }) : fail(`${seen}, more than ${showNumber(most)}.`, { count });
  },
});
