import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether privileged people have dedicated accounts',
  ask: 'Does everyone with privileged access have an account of their own for it, used for nothing else (no mail, no browsing)?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: "'Domain Admins', 'Enterprise Admins' | % { Get-ADGroupMember -Identity $_ -Recursive } | Select name",
});
