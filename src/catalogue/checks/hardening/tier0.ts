import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'The Connect server is treated as Tier 0 (control plane)',
  severity: 'required',
  tools: 'connect',
  why: 'Whoever controls the server can change passwords and accounts of the whole forest, as from a domain controller.',
  fix: [
    'Protect the server as a domain controller is protected',
    'Put it under the policies, the backup and the monitoring of Tier 0',
  ],
  verify: 'The administrative tier model of the site: the OU, the policies and the backups that the server has',
  sources: [
    connectPrerequisites('Microsoft Entra Connect server'),
    gateCheck('Security: treat the Entra Connect server as Tier 0'),
  ],
  needs: ['treatedAsTier0'],
  judge: ({ treatedAsTier0 }) =>
    treatedAsTier0
      ? pass('The server is treated as Tier 0.', { tier0: true })
      : fail('The server is not treated as Tier 0.', { tier0: false }),
});
