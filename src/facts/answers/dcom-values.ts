import { z } from 'zod';
import { defineAnswer } from '../define.ts';

const names = ['MachineAccessRestriction', 'MachineLaunchRestriction', 'DefaultLaunchPermission'] as const;

/** Those of the three that are there and begin as a security descriptor does. */
export default defineAnswer({
  about: 'the DCOM registry values that are present and intact',
  ask: 'Which of MachineAccessRestriction, MachineLaunchRestriction and DefaultLaunchPermission are present and intact?',
  input: { kind: 'list' },
  value: z.array(z.enum(names)),
  howToFindOut: 'Get-ItemProperty HKLM:\\SOFTWARE\\Microsoft\\Ole',
  of: ['active', 'staging'],
  accepts: 'All, none, the names that are present, or what the command prints.',
  parse(text) {
    const word = text.trim().replace(/[.!]$/, '');
    if (/^(?:all(?: of them| three)?|yes)$/i.test(word)) return [...names];
    if (/^(?:none|no)$/i.test(word)) return [];
    if (/[:={]|REG_/.test(text)) {
      // Anything that prints the key prints its path or other values with it; without them nobody knows what was looked at.
      return /\bOle\b|DCOM|Restriction|LaunchPermission/.test(text)
        ? names.filter((name) => isIntact(text, name))
        : undefined;
    }
    const words = word.split(/[\s,;]+|\band\b/i).filter((part) => part !== '' && part.toLowerCase() !== 'and');
    const known = words.map((part) => names.find((name) => name.toLowerCase() === part.toLowerCase()));
    return known.length > 0 && known.every((name) => name !== undefined) ? [...new Set(known)] : undefined;
  },
});

/** A security descriptor begins with revision 1 and a reserved 0. */
function isIntact(text: string, name: string): boolean {
  return new RegExp(`\\b${name}"?\\s*(?::\\s*\\{1,\\s*0,|=\\s*hex:01,00,|REG_BINARY\\s+0100)`, 'i').test(text);
}
