import type { Organization, VerifiedDomain } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const organization = entity<Organization>()({
  id: z.string(),
  displayName: z.string().nullable(),
  tenantType: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  /** `null`: never synchronized; `false`: no longer. Graph does not tell Connect Sync from Cloud Sync here. */
  onPremisesSyncEnabled: z.boolean().nullable(),
  onPremisesLastSyncDateTime: z.string().nullish(),
  verifiedDomains: z.array(entity<VerifiedDomain>()({ name: z.string() })),
});

export default defineTenantFact({
  about: 'the organization',
  permission: 'Organization.Read.All',
  value: organization,
  reads: () => ({
    organizations: readList(
      '/organization?$select=id,displayName,tenantType,createdDateTime,onPremisesSyncEnabled,onPremisesLastSyncDateTime,verifiedDomains',
      organization,
    ),
  }),
  derive: ({ organizations }) => organizations[0] as z.output<typeof organization>,
});
