import type { ServicePlanInfo, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const sku = entity<SubscribedSku>()({
  skuPartNumber: z.string().nullish(),
  capabilityStatus: z.string().nullish(),
  servicePlans: z.array(
    entity<ServicePlanInfo>()({ servicePlanId: z.string().nullish(), servicePlanName: z.string().nullish() }),
  ),
});

/** What the tenant subscribes to, with the service plans inside. */
export default defineTenantFact({
  about: 'the licences',
  permission: 'LicenseAssignment.Read.All',
  value: z.array(sku),
  reads: () => ({
    skus: readList('/subscribedSkus?$select=skuPartNumber,capabilityStatus,servicePlans', sku),
  }),
  derive: ({ skus }) => skus,
});
