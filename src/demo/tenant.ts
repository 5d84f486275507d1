import type { Domain } from '@microsoft/microsoft-graph-types';
import { guid } from './guid.ts';
import { builtInRoles } from './roles.ts';
import type { Sizes, SyncFeatures, TenantState } from './site.ts';
import { shift, stamp } from './time.ts';

interface Outline {
  name: string;
  /** The part before `.onmicrosoft.com`. */
  initial: string;
  /** Verified domains, the first of which is the default one. */
  domains: string[];
  ageInDays: number;
  sizes: Sizes;
}

/** A tenant in which nobody has a role yet, and that never synchronized. */
export function createTenant({ name, initial, domains, ageInDays, sizes }: Outline, now: Date): TenantState {
  const initialDomain = `${initial}.onmicrosoft.com`;
  const used = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  return {
    organization: {
      id: guid(initialDomain),
      displayName: name,
      tenantType: 'AAD',
      countryLetterCode: 'US',
      createdDateTime: stamp(shift(now, -ageInDays, 'days')),
      onPremisesSyncEnabled: null,
      onPremisesLastSyncDateTime: null,
      onPremisesLastPasswordSyncDateTime: null,
      directorySizeQuota: { used, total: 300_000 },
      verifiedDomains: [initialDomain, ...domains].map((domain) => ({
        name: domain,
        capabilities: 'Email, OfficeCommunicationsOnline',
        isInitial: domain === initialDomain,
        isDefault: domain === domains[0],
        type: 'Managed',
      })),
    },
    domains: [
      { ...createDomain(initialDomain), isInitial: true },
      ...domains.map((domain, index) => ({ ...createDomain(domain), isDefault: index === 0 })),
    ],
    verificationDnsRecords: {},
    federationConfigurations: {},
    sizes,
    syncedSizes: { users: 0, groups: 0, contacts: 0, devices: 0 },
    users: [],
    groups: [],
    contacts: [],
    servicePrincipals: [],
    applications: [],
    synchronizationJobs: {},
    groupMembers: {},
    roleDefinitions: builtInRoles(),
    roleAssignments: [],
    roleAssignmentScheduleInstances: [],
    roleEligibilityScheduleInstances: [],
    userRegistrationDetails: [],
    subscribedSkus: [],
    directoryAudits: [],
    onPremisesSynchronization: [],
    agents: { provisioning: [], authentication: [] },
  };
}

/** A verified root domain on which sign-in is managed by Microsoft Entra ID. */
export function createDomain(id: string): Domain {
  return {
    id,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: false,
    isInitial: false,
    isRoot: true,
    isVerified: true,
    passwordNotificationWindowInDays: 14,
    passwordValidityPeriodInDays: 2_147_483_647,
    state: null,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
  };
}

/** Every switch of synchronization as Microsoft sets it in the beginning. */
export const defaultSyncFeatures: Readonly<SyncFeatures> = {
  allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: false,
  blockCloudObjectTakeoverThroughHardMatchEnabled: false,
  blockSoftMatchEnabled: false,
  bypassDirSyncOverridesEnabled: false,
  cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
  concurrentCredentialUpdateEnabled: false,
  concurrentOrgIdProvisioningEnabled: false,
  deviceWritebackEnabled: false,
  directoryExtensionsEnabled: false,
  fopeConflictResolutionEnabled: false,
  groupWriteBackEnabled: false,
  passwordSyncEnabled: false,
  passwordWritebackEnabled: false,
  quarantineUponProxyAddressesConflictEnabled: true,
  quarantineUponUpnConflictEnabled: true,
  softMatchOnUpnEnabled: true,
  synchronizeUpnForManagedUsersEnabled: true,
  unifiedGroupWritebackEnabled: false,
  userForcePasswordChangeOnLogonEnabled: false,
  userWritebackEnabled: false,
};
