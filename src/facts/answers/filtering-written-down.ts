import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether it is written down which objects are synchronized',
  ask: 'Is it decided and written down which objects are synchronized: all of them, or those of some domains, organizational units or attributes?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'The plan of the installation',
});
