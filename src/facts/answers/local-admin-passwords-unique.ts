import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether local administrator passwords are unique',
  ask: 'Does every machine have a local administrator password of its own, as Windows LAPS sets it?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Get-LapsADPassword -Identity <name of the server>',
});
