import type { Group, UnifiedRoleAssignment } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

/** Whom a role is assigned to. The OData type tells a user from a group and a service principal. */
export const principal = entity<Group & { '@odata.type': string }>()({
  '@odata.type': z.string().nullish(),
  id: z.string(),
  displayName: z.string().nullish(),
});

const assignment = entity<UnifiedRoleAssignment>()({
  principalId: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: z.string().nullish(),
  principal: principal.nullish(),
});

/** Every role assignment as it was made: to a user itself, to a group, to a service principal. */
export default defineTenantFact({
  about: 'the role assignments',
  permission: 'RoleManagement.Read.Directory',
  value: z.array(assignment),
  reads: () => ({
    // Two expands at once are answered with 400; names of roles come from roleDefinitions.
    assignments: readList('/roleManagement/directory/roleAssignments?$expand=principal', assignment),
  }),
  derive: ({ assignments }) => assignments,
});
