import { z } from 'zod';

/** What is asked of every kind of writeback, whatever it writes back. */
export const writeback = {
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
} as const;
