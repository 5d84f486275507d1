import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'The Windows Credential Manager service is not disabled',
  severity: 'required',
  tools: 'cloud',
  why: 'The agent cannot be installed or configured while the service is disabled.',
  fix: ['Set-Service VaultSvc -StartupType Manual', 'Where a Group Policy disables the service, change that'],
  verify: 'Get-Service VaultSvc | Select StartType',
  sources: [learn2026.cloudSyncPrerequisites('Cloud provisioning agent requirements')],
  needs: ['credentialManagerStartType'],
  judge: ({ credentialManagerStartType: startType }) =>
    startType === 'Disabled'
      ? fail('The service is disabled.', { startType })
      : pass(`The start type of the service is ${startType}.`, { startType }),
});
