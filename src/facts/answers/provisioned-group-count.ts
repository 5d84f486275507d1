import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of groups that are provisioned to Active Directory',
  ask: 'How many groups will be provisioned to Active Directory?',
  input: { kind: 'number', unit: 'groups' },
  value: z.number().int().nonnegative(),
  howToFindOut: 'Entra admin center > Groups, with the filter of the configuration; or the plan of the installation',
});
