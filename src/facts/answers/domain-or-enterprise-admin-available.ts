import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether a Domain or Enterprise Administrator is available',
  ask: 'Will someone with a Domain or Enterprise Administrator account be there to install the agent and create its gMSA?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: "'Domain Admins', 'Enterprise Admins' | % { Get-ADGroupMember -Identity $_ -Recursive } | Select name",
});
