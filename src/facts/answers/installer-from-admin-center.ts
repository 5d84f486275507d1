import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the installer comes from the Entra admin center',
  ask: 'Was the installer downloaded from the Entra admin center?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Entra admin center > Entra ID > Entra Connect > Get started > Download Connect Sync Agent',
});
