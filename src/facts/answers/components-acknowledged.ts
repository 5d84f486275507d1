import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the team knows which components the installer adds',
  ask: 'Does the team know which components the installer adds to the server: Connect Health, SQL Server command line utilities, LocalDB (unless it is your own SQL Server), SQL Server Native Client and the Visual C++ 14 redistributable?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'On a server that has it: Settings > Apps lists them',
});
