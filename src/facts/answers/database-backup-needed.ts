import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the database has to be backed up on its own',
  ask: 'Does the database of Entra Connect have to be backed up on its own?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'The backup rules of the organization; a new server can read everything again from both directories',
});
