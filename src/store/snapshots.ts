import { hashOf } from '../audit/seal.ts';
import type { Who } from '../protocol/intent.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { storeIfThere } from './store-if-there.ts';
import { snapshots } from './tables.ts';

export function openSnapshots(queries: Queries, audit: Audit) {
  return {
    /** Keeps a reading. `by` asked for it; `null`: the clock. False: the review was deleted meanwhile. */
    add(reviewId: string, { asOf, ...reading }: TenantReading, by: Who['user'] = null): Promise<boolean> {
      const organization = reading.facts.organization;
      const tenantId = organization?.ok ? organization.value.id : null;
      const readings = Object.values(reading.facts);
      const unread = readings.filter(({ ok }) => !ok).length;
      const at = asOf.toISOString();
      return storeIfThere(queries, reviewId, () =>
        queries.transaction(async (tx) => {
          await tx.insert(snapshots).values({ reviewId, tenantId, asOf, reading });
          await audit.append(tx, [
            {
              by,
              kind: 'snapshot.read',
              review: reviewId,
              saw: hashOf({ asOf: at, ...reading }),
              facts: { asOf: at, tenant: tenantId, known: readings.length - unread, unread },
            },
          ]);
        }),
      );
    },
  };
}
