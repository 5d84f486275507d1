import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of members of the largest group',
  ask: 'How many members has the largest group that will be synchronized?',
  input: { kind: 'number', unit: 'members' },
  value: z.number().int().nonnegative(),
  howToFindOut: '(Get-ADGroup -Filter * -Properties member | % { $_.member.Count } | Measure-Object -Maximum).Maximum',
});
