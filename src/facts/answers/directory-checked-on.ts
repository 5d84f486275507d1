import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the day on which the data of the directory was checked',
  ask: 'On which day did the check of the directory run last?',
  input: { kind: 'date' },
  value: z.iso.date(),
  howToFindOut: 'The date of the report of the last run',
  of: 'forest',
});
