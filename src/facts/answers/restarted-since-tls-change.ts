import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the server was restarted since its TLS settings changed',
  ask: 'Was the server restarted since its TLS settings were last changed? Answer yes if nobody ever changed them.',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: '(Get-CimInstance Win32_OperatingSystem).LastBootUpTime, beside the day of the change',
  of: ['active', 'staging', 'agent'],
});
