import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parsePrintedYesNo } from '../parse/printed-yes-no.ts';
import { readRegistryNumber } from '../parse/registry-number.ts';

/** `true` is the bad news. */
export default defineAnswer({
  about: 'whether a Group Policy turns PowerShell transcription on',
  ask: 'Does a Group Policy turn PowerShell transcription on for the server?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    "'HKLM:', 'HKCU:' | % { [bool](Get-ItemProperty \"$_\\SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell\\Transcription\" -ErrorAction Ignore).EnableTranscripting }",
  of: ['active', 'staging'],
  accepts: 'Yes or no, or what the command prints: True where either line says so.',
  parse(text) {
    const set = readRegistryNumber(text, 'EnableTranscripting');
    if (set !== undefined) return set !== 0;
    // One line for the computer and one for the user: either turns it on.
    return /^\s*(?:True|False)\s+(?:True|False)\s*$/.test(text) ? text.includes('True') : parsePrintedYesNo(text);
  },
});
