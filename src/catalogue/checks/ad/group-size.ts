import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';
import { showCount, showNumber } from '../../words.ts';

/** Members of one group. */
const limits = { connect: 250_000, cloud: 50_000 };

export default defineCheck({
  title: 'No synchronized group is too large',
  severity: 'required',
  tools: 'both',
  why: 'A group above the limit is not synchronized: 250,000 members with Entra Connect, 50,000 with Cloud Sync.',
  fix: ['Split the group, or leave it out of the scope of synchronization'],
  verify:
    'Get-ADGroup -Filter * -Properties member | Sort { $_.member.Count } -Descending | Select -First 5 Name,{ $_.member.Count }',
  sources: [learn2026.serviceLimits('Connect group sync'), learn2026.cloudSyncPrerequisites('Known limitations')],
  needs: ['largestGroupSize'],
  judge({ largestGroupSize }, { profile }) {
    const limit = limits[profile.tool];
    const words = `The largest group has ${showCount(largestGroupSize, 'member')}, the limit is ${showNumber(limit)}.`;
    return (largestGroupSize > limit ? fail : pass)(words, { largestGroupSize, limit });
  },
});
