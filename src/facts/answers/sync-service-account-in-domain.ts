import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the account of the sync service is in the domain',
  ask: 'Is the account that the ADSync service runs as an account of the domain (not a local or virtual one)?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: '(Get-CimInstance Win32_Service -Filter "Name=\'ADSync\'").StartName, or the plan of the installation',
});
