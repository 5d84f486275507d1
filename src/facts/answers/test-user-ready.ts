import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether a test user is ready',
  ask: 'Is there a test user in Active Directory with which the first synchronization will be verified?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Get-ADUser -Identity <name of the test user>',
});
