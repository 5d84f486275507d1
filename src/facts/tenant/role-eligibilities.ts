import type { UnifiedRoleEligibilityScheduleInstance } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';
import { principal } from './role-assignments.ts';

const instance = entity<UnifiedRoleEligibilityScheduleInstance>()({
  principalId: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: z.string().nullish(),
  memberType: z.string().nullish(),
  endDateTime: z.string().nullish(),
  principal: principal.nullish(),
});

/** Roles that people may activate in Privileged Identity Management but do not hold now. Needs P2. */
export default defineTenantFact({
  about: 'the eligible role assignments',
  permission: 'RoleManagement.Read.Directory',
  value: z.array(instance),
  reads: () => ({
    instances: readList('/roleManagement/directory/roleEligibilityScheduleInstances?$expand=principal', instance),
  }),
  derive: ({ instances }) => instances,
});
