import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { readPasted } from '../parse/pasted.ts';

const types = ['Automatic', 'Manual', 'Disabled'] as const;

/** In the words that `Get-Service` prints. */
export default defineAnswer({
  about: 'the start type of the Windows Credential Manager service',
  ask: 'What is the start type of the Windows Credential Manager service (VaultSvc)?',
  input: { kind: 'choice', choices: types.map((value) => ({ value, title: value })) },
  value: z.enum(types),
  howToFindOut: 'Get-Service VaultSvc | Select StartType',
  of: ['agent'],
  accepts: 'Automatic, Manual or Disabled, or what the command prints.',
  parse(text) {
    // sc.exe and WMI have other words for the same.
    const word = /\bSTART_TYPE\s*:\s*\d\s+(\w+)/.exec(text)?.[1] ?? readPasted(text);
    if (/^auto(?:matic(?: ?\(?delayed ?start\)?)?|_START)?$/i.test(word)) return 'Automatic';
    if (/^(?:manual|DEMAND_START)$/i.test(word)) return 'Manual';
    return /^disabled$/i.test(word) ? 'Disabled' : undefined;
  },
});
