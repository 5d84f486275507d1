import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { readRegistryNumber } from '../parse/registry-number.ts';

/** In the order of the numbers that the registry holds. */
const restrictions = ['allowed', 'audited', 'denied'] as const;

export default defineAnswer({
  about: 'whether NTLM is denied on the server',
  ask: 'Is NTLM denied on the server, only audited, or allowed?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'denied', title: 'Denied' },
      { value: 'audited', title: 'Audited only' },
      { value: 'allowed', title: 'Allowed' },
    ],
  },
  value: z.enum(restrictions),
  howToFindOut:
    "[int](Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0').RestrictSendingNTLMTraffic # 2 denied, 1 audited, 0 allowed",
  of: ['active', 'staging', 'agent'],
  accepts: 'Denied, audit or allowed, or the number that the command prints.',
  parse(text) {
    const word = text.trim();
    const number =
      readRegistryNumber(text, 'RestrictSendingNTLMTraffic') ?? (/^[0-2]$/.test(word) ? Number(word) : undefined);
    if (number !== undefined) return restrictions[number];
    if (/^(?:denied|deny(?: all(?: accounts)?)?|blocked)$/i.test(word)) return 'denied';
    if (/^audit(?:ed)?(?: only| all)?$/i.test(word)) return 'audited';
    return /^(?:allowed|allow(?: all)?|not (?:configured|defined|restricted))$/i.test(word) ? 'allowed' : undefined;
  },
});
