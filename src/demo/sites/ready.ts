import { defaultProfile } from '../../facts/profile.ts';
import { onPremisesAnswers } from '../answers.ts';
import { appointAdministrator, appointGroup } from '../appoint.ts';
import { createLicence } from '../licence.ts';
import { roleIds } from '../roles.ts';
import type { Site } from '../site.ts';
import { createTenant, defaultSyncFeatures } from '../tenant.ts';
import { shift, stamp } from '../time.ts';

const installingAccount = 'hybrid.admin@contoso.onmicrosoft.com';

/** Everything is in order for a first installation of Entra Connect Sync with express settings. */
export function ready(now: Date): Site {
  const tenant = createTenant(
    {
      name: 'Contoso',
      initial: 'contoso',
      domains: ['contoso.com', 'contoso.co.uk'],
      ageInDays: 2200,
      sizes: { users: 1240, groups: 210, contacts: 35, devices: 900, applications: 60, servicePrincipals: 340 },
    },
    now,
  );
  tenant.subscribedSkus = [
    createLicence('ENTERPRISEPREMIUM', 'c7df2760-2c81-4ef7-b578-5b5392b571df', 1500, [
      'EXCHANGE_S_STANDARD',
      'AAD_PREMIUM',
      'AAD_PREMIUM_P2',
    ]),
  ];
  tenant.onPremisesSynchronization = [
    {
      id: tenant.organization.id as string,
      configuration: {
        accidentalDeletionPrevention: { synchronizationPreventionType: 'enabledForCount', alertThreshold: 500 },
        synchronizationClientVersion: null,
      },
      features: {
        ...defaultSyncFeatures,
        blockSoftMatchEnabled: true,
        blockCloudObjectTakeoverThroughHardMatchEnabled: true,
      },
    },
  ];

  const { globalAdministrator, hybridIdentityAdministrator, userAdministrator, reportsReader } = roleIds;
  appointAdministrator(
    tenant,
    {
      displayName: 'Hybrid Admin',
      userPrincipalName: installingAccount,
      hasMfa: true,
      roles: [globalAdministrator, hybridIdentityAdministrator],
    },
    now,
  );
  appointAdministrator(
    tenant,
    {
      displayName: 'Emergency Access',
      userPrincipalName: 'emergency.access@contoso.onmicrosoft.com',
      hasMfa: true,
      roles: [globalAdministrator],
    },
    now,
  );
  const lee = appointAdministrator(
    tenant,
    {
      displayName: 'Lee Gu',
      userPrincipalName: 'lee.gu@contoso.com',
      hasMfa: true,
      eligibleRoles: [globalAdministrator],
    },
    now,
  );
  const isaiah = appointAdministrator(
    tenant,
    {
      displayName: 'Isaiah Langer',
      userPrincipalName: 'isaiah.langer@contoso.com',
      hasMfa: true,
      roles: [reportsReader],
    },
    now,
  );
  appointGroup(tenant, 'Identity Team', userAdministrator, [lee, isaiah]);
  tenant.directoryAudits = [
    {
      id: 'Directory_contoso_1',
      activityDisplayName: 'Set domain authentication',
      activityDateTime: stamp(shift(now, -20, 'days')),
      category: 'DirectoryManagement',
      loggedByService: 'Core Directory',
      operationType: 'Update',
      result: 'success',
      resultReason: '',
      initiatedBy: { app: null, user: { userPrincipalName: installingAccount } },
      targetResources: [{ displayName: 'contoso.co.uk', type: 'Domain', modifiedProperties: [] }],
    },
  ];

  return {
    name: 'ready',
    title: 'Everything is in order for a first installation of Entra Connect Sync.',
    tenant,
    profile: {
      ...defaultProfile,
      tool: 'connect',
      cloud: 'global',
      installation: 'fresh',
      settings: 'express',
      signIn: 'passwordHash',
      federationSetup: 'none',
      // Connect Health asks for a licence of its own, which one of the variants has not.
      connectHealth: false,
      installingAccount,
      installingAccountUsesMfa: true,
      upnSuffixes: ['contoso.com', 'contoso.co.uk'],
      objectsInScope: 4200,
      targetDate: shift(now, 14, 'days').toISOString().slice(0, 10),
    },
    answers: {
      ...onPremisesAnswers,
      directoryCheckedOn: shift(now, -4, 'days').toISOString().slice(0, 10),
      adObjectCount: 4200,
      adConnectorAccountIsAdmin: false,
      adDsConnectorAccount: 'wizard',
      adSyncServiceAccount: 'wizard',
      entraConnectorAccount: 'wizard',
      // The version that is planned signs in as an application from its first day.
      connectorIdentityType: 'Application',
      applicationAuthenticationPlannedFor: shift(now, 14, 'days').toISOString().slice(0, 10),
      domainOrEnterpriseAdminAvailable: true,
      enterpriseAdminAvailable: true,
      federationAlertsConfirmed: true,
      mfaPageTrusted: true,
      plannedPassThroughAgents: 3,
      plannedProvisioningAgents: 3,
      raisedObjectLimit: 0,
      severalFederatedDomainsAcknowledged: true,
      syncFeaturesReviewed: true,
      testUserReady: true,
    },
    refusals: [],
    lacks: [],
    throttling: { requests: [], batches: 0 },
    pageSize: 100,
  };
}
