import { z } from 'zod';
import { readList } from '../../graph/read.ts';
import { defineTenantFactByName } from '../define.ts';
import { readings } from '../reading.ts';
import roleAssignments from './role-assignments.ts';
import roleEligibilities from './role-eligibilities.ts';
import { roleHolder, roleHolderSelect } from './role-holders.ts';

/** By id of a group that holds a role or is eligible for one: its users, nested ones included. */
export default defineTenantFactByName({
  about: 'the members of groups that hold a role',
  permission: 'GroupMember.Read.All',
  value: z.record(z.string(), readings(z.array(roleHolder))),
  after: { roleAssignments },
  uses: { roleEligibilities },
  reads: ({ roleAssignments, roleEligibilities }) => {
    const holders = [...roleAssignments, ...(roleEligibilities.ok ? roleEligibilities.value : [])];
    const groups = new Set(
      holders
        .filter(({ principal }) => principal?.['@odata.type'] === '#microsoft.graph.group')
        .map(({ principalId }) => principalId),
    );
    return Object.fromEntries(
      [...groups].map((id) => [
        id,
        // The cast to users makes it an advanced query.
        readList(
          `/groups/${id}/transitiveMembers/microsoft.graph.user?$count=true&$select=${roleHolderSelect}`,
          roleHolder,
          { eventual: true },
        ),
      ]),
    );
  },
});
