import type { TenantReading } from '../review/tenant-reading.ts';
import type { Queries } from './database.ts';
import { eq } from './drizzle.ts';
import { snapshots } from './tables.ts';

/** A reading of a tenant by its number, as it was stored. */
export async function loadReading(queries: Queries, number: number): Promise<TenantReading | null> {
  const [row] = await queries
    .select({ asOf: snapshots.asOf, reading: snapshots.reading })
    .from(snapshots)
    .where(eq(snapshots.ordinal, number));
  return row ? { asOf: row.asOf, ...row.reading } : null;
}
