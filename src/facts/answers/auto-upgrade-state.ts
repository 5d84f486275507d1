import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** In the words that the cmdlet prints, and `notInstalled` where there is no server to run it on yet. */
export default defineAnswer({
  about: 'the state of automatic upgrade',
  ask: 'What is the state of automatic upgrade on this Entra Connect server?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'Enabled', title: 'Enabled' },
      { value: 'Suspended', title: 'Suspended' },
      { value: 'Disabled', title: 'Disabled' },
      { value: 'notInstalled', title: 'It is not installed yet' },
    ],
  },
  value: z.enum(['Enabled', 'Suspended', 'Disabled', 'notInstalled']),
  howToFindOut: 'On the Entra Connect server: Get-ADSyncAutoUpgrade',
  of: ['active', 'staging'],
});
