import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether several federated domains are planned for',
  ask: 'Does the team know that several federated domains need AD FS to be set up for multiple domains, and is that planned?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Get-MgDomain | Where-Object AuthenticationType -eq Federated | Select Id',
});
