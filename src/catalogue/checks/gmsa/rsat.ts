import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The PowerShell RSAT modules are on a domain controller',
  severity: 'required',
  tools: 'cloud',
  why: 'The group managed service account is made with them.',
  fix: ['On a domain controller: Install-WindowsFeature RSAT-AD-PowerShell'],
  verify: 'Get-WindowsFeature RSAT-AD-PowerShell | Select Name,InstallState',
  sources: [cloudSyncPrerequisites('Prerequisites for gMSA')],
  needs: ['rsatOnDomainController'],
  judge: ({ rsatOnDomainController: installed }) =>
    installed
      ? pass('A domain controller has the modules.', { installed })
      : fail('No domain controller has the modules.', { installed }),
});
