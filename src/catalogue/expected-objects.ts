import type { FactValues } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';
import { showNumber } from './words.ts';

interface Known {
  readonly adObjectCount: number;
  readonly syncedObjectCounts: Reading<FactValues['syncedObjectCounts']>;
  readonly objectQuota: Reading<FactValues['objectQuota']>;
  readonly objectCounts: Reading<FactValues['objectCounts']>;
}

/** Two numbers that are the same unless it is not known how many objects are synchronized already. */
interface Expectation {
  readonly least: number;
  readonly most: number;
  /** The beginning of a sentence that says how many, and how that comes about. */
  readonly seen: string;
}

/**
 * How many objects the tenant will hold: those in it, and those of Active Directory that are not synchronized yet.
 * Graph's own count is what the limit is held against, deleted objects included; the sum of the kinds stands in for it.
 * `null` when neither is known.
 */
export function expectObjects({
  adObjectCount,
  syncedObjectCounts,
  objectQuota,
  objectCounts,
}: Known): Expectation | null {
  const inTenant =
    objectQuota.ok && objectQuota.value ? objectQuota.value.used : objectCounts.ok ? sum(objectCounts.value) : null;
  if (inTenant === null) return null;
  if (!syncedObjectCounts.ok) {
    const most = inTenant + adObjectCount;
    return {
      least: inTenant,
      most,
      seen: `At most ${showNumber(most)} objects expected (${showNumber(inTenant)} in the tenant, up to ${showNumber(adObjectCount)} still to come from Active Directory)`,
    };
  }
  const toCome = Math.max(0, adObjectCount - sum(syncedObjectCounts.value));
  const expected = inTenant + toCome;
  return {
    least: expected,
    most: expected,
    seen: `${showNumber(expected)} objects expected (${showNumber(inTenant)} in the tenant, ${showNumber(toCome)} still to come from Active Directory)`,
  };
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, some) => all + some, 0);
