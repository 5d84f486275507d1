import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'Everyone with privileged access in Active Directory uses MFA',
  severity: 'recommended',
  tools: 'both',
  why: 'Who takes the server can reset a password, but cannot pass the second factor.',
  fix: ['Require smart cards, Windows Hello for Business or another second factor'],
  verify:
    "'Domain Admins', 'Enterprise Admins' | % { Get-ADGroupMember -Identity $_ -Recursive } | Get-ADUser -Properties SmartcardLogonRequired",
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Security: MFA on every admin account'),
    cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server'),
  ],
  needs: ['adAdminsUseMfa'],
  judge: ({ adAdminsUseMfa }) =>
    adAdminsUseMfa
      ? pass('Administrators of Active Directory use MFA.', { mfa: true })
      : fail('Not every administrator of Active Directory uses MFA.', { mfa: false }),
});
