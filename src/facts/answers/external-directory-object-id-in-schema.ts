import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parsePrintedYesNo } from '../parse/printed-yes-no.ts';

export default defineAnswer({
  about: 'whether the schema has msDS-ExternalDirectoryObjectId',
  ask: 'Does the schema of the forest have the attribute msDS-ExternalDirectoryObjectId?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    '[bool](Get-ADObject -SearchBase (Get-ADRootDSE).schemaNamingContext -Filter "lDAPDisplayName -eq \'msDS-ExternalDirectoryObjectId\'")',
  of: 'forest',
  parse: parsePrintedYesNo,
});
