import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseText } from '../parse/text.ts';

/** A person or a team; `null` while nobody is named. */
export default defineAnswer({
  about: 'who verifies the installation and assigns licences',
  ask: 'Who verifies the installation afterwards and assigns the licences?',
  input: { kind: 'text' },
  value: z.string().trim().min(1).max(256).nullable(),
  howToFindOut: 'The plan of the installation',
  accepts: 'A name of at most 256 characters, or "nobody".',
  parse: (text) => (/^\W*(nobody|no ?one|none|not decided)( yet)?\W*$/i.test(text) ? null : parseText(text)),
});
