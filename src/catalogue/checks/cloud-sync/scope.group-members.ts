import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';
import { showCount, showNumber } from '../../words.ts';

const most = 50_000;

export default defineCheck({
  title: 'A scoping group has at most 50,000 members',
  severity: 'required',
  tools: 'cloud',
  when: ({ scoping }) => scoping === 'group',
  why: 'Delta synchronization does not support a larger group as a scoping filter.',
  fix: ['Scope by OU, or split the group'],
  verify: '(Get-ADGroup <group> -Properties member).member.Count',
  sources: [cloudSyncPrerequisites('Known limitations: delta synchronization')],
  needs: ['largestScopingGroup'],
  judge({ largestScopingGroup: members }) {
    const seen = `The largest scoping group has ${showCount(members, 'member')}`;
    return members <= most
      ? pass(`${seen}.`, { members })
      : fail(`${seen}, more than ${showNumber(most)}.`, { members });
  },
});
