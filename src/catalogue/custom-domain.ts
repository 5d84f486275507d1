import type { FactValues } from '../facts/facts.ts';

/** Microsoft's own domains, which every tenant has: `contoso.onmicrosoft.com`, or its counterpart in another cloud. */
const initial = /\.(onmicrosoft\.(com|us|de|cn)|partner\.onmschina\.cn)$/i;

/** Whether a domain is the organization's own rather than one that Microsoft gave to the tenant. */
export const isCustomDomain = ({ id, isInitial }: FactValues['domains'][number]): boolean =>
  !isInitial && !initial.test(id);
