import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'Local administrator passwords are unique (Windows LAPS)',
  severity: 'recommended',
  tools: 'both',
  why: 'With one local password on many machines, who takes one of them has all.',
  fix: ['Deploy Windows LAPS', 'It gives each machine a random password and changes it by itself'],
  verify: 'Get-LapsADPassword -Identity <name of the server>',
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Security: LAPS deployed'),
    cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server'),
  ],
  needs: ['localAdminPasswordsUnique'],
  judge: ({ localAdminPasswordsUnique }) =>
    localAdminPasswordsUnique
      ? pass('Local administrator passwords are unique.', { unique: true })
      : fail('Local administrator passwords are not unique.', { unique: false }),
});
