import type { Organization } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

/** When password hashes were last synchronized, or `null` for never. Asks what `objectQuota` asks, so it costs no request. */
export default defineTenantFact({
  about: 'the last password synchronization',
  permission: 'Organization.Read.All',
  value: z.string().nullable(),
  reads: () => ({
    organizations: readList(
      '/organization?$select=directorySizeQuota,onPremisesLastPasswordSyncDateTime',
      entity<Organization>()({ onPremisesLastPasswordSyncDateTime: z.string().nullish() }),
      { version: 'beta' },
    ),
  }),
  derive: ({ organizations }) => organizations[0]?.onPremisesLastPasswordSyncDateTime ?? null,
});
