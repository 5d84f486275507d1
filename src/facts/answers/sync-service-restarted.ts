import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the sync service was restarted after the proxy was set',
  ask: 'Was the Microsoft Entra ID Sync service (ADSync) restarted after the proxy was set in machine.config?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    '(Get-Process -Id (Get-CimInstance Win32_Service -Filter "Name=\'ADSync\'").ProcessId).StartTime, and the date of the file machine.config',
  of: ['active', 'staging'],
});
