import type { DirectorySizeQuota, Organization } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';
import { parseQuota } from '../parse/quota.ts';

const quota = entity<DirectorySizeQuota>()({ used: z.number().int(), total: z.number().int() });

/** Graph's own count and limit of directory objects. Only beta declares it, and not every tenant has it: then `null`. */
export default defineTenantFact({
  about: "Graph's own object quota",
  permission: 'Organization.Read.All',
  value: quota.nullable(),
  reads: () => ({
    organizations: readList(
      '/organization?$select=directorySizeQuota,onPremisesLastPasswordSyncDateTime',
      entity<Organization>()({ directorySizeQuota: quota.nullish() }),
      { version: 'beta' },
    ),
  }),
  derive: ({ organizations }) => organizations[0]?.directorySizeQuota ?? null,
  attest: {
    ask: 'How many directory objects does the tenant hold, and how many may it hold?',
    input: { kind: 'text' },
    howToFindOut: "Invoke-MgGraphRequest 'beta/organization?$select=directorySizeQuota' -OutputType Json",
    accepts: 'Accepted: two numbers such as 5,000 of 300,000, Graph’s JSON, or "none" where Graph shows no quota.',
    parse: parseQuota,
  },
});
