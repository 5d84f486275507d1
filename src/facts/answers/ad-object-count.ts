import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of objects in Active Directory that will be synchronized',
  ask: 'How many users, groups, contacts and computers in Active Directory will be synchronized?',
  input: { kind: 'number', unit: 'objects' },
  value: z.number().int().nonnegative(),
  howToFindOut:
    '(Get-ADObject -Filter \'objectClass -eq "user" -or objectClass -eq "group" -or objectClass -eq "contact" -or objectClass -eq "computer"\' -ResultPageSize 1000).Count',
  fromProfile: (profile) => profile.objectsInScope,
});
