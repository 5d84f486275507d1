import type {
  Application,
  DirectoryAudit,
  Domain,
  DomainDnsMxRecord,
  DomainDnsTxtRecord,
  Group,
  InternalDomainFederation,
  OrgContact,
  ServicePrincipal,
  SubscribedSku,
  SynchronizationJob,
  UnifiedRoleAssignment,
  UnifiedRoleAssignmentScheduleInstance,
  UnifiedRoleEligibilityScheduleInstance,
  User,
  UserRegistrationDetails,
} from '@microsoft/microsoft-graph-types';
import type {
  OnPremisesAgent,
  OnPremisesDirectorySynchronization,
  OnPremisesDirectorySynchronizationFeature,
  Organization,
  UnifiedRoleDefinition,
} from '@microsoft/microsoft-graph-types-beta';
import type { FactValues } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';

type Derived<T> = T & { '@odata.type': string };

/** Graph's switches of synchronization. The published types lack the newest of them. */
export type SyncFeatures = OnPremisesDirectorySynchronizationFeature & {
  allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled?: boolean | null;
};

export type SyncSettings = Omit<OnPremisesDirectorySynchronization, 'features'> & { features: SyncFeatures };

/** Objects of a tenant by kind: numbers only, since most of them are never listed. */
export interface Sizes {
  users: number;
  groups: number;
  contacts: number;
  devices: number;
  applications: number;
  servicePrincipals: number;
}

/** All that Graph can tell about a tenant, in Graph's own names. */
export interface TenantState {
  organization: Organization;
  domains: Domain[];
  /** By domain. */
  verificationDnsRecords: Record<string, Derived<DomainDnsTxtRecord | DomainDnsMxRecord>[]>;
  /** By federated domain. */
  federationConfigurations: Record<string, InternalDomainFederation>;
  /** How many objects there are; those below are some of them. */
  sizes: Sizes;
  /** How many of them came from Active Directory. */
  syncedSizes: Pick<Sizes, 'users' | 'groups' | 'contacts' | 'devices'>;
  users: User[];
  groups: Group[];
  contacts: OrgContact[];
  servicePrincipals: ServicePrincipal[];
  applications: Application[];
  /** By id of a service principal. */
  synchronizationJobs: Record<string, SynchronizationJob[]>;
  /** By id of a group: the ids of all users in it. */
  groupMembers: Record<string, string[]>;
  roleDefinitions: UnifiedRoleDefinition[];
  roleAssignments: UnifiedRoleAssignment[];
  roleAssignmentScheduleInstances: UnifiedRoleAssignmentScheduleInstance[];
  roleEligibilityScheduleInstances: UnifiedRoleEligibilityScheduleInstance[];
  userRegistrationDetails: UserRegistrationDetails[];
  subscribedSkus: SubscribedSku[];
  directoryAudits: DirectoryAudit[];
  /** One element, or none where Graph reports nothing. */
  onPremisesSynchronization: SyncSettings[];
  agents: { provisioning: OnPremisesAgent[]; authentication: OnPremisesAgent[] };
}

/** Requests that Graph refuses, and how. */
export interface Refusal {
  /** Matched against version, path and decoded query: `/v1.0/users?$select=id`. */
  request: RegExp;
  status: number;
  code: string;
  message: string;
}

/** How busy Graph is. */
export interface Throttling {
  /** Of these requests each is answered with 429 every other time, beginning with the first. */
  requests: RegExp[];
  /** So many batches are answered with 503 as a whole, beginning with the first. */
  batches: number;
}

/** A site that can be reviewed, whole: its tenant, the planned installation, and what its people answer. */
export interface Site {
  name: string;
  /** What the site shows, in one sentence. */
  title: string;
  tenant: TenantState;
  profile: Profile;
  answers: Partial<FactValues>;
  refusals: Refusal[];
  /** The permissions that the token of the tenant lacks, of those that Preflight asks for. */
  lacks: string[];
  throttling: Throttling;
  /** As many items as a page of a list holds. */
  pageSize: number;
}
