import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the server is treated as Tier 0',
  ask: 'Is the server treated as Tier 0 (control plane), as a domain controller is?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'The administrative tier model of the site: the OU, the policies and the backups that the server has',
  of: ['active', 'staging', 'agent'],
});
