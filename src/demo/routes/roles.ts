import type { UnifiedRoleAssignment } from '@microsoft/microsoft-graph-types';
import { Fault } from '../fault.ts';
import type { Call, Route } from '../route.ts';
import type { TenantState } from '../site.ts';

const filters = ['principalId', 'roleDefinitionId', 'directoryScopeId'];
const expands = {
  principal: (tenant: TenantState, { principalId }: UnifiedRoleAssignment) => findPrincipal(tenant, principalId),
  roleDefinition: ({ roleDefinitions }: TenantState, { roleDefinitionId }: UnifiedRoleAssignment) =>
    roleDefinitions.find(({ id }) => id === roleDefinitionId),
};

/** Who holds which directory role: directly, through a group, now or when they activate it. */
export const roleRoutes: readonly Route[] = [
  {
    kind: 'list',
    path: '/roleManagement/directory/roleDefinitions',
    type: 'unifiedRoleDefinition',
    options: ['$select', '$top'],
    items: ({ roleDefinitions }) => roleDefinitions,
  },
  {
    kind: 'list',
    path: '/roleManagement/directory/roleAssignments',
    type: 'unifiedRoleAssignment',
    options: ['$select', '$filter', '$expand', '$top'],
    filters,
    expands,
    mostExpands: 1,
    items: ({ roleAssignments }) => roleAssignments,
  },
  {
    kind: 'list',
    path: '/roleManagement/directory/transitiveRoleAssignments',
    only: 'beta',
    type: 'unifiedRoleAssignment',
    options: ['$filter', '$count'],
    filters,
    items: ({ roleAssignments }) => roleAssignments,
    filteredAs: asHeldByMembers,
    demand: demandAdvanced,
  },
  {
    kind: 'list',
    path: '/roleManagement/directory/roleAssignmentScheduleInstances',
    type: 'unifiedRoleAssignmentScheduleInstance',
    options: ['$select', '$filter', '$expand', '$top'],
    filters: [...filters, 'assignmentType', 'memberType'],
    expands,
    items: ({ roleAssignmentScheduleInstances }) => roleAssignmentScheduleInstances,
  },
  {
    kind: 'list',
    path: '/roleManagement/directory/roleEligibilityScheduleInstances',
    type: 'unifiedRoleEligibilityScheduleInstance',
    options: ['$select', '$filter', '$expand', '$top'],
    filters: [...filters, 'memberType'],
    expands,
    items: ({ roleEligibilityScheduleInstances }) => roleEligibilityScheduleInstances,
  },
];

function findPrincipal({ users, groups, servicePrincipals }: TenantState, wanted: string | null | undefined) {
  const kinds = { user: users, group: groups, servicePrincipal: servicePrincipals };
  for (const [type, objects] of Object.entries(kinds)) {
    const found = objects.find(({ id }) => id === wanted);
    if (found) return { '@odata.type': `#microsoft.graph.${type}`, ...found };
  }
  return null;
}

/** Graph answers a filter by a person with the rows of that person's groups too, each under the group's own id. */
function asHeldByMembers({ groupMembers }: TenantState, assignment: UnifiedRoleAssignment): object[] {
  const members = groupMembers[assignment.principalId ?? ''] ?? [];
  return [assignment, ...members.map((principalId) => ({ ...assignment, principalId }))];
}

/** Without the header, the count or the filter this endpoint does not exist. */
function demandAdvanced({ eventual, query }: Call): void {
  if (!eventual || query.get('$count') !== 'true' || !query.has('$filter'))
    throw new Fault(404, 'Request_ResourceNotFound', 'The resource could not be found.');
}
