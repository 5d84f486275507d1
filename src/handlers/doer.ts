import type { Cause } from '../facts/reading.ts';
import type { Doer } from '../protocol/view.ts';

const byArea: Readonly<Record<string, Doer>> = {
  tenant: 'tenant',
  account: 'tenant',
  'sign-in': 'tenant',
  ad: 'directory',
  gmsa: 'directory',
  server: 'server',
  hardening: 'server',
  sql: 'database',
  network: 'network',
  federation: 'federation',
};

const byCause: { readonly [K in Cause['kind']]: Doer } = {
  permissionMissing: 'permissions',
  signedInAdminNeeded: 'signedIn',
  licenceMissing: 'licences',
  unreachable: 'host',
  otherTenant: 'host',
  unexpectedShape: 'tenant',
  throttled: 'team',
  timedOut: 'team',
  notAsked: 'team',
  notPlanned: 'team',
  saidUnknown: 'team',
  saidNotApplicable: 'team',
  attestationLapsed: 'team',
};

/** Who can mend what fails in an area. What belongs to no system is for those who install and run the synchronization. */
export const whoMends = (area: string): Doer => byArea[area] ?? 'installer';

/** Who can settle what is not known. */
export const whoSettles = ({ kind }: Cause): Doer => byCause[kind];
