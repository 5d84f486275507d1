import type { User } from '@microsoft/microsoft-graph-types';
import { guid } from './guid.ts';
import type { TenantState } from './site.ts';
import { shift, stamp } from './time.ts';

interface Administrator {
  displayName: string;
  userPrincipalName: string;
  hasMfa: boolean;
  /** Roles that the user holds itself, at the level of the tenant and without end. */
  roles?: readonly string[];
  /** Roles that the user can activate. */
  eligibleRoles?: readonly string[];
}

/** Adds a cloud-only user with roles to a tenant, wherever Graph shows one: directory, roles, PIM, report. */
export function appointAdministrator(tenant: TenantState, administrator: Administrator, now: Date): string {
  const { displayName, userPrincipalName, hasMfa, roles = [], eligibleRoles = [] } = administrator;
  const id = guid(userPrincipalName);
  tenant.users.push(createUser(id, displayName, userPrincipalName));
  for (const role of roles) assignRole(tenant, id, role);
  for (const role of eligibleRoles)
    tenant.roleEligibilityScheduleInstances.push({
      id: guid(`eligible ${id} ${role}`),
      principalId: id,
      roleDefinitionId: role,
      directoryScopeId: '/',
      appScopeId: null,
      memberType: 'Direct',
      startDateTime: stamp(shift(now, -90, 'days')),
      endDateTime: null,
    });
  tenant.userRegistrationDetails.push({
    id,
    userPrincipalName,
    userDisplayName: displayName,
    userType: 'member',
    isAdmin: true,
    isMfaRegistered: hasMfa,
    isMfaCapable: hasMfa,
    isPasswordlessCapable: false,
    isSsprCapable: hasMfa,
    isSsprEnabled: true,
    isSsprRegistered: hasMfa,
    methodsRegistered: hasMfa ? ['microsoftAuthenticatorPush', 'softwareOneTimePasscode'] : [],
    lastUpdatedDateTime: stamp(shift(now, -6, 'hours')),
  });
  return id;
}

/** Adds a role-assignable group that holds a role, with users that are in the tenant already. Yields its id. */
export function appointGroup(
  tenant: TenantState,
  displayName: string,
  role: string,
  members: readonly string[],
): string {
  const id = guid(`${tenant.organization.id} ${displayName}`);
  tenant.groups.push({
    id,
    displayName,
    groupTypes: [],
    isAssignableToRole: true,
    mailEnabled: false,
    securityEnabled: true,
    onPremisesSyncEnabled: null,
    onPremisesProvisioningErrors: [],
  });
  tenant.groupMembers[id] = [...members];
  assignRole(tenant, id, role);
  return id;
}

/** PIM lists a plain assignment too, as one that is assigned for ever. */
function assignRole(tenant: TenantState, principalId: string, roleDefinitionId: string): void {
  const id = guid(`assigned ${principalId} ${roleDefinitionId}`);
  const assignment = { id, principalId, roleDefinitionId, directoryScopeId: '/', appScopeId: null };
  tenant.roleAssignments.push({ ...assignment, condition: null });
  tenant.roleAssignmentScheduleInstances.push({
    ...assignment,
    assignmentType: 'Assigned',
    memberType: 'Direct',
    startDateTime: null,
    endDateTime: null,
    roleAssignmentOriginId: id,
    roleAssignmentScheduleId: id,
  });
}

function createUser(id: string, displayName: string, userPrincipalName: string): User {
  const issuer = userPrincipalName.slice(userPrincipalName.indexOf('@') + 1);
  return {
    id,
    displayName,
    userPrincipalName,
    mail: null,
    userType: 'Member',
    accountEnabled: true,
    creationType: null,
    externalUserState: null,
    onPremisesSyncEnabled: null,
    onPremisesImmutableId: null,
    onPremisesProvisioningErrors: [],
    identities: [{ signInType: 'userPrincipalName', issuer, issuerAssignedId: userPrincipalName }],
  };
}
