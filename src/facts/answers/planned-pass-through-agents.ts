import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the planned number of pass-through authentication agents',
  ask: 'How many pass-through authentication agents will be active in total, those installed already included?',
  input: { kind: 'number', unit: 'agents' },
  value: z.number().int().nonnegative(),
  howToFindOut:
    'Entra admin center > Entra Connect > Connect Sync > Pass-through authentication, and the plan of the installation',
});
