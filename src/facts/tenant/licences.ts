import type { ServicePlanInfo, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';
import { parseLicences } from '../parse/licences.ts';

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
  attest: {
    ask: 'Which subscriptions does the tenant have, and what is in them?',
    input: { kind: 'text' },
    howToFindOut:
      'Get-MgSubscribedSku | % { "$($_.SkuPartNumber) $($_.CapabilityStatus) $($_.ServicePlans.ServicePlanName -join \',\')" }',
    accepts:
      'Accepted: a line for each subscription, with its name, its state and its plans, such as "SPE_E3 Enabled AAD_PREMIUM,INTUNE_A", or "none".',
    parse: parseLicences,
  },
});
