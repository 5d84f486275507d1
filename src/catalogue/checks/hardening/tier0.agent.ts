import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: "The agent's server is treated as Tier 0 (control plane)",
  severity: 'recommended',
  tools: 'cloud',
  why: 'Whoever controls the agent can change users in Microsoft Entra ID.',
  fix: [
    "Protect the agent's server as a domain controller is protected",
    'Put it under the policies, the backup and the monitoring of Tier 0',
  ],
  verify: 'The administrative tier model of the site: the OU, the policies and the backups that the server has',
  sources: [cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server')],
  needs: ['treatedAsTier0'],
  judge: ({ treatedAsTier0 }) =>
    treatedAsTier0
      ? pass('The server is treated as Tier 0.', { tier0: true })
      : fail('The server is not treated as Tier 0.', { tier0: false }),
});
