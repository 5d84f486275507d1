import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** `none`: no record leads to an address of the name on the intranet. */
export default defineAnswer({
  about: 'the DNS record of the federation service name on the intranet',
  ask: 'Which kind of DNS record does the federation service name have on the intranet?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'A', title: 'A' },
      { value: 'CNAME', title: 'CNAME' },
      { value: 'none', title: 'None' },
    ],
  },
  value: z.enum(['A', 'CNAME', 'none']),
  howToFindOut: 'On a computer of the intranet: Resolve-DnsName sts.contoso.com, with your own federation service name',
  accepts: 'A, CNAME or none, or what Resolve-DnsName or nslookup prints.',
  parse(text) {
    const typed = /^\s*(A|CNAME|none)(?:\s+records?)?\s*$/i.exec(text)?.[1]?.toLowerCase();
    if (typed) return typed === 'a' ? 'A' : typed === 'cname' ? 'CNAME' : 'none';
    if (/does not exist|non-existent domain|no records found/i.test(text)) return 'none';
    const lines = text.split(/[\r\n]+/).map((line) => line.trim());
    const has = (pattern: RegExp) => lines.some((line) => pattern.test(line));
    // An alias comes with the address that it leads to, so it is looked for first. Tables, lists, and nslookup's way.
    if (has(/\sCNAME\s|^(?:Query)?Type\s*:\s*CNAME$|^Aliases:|canonical name =/i)) return 'CNAME';
    const isAddress = has(/\sA\s+\d+\s+Answer|^(?:Query)?Type\s*:\s*A$/i);
    const isFound = lines.some((line, n) => /^Name:/i.test(line) && /^Address(?:es)?:/i.test(lines[n + 1] ?? ''));
    return isAddress || isFound ? 'A' : undefined;
  },
});
