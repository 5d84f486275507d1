import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether device writeback will be used',
  ask: 'Will device writeback be used, so that devices registered in the cloud appear in Active Directory?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'on', title: 'It will be used' },
      { value: 'off', title: 'It will not be used' },
      { value: 'undecided', title: 'Not decided yet' },
    ],
  },
  value: z.enum(['on', 'off', 'undecided']),
  howToFindOut:
    'The plan of the installation; on an existing server: Entra Connect wizard > Customize synchronization options > Optional features',
});
