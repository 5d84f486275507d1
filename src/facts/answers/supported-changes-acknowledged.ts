import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the team changes only what is documented as supported',
  ask: 'Has everyone who may change Entra Connect agreed to change only what Microsoft documents as supported?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'The people who will run Entra Connect; the documented changes are in Microsoft Entra Connect Sync: Best practices for changing the default configuration',
});
