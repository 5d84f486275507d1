import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** `true` is the bad news. The account that the wizard creates is in neither group. */
export default defineAnswer({
  about: 'whether the AD DS Connector account is an administrator',
  ask: 'Is the AD DS Connector account a member of Enterprise Admins or Domain Admins, directly or through another group?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: "'Domain Admins', 'Enterprise Admins' | % { Get-ADGroupMember -Identity $_ -Recursive } | Select name",
});
