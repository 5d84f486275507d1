import type { TenantReading } from '../review/tenant-reading.ts';
import type { Queries } from './database.ts';
import { storeIfThere } from './store-if-there.ts';
import { snapshots } from './tables.ts';

export function openSnapshots(queries: Queries) {
  return {
    /** False: the review was deleted meanwhile, and nothing is stored. */
    add(reviewId: string, { asOf, ...reading }: TenantReading): Promise<boolean> {
      const organization = reading.facts.organization;
      const tenantId = organization?.ok ? organization.value.id : null;
      return storeIfThere(queries, reviewId, () =>
        queries.insert(snapshots).values({ reviewId, tenantId, asOf, reading }),
      );
    },
  };
}
