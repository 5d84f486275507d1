import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of OUs or groups in the scope',
  ask: 'How many OUs or security groups does the scoping filter of the largest configuration name? Nested OUs count once, with their top.',
  input: { kind: 'number', unit: 'OUs or groups' },
  value: z.number().int().nonnegative(),
  howToFindOut: 'Entra admin center > Entra Connect > Cloud Sync > the configuration > Scoping filters',
});
