import type { Organization } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';
import { parseMoment } from '../parse/moment.ts';

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
  attest: {
    ask: 'When were password hashes last synchronized to the tenant?',
    input: { kind: 'text' },
    howToFindOut:
      "Invoke-MgGraphRequest 'beta/organization?$select=onPremisesLastPasswordSyncDateTime' -OutputType Json",
    accepts: 'Accepted: a day with its time in UTC, such as 2026-11-20 11:50 UTC, or "never".',
    parse: (text) => (/"onPremisesLastPasswordSyncDateTime"\s*:\s*null/i.test(text) ? null : parseMoment(text)),
  },
});
