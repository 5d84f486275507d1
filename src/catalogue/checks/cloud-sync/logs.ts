import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The team knows that provisioning logs mix up create and update',
  severity: 'informational',
  tools: 'cloud',
  why: 'A log entry may say create for an update and update for a create, which misleads whoever looks for a fault.',
  fix: ['Tell those who will read the provisioning logs'],
  verify: 'Entra admin center > Entra Connect > Cloud Sync > Provisioning logs',
  sources: [cloudSyncPrerequisites('Known limitations: provisioning logs')],
  needs: ['provisioningLogsAcknowledged'],
  judge: ({ provisioningLogsAcknowledged: acknowledged }) =>
    acknowledged
      ? pass('The team knows that the logs may show one for the other.', { acknowledged })
      : fail('The team does not know yet that the logs may show one for the other.', { acknowledged }),
});
