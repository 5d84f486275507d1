import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of members of the largest group that is provisioned to Active Directory',
  ask: 'How many members has the largest group that will be provisioned to Active Directory?',
  input: { kind: 'number', unit: 'members' },
  value: z.number().int().nonnegative(),
  howToFindOut: 'Get-MgGroupMemberCount -GroupId <id> -ConsistencyLevel eventual',
});
