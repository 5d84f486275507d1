import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** The largest is 91 so far; the year of a release is no version of a schema. */
export default defineAnswer({
  about: 'the version of the Active Directory schema',
  ask: 'What is the objectVersion of the Active Directory schema?',
  input: { kind: 'number' },
  value: z.number().int().min(13).max(999),
  howToFindOut: '(Get-ADObject (Get-ADRootDSE).schemaNamingContext -Properties objectVersion).objectVersion',
  of: 'forest',
  accepts: 'The number that the command prints, such as 88.',
});
