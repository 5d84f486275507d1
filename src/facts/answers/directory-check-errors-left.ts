import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseNumber } from '../parse/number.ts';

export default defineAnswer({
  about: 'the number of errors left in the directory',
  ask: 'How many errors did the last check of the directory leave?',
  input: { kind: 'number', unit: 'errors' },
  value: z.number().int().nonnegative(),
  howToFindOut: 'The last run of the check, repeated after the errors were mended: the number of its findings',
  of: 'forest',
  accepts: 'A whole number, or the line of IdFix with its error count.',
  parse(text) {
    if (/^(?:none|no errors?)[.!]?$/i.test(text.trim())) return 0;
    return parseNumber(/\berrors?(?: count)?\s*:\s*([\d,.]+)/i.exec(text)?.[1] ?? text, 'errors');
  },
});
