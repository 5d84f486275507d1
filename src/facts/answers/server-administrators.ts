import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** Groups by name. Empty: access is not restricted to any. */
export default defineAnswer({
  about: 'the groups that may administer the server',
  ask: 'Which groups may administer the server? Write "none" if its administration is not restricted to a group.',
  input: { kind: 'list' },
  value: z.array(z.string().trim().min(1).max(256)),
  howToFindOut: 'Get-LocalGroupMember Administrators | ? ObjectClass -eq Group | Select -ExpandProperty Name',
  of: ['active', 'staging', 'agent'],
  accepts: 'Names such as CONTOSO\\Domain Admins, one a line or with commas between them, or none.',
});
