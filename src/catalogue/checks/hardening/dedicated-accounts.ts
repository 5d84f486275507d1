import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'Privileged people have dedicated accounts, used for nothing else',
  severity: 'recommended',
  tools: 'both',
  why: 'An account that also reads mail and browses the web is the easiest way to its privileges.',
  fix: ['Give everyone with privileges a separate account for them', 'No mail, no browsing, no daily work with it'],
  verify: 'The members of Domain Admins, Enterprise Admins and the privileged Entra roles',
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Security: Separate admin accounts'),
    cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server'),
  ],
  needs: ['dedicatedAdminAccounts'],
  judge: ({ dedicatedAdminAccounts }) =>
    dedicatedAdminAccounts
      ? pass('Privileged people have dedicated accounts.', { dedicated: true })
      : fail('Privileged people use the same accounts for other work.', { dedicated: false }),
});
