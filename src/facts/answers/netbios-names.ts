import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseList } from '../parse/list.ts';

const name = z.string().regex(/^[^\s,;:"]{1,64}$/, 'a name such as CONTOSO');

export default defineAnswer({
  about: 'the NetBIOS names of the domains',
  ask: 'What are the NetBIOS names of the domains in the forest?',
  input: { kind: 'list' },
  value: z.array(name).min(1),
  howToFindOut: '(Get-ADForest).Domains | %{ (Get-ADDomain $_).NetBIOSName }',
  of: 'forest',
  accepts: 'Names such as CONTOSO, one a line or with commas between them.',
  // The heading of a table or the label of a list is no name.
  parse: (text) => parseList(text.replaceAll(/^[ \t]*(?:NetBIOSName\b[ \t]*:?|-+[ \t]*$)/gim, '')),
});
