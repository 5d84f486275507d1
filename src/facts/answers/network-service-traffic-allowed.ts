import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the firewall admits services that run as network service',
  ask: 'Do the rules by user on the firewall open ports 80 and 443 for Windows services that run as network service?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'The outbound rules of the firewall: those bound to users must include NT AUTHORITY\\NETWORK SERVICE',
});
