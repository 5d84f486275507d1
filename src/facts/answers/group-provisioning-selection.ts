import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'how the groups that are provisioned to Active Directory are chosen',
  ask: 'How are the groups chosen that will be provisioned to Active Directory?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'selected', title: 'Selected one by one' },
      { value: 'filtered', title: 'All security groups, with an attribute filter' },
      { value: 'all', title: 'All security groups, without a filter' },
    ],
  },
  value: z.enum(['selected', 'filtered', 'all']),
  howToFindOut: 'Entra admin center > Entra Connect > Cloud Sync > the configuration > Scoping filters',
});
