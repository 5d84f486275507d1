import type { UserRegistrationDetails } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const registration = entity<UserRegistrationDetails>()({
  id: z.string(),
  userPrincipalName: z.string(),
  isMfaRegistered: z.boolean(),
  /** The report lags behind the directory. */
  lastUpdatedDateTime: z.string().nullish(),
});

/** Whether each administrator has registered for MFA, from the registration report. Needs P1. */
export default defineTenantFact({
  about: "the administrators' MFA registrations",
  permission: 'AuditLog.Read.All',
  value: z.array(registration),
  reads: () => ({
    registrations: readList(
      '/reports/authenticationMethods/userRegistrationDetails?$filter=isAdmin eq true',
      registration,
      { bucket: 'reports' },
    ),
  }),
  derive: ({ registrations }) => registrations,
});
