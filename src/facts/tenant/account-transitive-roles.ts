import type { UnifiedRoleAssignment } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';
import account from './account.ts';

const assignment = entity<UnifiedRoleAssignment>()({
  principalId: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: z.string().nullish(),
});

/**
 * The installing account's roles, those through groups included: a row whose principal is not the account names the
 * group. Only beta has this, and only as an advanced query: without the header, the count or the filter it is a 404.
 */
export default defineTenantFact({
  about: "the installing account's roles, direct and through groups",
  permission: 'RoleManagement.Read.Directory',
  value: z.array(assignment),
  after: { account },
  reads: ({ account }): Record<string, ReturnType<typeof transitive>> =>
    account === null ? {} : { assignments: transitive(account.id) },
  derive: ({ assignments }) => assignments ?? [],
});

function transitive(userId: string) {
  return readList(
    `/roleManagement/directory/transitiveRoleAssignments?$count=true&$filter=principalId eq '${userId}'`,
    assignment,
    { version: 'beta', eventual: true },
  );
}
