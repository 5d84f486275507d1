import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parsePrintedYesNo } from '../parse/printed-yes-no.ts';

export default defineAnswer({
  about: 'whether the server is joined to a domain',
  ask: 'Is the server joined to an Active Directory domain?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: '(Get-CimInstance Win32_ComputerSystem).PartOfDomain',
  of: ['active', 'staging', 'agent'],
  parse: parsePrintedYesNo,
});
