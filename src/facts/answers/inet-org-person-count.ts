import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of InetOrgPerson objects that rely on password hash sync',
  ask: 'How many InetOrgPerson objects in scope are to sign in with their password from Active Directory?',
  input: { kind: 'number', unit: 'objects' },
  value: z.number().int().nonnegative(),
  howToFindOut: "@(Get-ADObject -LDAPFilter '(objectClass=inetOrgPerson)' -ResultPageSize 1000).Count",
});
