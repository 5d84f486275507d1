import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseVersion } from '../parse/version.ts';

export default defineAnswer({
  about: 'the version of Windows PowerShell',
  ask: 'Which version of Windows PowerShell does the server have?',
  input: { kind: 'version' },
  value: z.string().regex(/^\d+(\.\d+)*$/, 'a version such as 5.1'),
  howToFindOut: '$PSVersionTable.PSVersion',
  of: ['active', 'staging'],
  accepts: 'A version such as 5.1, or the table that the command prints.',
  // All of $PSVersionTable holds several versions, of which one is that of PowerShell.
  parse: (text) => parseVersion(/\bPSVersion(?:\s*:)?\s+(\d+(?:\.\d+)*)/.exec(text)?.[1] ?? text),
});
