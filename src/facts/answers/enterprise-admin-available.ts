import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether an Enterprise Administrator is available',
  ask: 'Will someone with an Enterprise Administrator account of the forest be there during the installation?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: "Get-ADGroupMember -Identity 'Enterprise Admins' -Recursive | Select name",
});
