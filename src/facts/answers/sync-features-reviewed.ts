import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the optional synchronization features were reviewed',
  ask: 'Did someone go through the list of optional synchronization features and confirm which are on and which are off?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: '(Get-MgDirectoryOnPremiseSynchronization).Features | Format-List',
});
