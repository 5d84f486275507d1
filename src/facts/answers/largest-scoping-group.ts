import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of members of the largest scoping group',
  ask: 'How many members has the largest group of the scoping filter?',
  input: { kind: 'number', unit: 'members' },
  value: z.number().int().nonnegative(),
  howToFindOut: '(Get-ADGroup <group> -Properties member).member.Count, for each group of the scoping filter',
});
