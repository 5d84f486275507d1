import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether every AD FS server and domain controller to be watched has a Connect Health agent',
  ask: 'Is a Connect Health agent installed, or planned, on each AD FS server and domain controller that is to be watched?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'On each of them: Get-Service *Health* lists the agent; answer yes where none of them is to be watched',
});
