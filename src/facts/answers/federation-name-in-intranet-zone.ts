import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the federation service name is in the intranet zone of the browsers',
  ask: 'Is the federation service name in the intranet zone of the browsers on domain-joined computers?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'Group Policy: User Configuration > Administrative Templates > Windows Components > Internet Explorer > Internet Control Panel > Security Page > Site to Zone Assignment List has it with the value 1',
});
