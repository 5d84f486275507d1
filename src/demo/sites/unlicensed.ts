import { createLicence } from '../licence.ts';
import type { Site } from '../site.ts';
import { ready } from './ready.ts';

/** The ready site without Microsoft Entra ID P1 and P2. */
export function unlicensed(now: Date): Site {
  const site = ready(now);
  site.tenant.subscribedSkus = [
    createLicence('EXCHANGESTANDARD', '4b9405b0-7788-4568-add1-99614e613b69', 1500, ['EXCHANGE_S_STANDARD']),
  ];
  // Nobody can be eligible for a role where there is no Privileged Identity Management.
  site.tenant.roleEligibilityScheduleInstances = [];
  return {
    ...site,
    name: 'unlicensed',
    title: 'The ready site without Microsoft Entra ID P1 and P2.',
    refusals: [
      {
        request: /^\/[^/]+\/reports\/authenticationMethods\//,
        status: 403,
        code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
        message: "Neither tenant is B2C or tenant doesn't have premium license",
      },
      {
        request: /^\/[^/]+\/roleManagement\/directory\/role(Assignment|Eligibility)ScheduleInstances/,
        status: 400,
        code: 'AadPremiumLicenseRequired',
        message: 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
      },
    ],
  };
}
