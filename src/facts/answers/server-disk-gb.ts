import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseGigabytes } from '../parse/gigabytes.ts';

/** In GB, of which 1 is 1024 MB. The whole disk, free or not. */
export default defineAnswer({
  about: 'the size of the disk of the server',
  ask: 'How large is the disk on which Entra Connect is installed?',
  input: { kind: 'number', unit: 'GB' },
  value: z.number().positive(),
  howToFindOut: '(Get-Disk | ? IsBoot).Size / 1GB',
  of: ['active', 'staging', 'agent'],
  accepts: 'GB, or an amount with its unit, such as 128 GB or 1 TB.',
  parse: parseGigabytes,
});
