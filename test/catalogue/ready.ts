import { catalogue } from '../../src/catalogue/index.generated.ts';
import type { Outcome } from '../../src/catalogue/outcome.ts';
import { onPremisesAnswers } from '../../src/demo/answers.ts';
import type { FactName, Facts, FactValues } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import type { Cause, Reading } from '../../src/facts/reading.ts';
import { judgeSite } from '../review/judge-site.ts';

export const now = new Date('2026-11-20T12:00:00Z');

export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
export const hybridIdentityAdministrator = '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2';
export const domainNameAdministrator = '8329153b-31d0-4727-b945-745eb3bc5f31';
export const synchronizationAccounts = 'd29b2b05-8046-44ba-8758-1e26182fcf32';

const user = { '@odata.type': '#microsoft.graph.user' };
export const group = { '@odata.type': '#microsoft.graph.group' };

export const known = <T>(value: T): Reading<T> => ({
  ok: true,
  value,
  source: { kind: 'graph', at: now.toISOString() },
});
export const refused: Cause = { kind: 'permissionMissing', permission: 'Some.Read.All' };
export const unknownBecause = (cause: Cause): Reading<never> => ({ ok: false, cause });

/** A row that assigns a role, or makes someone eligible for it, at directory scope. */
export function assignment(principalId: string, roleDefinitionId: string, directoryScopeId = '/') {
  return { principalId, roleDefinitionId, directoryScopeId, principal: { ...user, id: principalId } };
}

/** The same for a group. */
export function groupAssignment(id: string, displayName: string, roleDefinitionId: string) {
  return { principalId: id, roleDefinitionId, directoryScopeId: '/', principal: { ...group, id, displayName } };
}

/** An enabled cloud user who holds a role. */
export function holder(id: string, changes: Partial<FactValues['roleHolders'][number]> = {}) {
  return {
    id,
    displayName: id,
    userPrincipalName: `${id}@contoso.com`,
    userType: 'Member',
    accountEnabled: true,
    onPremisesSyncEnabled: null,
    externalUserState: null,
    ...changes,
  };
}

export function domain(id: string, changes: Partial<FactValues['domains'][number]> = {}) {
  return {
    id,
    authenticationType: 'Managed',
    isDefault: false,
    isInitial: false,
    isRoot: true,
    isVerified: true,
    ...changes,
  };
}

/** A tenant, and what its people answer, on which every check passes or does not apply. */
export const ready: FactValues = {
  organization: {
    id: '12cce4b4-4ab8-40b7-be4d-f5d7742ec185',
    displayName: 'Contoso',
    createdDateTime: '2019-02-07T20:33:52Z',
    onPremisesSyncEnabled: true,
    onPremisesLastSyncDateTime: '2026-11-20T11:40:00Z',
    verifiedDomains: [{ name: 'contoso.com' }],
  },
  lastPasswordSync: '2026-11-20T11:50:00Z',
  domains: [domain('contoso.onmicrosoft.com', { isInitial: true }), domain('contoso.com', { isDefault: true })],
  domainDnsRecords: {},
  federationConfigurations: {},
  federationChanges: [],
  objectCounts: { users: 4000, groups: 600, contacts: 100, devices: 250, applications: 20, servicePrincipals: 30 },
  syncedObjectCounts: { users: 3500, groups: 400, contacts: 100, devices: 0 },
  objectQuota: { used: 5000, total: 300_000 },
  licences: [
    {
      skuPartNumber: 'SPE_E3',
      capabilityStatus: 'Enabled',
      servicePlans: [{ servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', servicePlanName: 'AAD_PREMIUM' }],
    },
  ],
  syncFeatures: {
    features: {
      blockSoftMatchEnabled: true,
      blockCloudObjectTakeoverThroughHardMatchEnabled: true,
      allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: false,
      passwordSyncEnabled: true,
      userWritebackEnabled: null,
    },
    deletionPrevention: { type: 'enabledForCount', threshold: 500 },
  },
  connectVersion: '2.6.92.0',
  connectApplications: [
    {
      name: 'ConnectSyncProvisioning_SYNC01_1',
      certificate: { starts: '2026-11-01T00:00:00Z', ends: '2027-01-30T00:00:00Z' },
    },
  ],
  cloudSyncConfigurations: [{ id: 'sp1', displayName: 'contoso.com' }],
  cloudSyncJobs: {
    sp1: known([
      { template: 'AD2AADProvisioning', code: 'Active', quarantine: null, lastSucceeded: '2026-11-20T11:40:00Z' },
    ]),
  },
  provisioningErrors: [],
  provisioningAgents: ['A', 'B', 'C'].map((machineName) => ({ machineName, status: 'active' })),
  passThroughAgents: ['D', 'E', 'F'].map((machineName) => ({ machineName, status: 'active' })),
  account: {
    ...holder('installer'),
    identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.com' }],
  },
  accountTransitiveRoles: [{ principalId: 'installer', roleDefinitionId: globalAdministrator, directoryScopeId: '/' }],
  roleDefinitions: [
    { id: globalAdministrator, displayName: 'Global Administrator', isPrivileged: true },
    { id: hybridIdentityAdministrator, displayName: 'Hybrid Identity Administrator', isPrivileged: true },
    { id: domainNameAdministrator, displayName: 'Domain Name Administrator', isPrivileged: true },
    { id: synchronizationAccounts, displayName: 'Directory Synchronization Accounts', isPrivileged: true },
    { id: 'reports-reader', displayName: 'Reports Reader', isPrivileged: false },
  ],
  roleAssignments: [assignment('installer', globalAdministrator)],
  roleAssignmentSchedules: [
    {
      principalId: 'installer',
      roleDefinitionId: globalAdministrator,
      directoryScopeId: '/',
      assignmentType: 'Assigned',
      memberType: 'Direct',
      endDateTime: null,
    },
  ],
  roleEligibilities: [],
  roleHolders: [holder('installer')],
  roleGroupMembers: {},
  mfaRegistrations: [{ id: 'installer', userPrincipalName: 'installer@contoso.com', isMfaRegistered: true }],
  ...onPremisesAnswers,
  adConnectorAccountIsAdmin: false,
  adDsConnectorAccount: 'CONTOSO\\svc-connector',
  adObjectCount: 4200,
  adSyncServiceAccount: 'wizard',
  applicationAuthenticationPlannedFor: null,
  connectorIdentityType: 'Application',
  domainOrEnterpriseAdminAvailable: true,
  enterpriseAdminAvailable: true,
  entraConnectorAccount: 'wizard',
  federationAlertsConfirmed: true,
  mfaPageTrusted: true,
  plannedPassThroughAgents: 3,
  plannedProvisioningAgents: 3,
  raisedObjectLimit: 0,
  severalFederatedDomainsAcknowledged: true,
  syncFeaturesReviewed: true,
  testUserReady: true,
};

/** Profiles under which, taken together, every check applies somewhere. */
export const profiles: readonly Profile[] = (['connect', 'cloud'] as const).flatMap((tool) => [
  { ...defaultProfile, tool, signIn: 'passThrough', installingAccount: 'installer@contoso.com' },
  {
    ...defaultProfile,
    tool,
    installation: 'upgrade',
    settings: 'custom',
    database: 'sqlServer',
    sqlServerPlace: 'local',
    proxy: 'authenticated',
    proxyAddress: 'proxy.contoso.com:8080',
    gmsa: 'custom',
    scoping: 'group',
    groupProvisioning: true,
    firewallRulesByUser: true,
    signIn: 'federation',
    federationSetup: 'adfs',
    adfsCertificate: 'private',
    workplaceJoin: true,
    installingAccount: 'installer@contoso.com',
    servers: [
      { id: 'adfs-1', name: 'ADFS01', role: 'adfs' },
      { id: 'adfs-2', name: 'ADFS02', role: 'adfs' },
    ],
  },
  {
    ...defaultProfile,
    tool,
    settings: 'custom',
    database: 'sqlServer',
    sqlServerPlace: 'remote',
    proxy: 'open',
    proxyAddress: 'proxy.contoso.com:8080',
    scoping: 'organizationalUnit',
    installingAccount: 'installer@contoso.com',
  },
]);

export interface Change {
  facts?: Partial<FactValues>;
  /** Facts that nobody could read, and why. */
  missing?: Partial<Record<FactName, Cause>>;
  profile?: Partial<Profile>;
  now?: string;
}

export function factsOf({ facts, missing }: Change = {}): Facts {
  const readings: Record<string, Reading<unknown>> = {};
  for (const [name, value] of Object.entries({ ...ready, ...facts })) readings[name] = known(value);
  for (const [name, cause] of Object.entries(missing ?? {})) readings[name] = unknownBecause(cause);
  return readings as Facts;
}

/** Judges one check on the ready facts with a change. */
export function look(id: string, change: Change = {}): Outcome {
  const check = catalogue[id];
  if (!check) throw new Error(`no check ${id}`);
  const profile: Profile = {
    ...defaultProfile,
    tool: check.tools === 'cloud' ? 'cloud' : 'connect',
    installingAccount: 'installer@contoso.com',
    ...change.profile,
  };
  const [outcome] = judgeSite({ [id]: check }, factsOf(change), {
    profile,
    now: change.now ? new Date(change.now) : now,
  });
  return outcome as Outcome;
}
