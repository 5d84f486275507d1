import type { Route } from '../route.ts';

/** The audit log and the report on authentication methods. */
export const reportRoutes: readonly Route[] = [
  {
    kind: 'list',
    path: '/auditLogs/directoryAudits',
    type: 'directoryAudit',
    options: ['$filter', '$top'],
    filters: ['activityDateTime', 'activityDisplayName', 'category'],
    items: ({ directoryAudits }) => directoryAudits,
  },
  {
    kind: 'list',
    path: '/reports/authenticationMethods/userRegistrationDetails',
    type: 'userRegistrationDetails',
    options: ['$filter', '$top'],
    filters: ['isAdmin', 'isMfaRegistered'],
    items: ({ userRegistrationDetails }) => userRegistrationDetails,
  },
];
