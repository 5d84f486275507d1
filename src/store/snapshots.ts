import type { TenantReading } from '../review/tenant-reading.ts';
import type { Queries } from './database.ts';
import { snapshots } from './tables.ts';

export function openSnapshots(queries: Queries) {
  return {
    async add(reviewId: string, { asOf, ...reading }: TenantReading): Promise<void> {
      const organization = reading.facts.organization;
      const tenantId = organization?.ok ? organization.value.id : null;
      await queries.insert(snapshots).values({ reviewId, tenantId, asOf, reading });
    },
  };
}
