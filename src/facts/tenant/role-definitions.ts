import type { UnifiedRoleDefinition } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const role = entity<UnifiedRoleDefinition>()({
  id: z.string(),
  displayName: z.string().nullish(),
  isPrivileged: z.boolean().nullish(),
});

/** Directory roles and which of them Microsoft calls privileged. Only beta says so. */
export default defineTenantFact({
  about: 'the directory roles',
  permission: 'RoleManagement.Read.Directory',
  value: z.array(role),
  reads: () => ({
    roles: readList('/roleManagement/directory/roleDefinitions?$select=id,displayName,isPrivileged', role, {
      version: 'beta',
    }),
  }),
  derive: ({ roles }) => roles,
});
