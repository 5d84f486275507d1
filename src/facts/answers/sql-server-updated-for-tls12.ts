import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether SQL Server has the updates for TLS 1.2',
  ask: 'Does SQL Server have the updates that TLS 1.2 needs? SQL Server 2016 and later have them from the start.',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'SELECT @@VERSION, held against https://support.microsoft.com/kb/3135244',
  of: ['sql'],
});
