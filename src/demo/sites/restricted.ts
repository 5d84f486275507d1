import type { Refusal, Site } from '../site.ts';
import { ready } from './ready.ts';

/** The ready site, read with about half of the permissions. Each service of Graph words its refusal in its own way. */
export function restricted(now: Date): Site {
  return {
    ...ready(now),
    name: 'restricted',
    title: 'The ready site, of which Graph refuses about half.',
    lacks: [
      'AuditLog.Read.All',
      'Group.Read.All',
      'GroupMember.Read.All',
      'LicenseAssignment.Read.All',
      'OnPremDirectorySynchronization.Read.All',
      'OrgContact.Read.All',
      'Policy.Read.HybridAuthentication',
      'RoleManagement.Read.Directory',
    ],
    refusals: [
      refuse(
        /^\/[^/]+\/roleManagement\/directory\/role(Assignment|Eligibility)ScheduleInstances/,
        'UnknownError',
        '{"errorCode":"PermissionScopeNotGranted","message":"Authorization failed due to missing permission scope RoleManagement.Read.Directory.","instanceAnnotations":[]}',
      ),
      refuse(
        /^\/[^/]+\/reports\//,
        'Authentication_MSGraphPermissionMissing',
        'Calling principal does not have required MSGraph permissions AuditLog.Read.All',
      ),
      refuse(
        /^\/[^/]+\/(roleManagement|auditLogs|directory\/onPremisesSynchronization|onPremisesPublishingProfiles|groups|contacts|subscribedSkus)\b/,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      ),
    ],
  };
}

function refuse(request: RegExp, code: string, message: string): Refusal {
  return { request, status: 403, code, message };
}
