import type { FactValues } from '../facts/facts.ts';

type Sku = FactValues['licences'][number];

/** The service plans of Entra ID P1 and P2. */
const plans: ReadonlySet<string> = new Set([
  '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
  'eec0eb4f-6444-4f95-aba0-50c24d67f998',
]);

/** Whether a subscription counts: paid for, or in the days of grace after that. */
export const isInForce = ({ capabilityStatus }: Sku): boolean => /^(enabled|warning)$/i.test(capabilityStatus ?? '');

/** What they are called where a person tells them, who sees no ids. */
const planNames = /^AAD_PREMIUM(_P2)?$/i;

/** Whether a subscription holds Entra ID P1 or P2. */
export const isPremium = ({ servicePlans }: Sku): boolean =>
  servicePlans.some(({ servicePlanId, servicePlanName }) =>
    servicePlanId ? plans.has(servicePlanId.toLowerCase()) : planNames.test(servicePlanName ?? ''),
  );

/** Whether a subscription that is in force holds Entra ID P1 or P2. */
export const hasPremium = (skus: readonly Sku[]): boolean => skus.some((sku) => isInForce(sku) && isPremium(sku));
