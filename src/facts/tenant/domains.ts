import type { Domain } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const domain = entity<Domain>()({
  id: z.string(),
  authenticationType: z.string(),
  isDefault: z.boolean(),
  isInitial: z.boolean(),
  isRoot: z.boolean(),
  isVerified: z.boolean(),
});

export default defineTenantFact({
  about: 'the domains',
  permission: 'Domain.Read.All',
  value: z.array(domain),
  reads: () => ({
    domains: readList('/domains?$select=id,authenticationType,isDefault,isInitial,isRoot,isVerified', domain),
  }),
  derive: ({ domains }) => domains,
});
