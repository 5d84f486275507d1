import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, integrationPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'A Domain or Enterprise Administrator is available to install the agent and create the gMSA',
  severity: 'required',
  tools: 'cloud',
  why: 'The agent runs as a group managed service account, and only a domain administrator can create it.',
  fix: ['Have a Domain or Enterprise Administrator join the installation'],
  verify: "'Domain Admins', 'Enterprise Admins' | % { Get-ADGroupMember -Identity $_ -Recursive } | Select name",
  sources: [integrationPrerequisites('Accounts'), cloudSyncPrerequisites('Cloud provisioning agent requirements')],
  needs: ['domainOrEnterpriseAdminAvailable'],
  judge: ({ domainOrEnterpriseAdminAvailable }) =>
    domainOrEnterpriseAdminAvailable
      ? pass('A Domain or Enterprise Administrator is available.', { available: true })
      : fail('No Domain or Enterprise Administrator is available.', { available: false }),
});
