import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the Azure datacenter IP ranges are allowed instead of names',
  ask: 'Are the Azure datacenter IP ranges allowed instead of names, and refreshed every week?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'The rules of the firewall against the list at https://www.microsoft.com/download/details.aspx?id=41653, which changes weekly',
});
