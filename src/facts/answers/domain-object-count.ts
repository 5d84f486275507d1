import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of objects of the domain that will be synchronized',
  ask: 'How many objects of the domain will be synchronized?',
  input: { kind: 'number', unit: 'objects' },
  value: z.number().int().nonnegative(),
  howToFindOut:
    '@(Get-ADObject -Filter \'objectClass -eq "user" -or objectClass -eq "group" -or objectClass -eq "contact"\' -ResultPageSize 1000 -Server <domain>).Count',
  of: 'domain',
  fromProfile: ({ domains, objectsInScope }) => (domains.length > 1 ? null : objectsInScope),
});
