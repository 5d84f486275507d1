import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether administrators of Active Directory use MFA',
  ask: 'Does everyone with privileged access in Active Directory use multifactor authentication for it?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    "'Domain Admins', 'Enterprise Admins' | % { Get-ADGroupMember -Identity $_ -Recursive } | Get-ADUser -Properties SmartcardLogonRequired | Select Name,SmartcardLogonRequired",
});
