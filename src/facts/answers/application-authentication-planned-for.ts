import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** A day such as `2027-02-01`, or `null` where it is not planned. */
export default defineAnswer({
  about: 'the day on which Entra Connect will sign in as an application',
  ask: 'On which day will Entra Connect be switched to sign in as an application?',
  input: { kind: 'date' },
  value: z.iso.date().nullable(),
  howToFindOut: 'The plan of the installation; a new installation of 2.6.84.0 or later does it from its first day',
});
