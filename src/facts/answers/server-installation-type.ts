import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { readPasted } from '../parse/pasted.ts';

const types = ['Server', 'Server Core', 'Nano Server', 'Client'] as const;

/** In the words that the registry holds. */
export default defineAnswer({
  about: 'the installation type of Windows',
  ask: 'Does the server have the full desktop, or is it Server Core?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'Server', title: 'Full desktop (Server)' },
      { value: 'Server Core', title: 'Server Core' },
      { value: 'Nano Server', title: 'Nano Server' },
      { value: 'Client', title: 'No Windows Server (Client)' },
    ],
  },
  value: z.enum(types),
  howToFindOut: "(Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion').InstallationType",
  of: ['active', 'staging', 'agent'],
  accepts: 'Server, Server Core, Nano Server or Client, as the command prints it.',
  parse(text) {
    const word = (/\bREG_SZ\s+([^\n]+)/.exec(text)?.[1] ?? readPasted(text)).trim().toLowerCase();
    if (/^(?:full )?(?:desktop(?: experience)?|gui)$|^full$/.test(word)) return 'Server';
    if (word === 'core') return 'Server Core';
    return types.find((type) => type.toLowerCase() === word);
  },
});
