import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parsePrintedYesNo } from '../parse/printed-yes-no.ts';

/** `true` is the bad news, as in what the command prints. */
export default defineAnswer({
  about: 'whether the domain controller is read-only',
  ask: 'Is the domain controller that synchronization will use a read-only one (an RODC)?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Get-ADDomainController -Discover -Writable | Select HostName,IsReadOnly',
  of: 'domain',
  parse: parsePrintedYesNo,
});
