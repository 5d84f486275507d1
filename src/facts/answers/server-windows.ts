import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseWindows } from '../parse/windows.ts';

export default defineAnswer({
  about: 'the Windows of the server',
  ask: 'Which Windows does the server run, and which build?',
  input: { kind: 'text' },
  value: z.strictObject({
    product: z.enum(['server', 'client']),
    build: z.number().int().positive().nullable().describe('such as 20348; null where it is not known'),
    revision: z
      .number()
      .int()
      .positive()
      .nullable()
      .describe('the update within the build; null where it is not known'),
  }),
  howToFindOut:
    'Get-ItemProperty \'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\' | % { "$($_.ProductName) $($_.CurrentBuild).$($_.UBR)" }',
  of: ['active', 'staging', 'agent'],
  accepts: 'A name such as Windows Server 2022, a build such as 10.0.20348 or 26100.6901, or both.',
  parse: parseWindows,
});
