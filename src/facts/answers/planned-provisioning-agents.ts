import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the planned number of provisioning agents',
  ask: 'How many provisioning agents will be active in total, those installed already included?',
  input: { kind: 'number', unit: 'agents' },
  value: z.number().int().nonnegative(),
  howToFindOut: 'Entra admin center > Entra Connect > Cloud Sync > Agents, and the plan of the installation',
});
