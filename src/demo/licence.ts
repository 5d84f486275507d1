import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { guid } from './guid.ts';

const plans = {
  AAD_PREMIUM: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
  AAD_PREMIUM_P2: 'eec0eb4f-6444-4f95-aba0-50c24d67f998',
  EXCHANGE_S_STANDARD: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
} as const;

/** A licence that a tenant subscribes to, with the service plans inside. */
export function createLicence(
  skuPartNumber: string,
  skuId: string,
  units: number,
  planNames: readonly (keyof typeof plans)[],
): SubscribedSku {
  return {
    id: `${guid(skuPartNumber)}_${skuId}`,
    skuId,
    skuPartNumber,
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: Math.floor(units * 0.9),
    prepaidUnits: { enabled: units, lockedOut: 0, suspended: 0, warning: 0 },
    servicePlans: planNames.map((servicePlanName) => ({
      servicePlanId: plans[servicePlanName],
      servicePlanName,
      provisioningStatus: 'Success',
      appliesTo: 'User',
    })),
  };
}
