import type { User } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, type GraphRead, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';
import roleAssignments from './role-assignments.ts';
import roleEligibilities from './role-eligibilities.ts';

export const roleHolder = entity<User>()({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  externalUserState: z.string().nullish(),
});

export const roleHolderSelect =
  'id,displayName,userPrincipalName,userType,accountEnabled,onPremisesSyncEnabled,externalUserState';

/** As many values as an `in` filter takes. */
const idsInFilter = 15;

/** The users that hold a role themselves or are eligible for one. An expanded principal does not carry all of this. */
export default defineTenantFact({
  about: 'the users that hold a role',
  permission: 'User.Read.All',
  value: z.array(roleHolder),
  after: { roleAssignments },
  uses: { roleEligibilities },
  reads: ({ roleAssignments, roleEligibilities }) => {
    const holders = [...roleAssignments, ...(roleEligibilities.ok ? roleEligibilities.value : [])];
    const ids = [
      ...new Set(
        holders
          .filter(({ principal }) => principal?.['@odata.type'] === '#microsoft.graph.user')
          .map(({ principalId }) => principalId),
      ),
    ].sort();
    const reads: Record<string, GraphRead<z.output<typeof roleHolder>[]>> = {};
    for (let at = 0; at < ids.length; at += idsInFilter) {
      const some = ids.slice(at, at + idsInFilter).map((id) => `'${id}'`);
      reads[at] = readList(`/users?$filter=id in (${some.join(',')})&$select=${roleHolderSelect}`, roleHolder);
    }
    return reads;
  },
  derive: (bodies) => Object.values(bodies).flat(),
});
