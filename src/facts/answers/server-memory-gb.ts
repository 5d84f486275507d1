import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseGigabytes } from '../parse/gigabytes.ts';

/** In GB, of which 1 is 1024 MB. */
export default defineAnswer({
  about: 'the memory of the server',
  ask: 'How much memory does the server have?',
  input: { kind: 'number', unit: 'GB' },
  value: z.number().positive(),
  howToFindOut: '(Get-CimInstance Win32_PhysicalMemory | Measure-Object Capacity -Sum).Sum / 1GB',
  of: ['active', 'staging', 'agent'],
  accepts: 'GB, or an amount with its unit, such as 16 GB or 16384 MB.',
  parse: parseGigabytes,
});
