import type { TenantReading } from '../review/tenant-reading.ts';
import type { Queries } from './database.ts';
import { desc, eq } from './drizzle.ts';
import { snapshots } from './tables.ts';

export function openSnapshots(queries: Queries) {
  return {
    async add(reviewId: string, { asOf, ...reading }: TenantReading): Promise<void> {
      const organization = reading.facts.organization;
      const tenantId = organization?.ok ? organization.value.id : null;
      await queries.insert(snapshots).values({ reviewId, tenantId, asOf, reading });
    },

    async latest(reviewId: string): Promise<TenantReading | null> {
      const [snapshot] = await queries
        .select({ asOf: snapshots.asOf, reading: snapshots.reading })
        .from(snapshots)
        .where(eq(snapshots.reviewId, reviewId))
        .orderBy(desc(snapshots.asOf), desc(snapshots.ordinal))
        .limit(1);
      return snapshot ? { asOf: snapshot.asOf, ...snapshot.reading } : null;
    },
  };
}
