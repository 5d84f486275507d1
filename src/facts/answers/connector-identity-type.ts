import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** In the words that the cmdlet prints, and `notInstalled` where there is no server to run it on yet. */
export default defineAnswer({
  about: 'how Entra Connect signs in to the tenant',
  ask: 'What does Entra Connect sign in to the tenant as?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'Application', title: 'As an application' },
      { value: 'ServiceAccount', title: 'With a service account' },
      { value: 'notInstalled', title: 'It is not installed yet' },
    ],
  },
  value: z.enum(['Application', 'ServiceAccount', 'notInstalled']),
  howToFindOut: 'On the Entra Connect server: (Get-ADSyncEntraConnectorCredential).ConnectorIdentityType',
});
