import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, integrationPrerequisites } from '../../sources.ts';

/** In GB. */
const least = 4;

export default defineCheck({
  title: "The agent's server has 4 GB of memory",
  severity: 'required',
  tools: 'cloud',
  why: 'With less memory the provisioning agent is not supported.',
  fix: [`Give the server of the agent ${least} GB of memory or more`],
  verify: '(Get-CimInstance Win32_PhysicalMemory | Measure-Object Capacity -Sum).Sum / 1GB',
  sources: [
    integrationPrerequisites('Hardware and software'),
    cloudSyncPrerequisites('In your on-premises environment'),
  ],
  needs: ['serverMemoryGb'],
  judge: ({ serverMemoryGb: memory }) =>
    memory < least
      ? fail(`${memory} GB of memory; the agent needs ${least} GB.`, { memory })
      : pass(`${memory} GB of memory.`, { memory }),
});
