import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the number of memberships of the groups that are provisioned to Active Directory',
  ask: 'How many memberships do the groups that will be provisioned to Active Directory have together?',
  input: { kind: 'number', unit: 'memberships' },
  value: z.number().int().nonnegative(),
  howToFindOut: 'Get-MgGroupMemberCount -GroupId <id> -ConsistencyLevel eventual, added up over the groups',
});
