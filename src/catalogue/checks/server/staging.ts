import { defineCheck } from '../../define.ts';
import { pass, warning } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';

export default defineCheck({
  title: 'A staging or stand-by server is planned',
  severity: 'recommended',
  tools: 'connect',
  why: 'A second server takes over after a disaster, and shows what a change of the configuration would do before it does it.',
  fix: ['Plan a second server in staging mode', 'It reads all and exports nothing until someone switches it to active'],
  verify: '(Get-ADSyncScheduler).StagingModeEnabled, on the second server',
  sources: [connectOverview('Prepare for operational concerns')],
  needs: ['stagingServerPlanned'],
  judge({ stagingServerPlanned }, { profile }) {
    const value = { planned: stagingServerPlanned };
    if (stagingServerPlanned) return pass('A staging or stand-by server is planned.', value);
    return profile.frequentChanges
      ? warning('No staging server is planned, though the configuration will change often.', value)
      : pass('No staging server is planned; the configuration will not change often.', value);
  },
});
