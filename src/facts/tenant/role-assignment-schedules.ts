import type { UnifiedRoleAssignmentScheduleInstance } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const instance = entity<UnifiedRoleAssignmentScheduleInstance>()({
  principalId: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: z.string().nullish(),
  /** `Assigned` stands by itself; `Activated` is an eligible person's raised role, which lapses. */
  assignmentType: z.string().nullish(),
  memberType: z.string().nullish(),
  /** `null`: without end. */
  endDateTime: z.string().nullish(),
});

/** Role assignments as Privileged Identity Management sees them: standing or activated, and until when. Needs P2. */
export default defineTenantFact({
  about: 'the standing and activated role assignments',
  permission: 'RoleManagement.Read.Directory',
  value: z.array(instance),
  reads: () => ({
    instances: readList(
      '/roleManagement/directory/roleAssignmentScheduleInstances?$select=principalId,roleDefinitionId,directoryScopeId,assignmentType,memberType,endDateTime',
      instance,
    ),
  }),
  derive: ({ instances }) => instances,
});
