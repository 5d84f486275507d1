import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseText } from '../parse/text.ts';

/** Empty: none has run yet. */
export default defineAnswer({
  about: 'the tool that checked the data of the directory',
  ask: 'With which tool was the data of the directory checked: IdFix, or an equal check of an export? Write "none" if none has run yet.',
  input: { kind: 'text' },
  value: z.string().trim().max(100),
  howToFindOut: 'The report of the last run: duplicate and malformed userPrincipalName, mail and proxyAddresses',
  of: 'forest',
  accepts: 'The name of a tool, at most 100 characters, or "none".',
  parse(text) {
    const tool = parseText(text);
    if (tool === '') return undefined;
    return tool !== undefined && /^(?:none|no|nothing|not (?:yet|run|done)(?: yet)?)[.!]?$/i.test(tool) ? '' : tool;
  },
});
