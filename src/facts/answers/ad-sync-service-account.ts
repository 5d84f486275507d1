import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** A name, or `wizard` where the wizard creates it. Empty: not decided yet. */
export default defineAnswer({
  about: 'the ADSync service account',
  ask: 'Which account will the ADSync service run as? Write "wizard" if the wizard creates it, nothing while it is undecided.',
  input: { kind: 'text' },
  value: z.string().trim().max(256),
  howToFindOut: 'The plan of the installation: the wizard asks for it on the path with custom settings',
});
