import { defaultProfile } from '../../facts/profile.ts';
import { onPremisesAnswers } from '../answers.ts';
import { appointAdministrator, appointGroup } from '../appoint.ts';
import { createCertificate } from '../certificate.ts';
import { addConfiguration, jobStatus, succeeded } from '../cloud-sync.ts';
import { guid } from '../guid.ts';
import { createLicence } from '../licence.ts';
import { roleIds } from '../roles.ts';
import type { Site, TenantState } from '../site.ts';
import { createDomain, createTenant, defaultSyncFeatures } from '../tenant.ts';
import { shift, stamp } from '../time.ts';

const installingAccount = 'robin.ops@fabrikam.com';

/** An old installation that is to be upgraded, with a fault in nearly every place that Preflight looks at. */
export function trouble(now: Date): Site {
  const tenant = createTenant(
    {
      name: 'Fabrikam',
      initial: 'fabrikam',
      domains: ['fabrikam.com'],
      ageInDays: 3300,
      sizes: {
        users: 24_100,
        groups: 6800,
        contacts: 900,
        devices: 13_900,
        applications: 260,
        servicePrincipals: 840,
      },
    },
    now,
  );
  tenant.organization.directorySizeQuota = { used: 46_800, total: 50_000 };
  tenant.syncedSizes = { users: 23_800, groups: 6500, contacts: 890, devices: 13_000 };
  tenant.subscribedSkus = [
    createLicence('ENTERPRISEPREMIUM', 'c7df2760-2c81-4ef7-b578-5b5392b571df', 26_000, [
      'EXCHANGE_S_STANDARD',
      'AAD_PREMIUM',
      'AAD_PREMIUM_P2',
    ]),
  ];
  addSynchronization(tenant, now);
  addStagingServer(tenant, now);
  addPilot(tenant, now);
  addDomains(tenant, now);
  addAdministrators(tenant, now);
  addConflicts(tenant, now);

  return {
    name: 'trouble',
    title: 'An old installation with a fault in nearly every place.',
    tenant,
    profile: {
      ...defaultProfile,
      tool: 'connect',
      cloud: 'global',
      installation: 'upgrade',
      settings: 'custom',
      signIn: 'federation',
      federationSetup: 'adfs',
      installingAccount,
      installingAccountUsesMfa: true,
      upnSuffixes: ['fabrikam.com', 'fabrikam-retail.com'],
      objectsInScope: 45_000,
      targetDate: shift(now, 10, 'days').toISOString().slice(0, 10),
    },
    answers: {
      ...onPremisesAnswers,
      adObjectCount: 45_000,
      adConnectorAccountIsAdmin: true,
      adDsConnectorAccount: 'FABRIKAM\\svc-adconnect',
      adSyncServiceAccount: 'wizard',
      entraConnectorAccount: '',
      connectorIdentityType: 'ServiceAccount',
      applicationAuthenticationPlannedFor: null,
      enterpriseAdminAvailable: true,
      federationAlertsConfirmed: false,
      mfaPageTrusted: false,
      raisedObjectLimit: 0,
      severalFederatedDomainsAcknowledged: true,
      syncFeaturesReviewed: false,
      testUserReady: false,
    },
    refusals: [],
    lacks: [],
    throttling: { requests: [], batches: 0 },
    pageSize: 100,
  };
}

/** An old version that has not synchronized for hours, with every protection open. */
function addSynchronization(tenant: TenantState, now: Date): void {
  tenant.organization.onPremisesSyncEnabled = true;
  tenant.organization.onPremisesLastSyncDateTime = stamp(shift(now, -9, 'hours'));
  tenant.organization.onPremisesLastPasswordSyncDateTime = stamp(shift(now, -9, 'hours'));
  tenant.onPremisesSynchronization = [
    {
      id: tenant.organization.id as string,
      configuration: {
        accidentalDeletionPrevention: { synchronizationPreventionType: 'disabled', alertThreshold: 0 },
        synchronizationClientVersion: '2.4.131.0',
        synchronizationInterval: 'PT30M',
        anchorAttribute: 'mS-DS-ConsistencyGuid',
        currentExportData: {
          clientMachineName: 'FABSYNC01',
          pendingObjectsDeletion: 0,
          totalConnectorSpaceObjects: 44_190,
        },
      },
      features: {
        ...defaultSyncFeatures,
        passwordSyncEnabled: true,
        allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: true,
      },
    },
  ];
  const machineName = 'fabsync01.fabrikam.com';
  tenant.agents.authentication = [
    {
      id: guid(machineName),
      machineName,
      status: 'active',
      externalIp: '203.0.113.40',
      supportedPublishingTypes: ['authentication'],
    },
  ];
}

/** A newer staging server whose scheduler is suspended, so that nothing renews the certificate of its application. */
function addStagingServer(tenant: TenantState, now: Date): void {
  const displayName = 'ConnectSyncProvisioning_FABSYNC02_6f1d20c4a9b3';
  const certificate = (ends: Date) => ({
    keyId: guid(`${displayName} ${stamp(ends)}`),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: 'CN=Entra Connect Sync Provisioning',
    startDateTime: stamp(shift(ends, -90, 'days')),
    endDateTime: stamp(ends),
    key: null,
  });
  tenant.applications.push({
    id: guid(displayName),
    appId: guid(`application ${displayName}`),
    displayName,
    keyCredentials: [certificate(shift(now, -60, 'days')), certificate(shift(now, 9, 'days'))],
  });
}

/** A pilot of Cloud Sync for a forest of its own, which stopped when an organizational unit fell out of scope. */
function addPilot(tenant: TenantState, now: Date): void {
  const began = stamp(shift(now, -5, 'hours'));
  const run = (hours: number) => succeeded(stamp(shift(now, -hours, 'hours')), stamp(shift(now, -hours, 'hours')));
  addConfiguration(tenant, 'retail.fabrikam.local', {
    AD2AADProvisioning: jobStatus({
      code: 'Quarantine',
      countSuccessiveCompleteFailures: 1,
      lastExecution: { ...run(5), state: 'Failed' },
      lastSuccessfulExecution: run(6),
      quarantine: {
        currentBegan: began,
        seriesBegan: began,
        nextAttempt: stamp(shift(now, 19, 'hours')),
        seriesCount: 1,
        reason: 'TooManyDeletes',
        error: null,
      },
    }),
    AD2AADPasswordHash: jobStatus({ lastExecution: run(1), lastSuccessfulExecution: run(1) }),
  });
}

/** A federation whose certificate runs out, changed two days ago, and a planned suffix that nobody verified. */
function addDomains(tenant: TenantState, now: Date): void {
  const commonName = 'ADFS Signing - sts.fabrikam.com';
  for (const domain of tenant.domains) if (domain.isDefault) domain.authenticationType = 'Federated';
  tenant.federationConfigurations['fabrikam.com'] = {
    id: guid('federation fabrikam.com'),
    displayName: 'Fabrikam',
    issuerUri: 'http://sts.fabrikam.com/adfs/services/trust',
    metadataExchangeUri: 'https://sts.fabrikam.com/adfs/services/trust/mex',
    passiveSignInUri: 'https://sts.fabrikam.com/adfs/ls',
    activeSignInUri: 'https://sts.fabrikam.com/adfs/services/trust/2005/usernamemixed',
    signOutUri: 'https://sts.fabrikam.com/adfs/ls',
    preferredAuthenticationProtocol: 'wsFed',
    promptLoginBehavior: 'nativeSupport',
    federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp',
    signingCertificate: createCertificate({
      commonName,
      notBefore: shift(now, -353, 'days'),
      notAfter: shift(now, 12, 'days'),
    }),
    nextSigningCertificate: null,
  };
  tenant.directoryAudits = [
    {
      id: 'Directory_fabrikam_1',
      activityDisplayName: 'Set federation settings on domain',
      activityDateTime: stamp(shift(now, -2, 'days')),
      category: 'DirectoryManagement',
      loggedByService: 'Core Directory',
      operationType: 'Update',
      result: 'success',
      resultReason: '',
      initiatedBy: { app: null, user: { userPrincipalName: 'alex.wilber@fabrikam.com', ipAddress: '203.0.113.5' } },
      targetResources: [{ displayName: 'fabrikam.com', type: 'Domain', modifiedProperties: [] }],
    },
  ];

  const label = 'fabrikam-retail.com';
  tenant.domains.push({ ...createDomain(label), isVerified: false, supportedServices: [] });
  const record = { label, isOptional: false, supportedService: 'Email', ttl: 3600 };
  tenant.verificationDnsRecords[label] = [
    {
      '@odata.type': '#microsoft.graph.domainDnsTxtRecord',
      ...record,
      id: guid(`txt ${label}`),
      recordType: 'Txt',
      text: 'MS=ms86120656',
    },
    {
      '@odata.type': '#microsoft.graph.domainDnsMxRecord',
      ...record,
      id: guid(`mx ${label}`),
      recordType: 'Mx',
      mailExchange: 'ms86120656.msv1.invalid',
      preference: 32_767,
    },
  ];
}

/** The installing account has its role through a group only, and two administrators have no MFA. */
function addAdministrators(tenant: TenantState, now: Date): void {
  const robin = appointAdministrator(
    tenant,
    { displayName: 'Robin Counts', userPrincipalName: installingAccount, hasMfa: true },
    now,
  );
  appointGroup(tenant, 'Identity Operators', roleIds.hybridIdentityAdministrator, [robin]);
  appointAdministrator(
    tenant,
    {
      displayName: 'Alex Wilber',
      userPrincipalName: 'alex.wilber@fabrikam.com',
      hasMfa: false,
      roles: [roleIds.globalAdministrator],
    },
    now,
  );
  appointAdministrator(
    tenant,
    {
      displayName: 'Pat Fenner',
      userPrincipalName: 'pat.fenner@fabrikam.com',
      hasMfa: false,
      roles: [roleIds.helpdeskAdministrator],
    },
    now,
  );
  appointAdministrator(
    tenant,
    {
      displayName: 'Grace Okoro',
      userPrincipalName: 'grace.okoro@fabrikam.onmicrosoft.com',
      hasMfa: true,
      roles: [roleIds.globalAdministrator],
    },
    now,
  );
}

/** Objects that could not be written because another one has the same address. */
function addConflicts(tenant: TenantState, now: Date): void {
  const conflict = (propertyCausingError: string, value: string) => ({
    category: 'PropertyConflict',
    occurredDateTime: stamp(shift(now, -11, 'days')),
    propertyCausingError,
    value,
  });
  const user = (name: string, property: string, value: string) => ({
    id: guid(`user ${name}`),
    displayName: name,
    userPrincipalName: `${name.toLowerCase().replace(' ', '.')}@fabrikam.com`,
    userType: 'Member',
    accountEnabled: true,
    onPremisesSyncEnabled: true,
    onPremisesProvisioningErrors: [conflict(property, value)],
  });
  tenant.users.push(
    user('Jo Berg', 'ProxyAddresses', 'SMTP:jo.berg@fabrikam.com'),
    user('Sam Ortiz', 'ProxyAddresses', 'smtp:sales@fabrikam.com'),
    user('Kim Akers', 'UserPrincipalName', 'kim.akers@fabrikam.com'),
  );
  tenant.groups.push({
    id: guid('group Store Managers'),
    displayName: 'Store Managers',
    groupTypes: [],
    isAssignableToRole: false,
    mailEnabled: true,
    securityEnabled: true,
    onPremisesSyncEnabled: true,
    onPremisesProvisioningErrors: [conflict('ProxyAddresses', 'smtp:stores@fabrikam.com')],
  });
}
