import { appointAdministrator } from '../appoint.ts';
import { createLicence } from '../licence.ts';
import { roleIds } from '../roles.ts';
import type { Site } from '../site.ts';
import { createTenant } from '../tenant.ts';
import { ready } from './ready.ts';

/** A young tenant that never synchronized, of which Graph reports no switch of synchronization at all. */
export function greenfield(now: Date): Site {
  const installingAccount = 'setup@tailspintoys.onmicrosoft.com';
  const tenant = createTenant(
    {
      name: 'Tailspin Toys',
      initial: 'tailspintoys',
      domains: ['tailspintoys.com'],
      ageInDays: 120,
      sizes: { users: 18, groups: 4, contacts: 0, devices: 11, applications: 2, servicePrincipals: 96 },
    },
    now,
  );
  tenant.subscribedSkus = [
    createLicence('EMSPREMIUM', 'b05e124f-c7cc-45a0-a6aa-8cf78c946968', 25, ['AAD_PREMIUM', 'AAD_PREMIUM_P2']),
  ];
  appointAdministrator(
    tenant,
    {
      displayName: 'Setup',
      userPrincipalName: installingAccount,
      hasMfa: true,
      roles: [roleIds.globalAdministrator],
    },
    now,
  );
  const { profile, ...likeReady } = ready(now);
  return {
    ...likeReady,
    name: 'greenfield',
    title: 'A young tenant that never synchronized; its switches of synchronization are not reported.',
    tenant,
    profile: { ...profile, installingAccount, upnSuffixes: ['tailspintoys.com'], objectsInScope: 260 },
    answers: { ...likeReady.answers, adObjectCount: 260 },
  };
}
