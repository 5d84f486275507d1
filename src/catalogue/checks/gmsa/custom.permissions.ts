import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'A custom gMSA has the eight permissions',
  severity: 'required',
  tools: 'cloud',
  when: ({ gmsa }) => gmsa === 'custom',
  why: 'The agent reads and writes as this account; what it may not read is not synchronized.',
  fix: [
    'Grant the missing permissions with Set-AADCloudSyncPermissions',
    'Import-Module "C:\\Program Files\\Microsoft Azure AD Connect Provisioning Agent\\Microsoft.CloudSync.PowerShell.dll"',
  ],
  verify: "(Get-Acl 'AD:<distinguished name of the domain>').Access | ? IdentityReference -like '*<gMSA>*'",
  sources: [cloudSyncPrerequisites('Custom gMSA account')],
  needs: ['missingGmsaPermissions'],
  judge: ({ missingGmsaPermissions: missing }) =>
    missing.length === 0
      ? pass('The account has all of them.', { missing })
      : fail(`The account lacks: ${showList(missing, missing.length)}.`, { missing }),
});
