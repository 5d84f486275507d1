import type { Facts } from '../facts/facts.ts';
import type { Cause } from '../facts/reading.ts';

type Passing = 'throttled' | 'unreachable' | 'timedOut';

/** How much of a reading is missing for reasons that pass. */
export interface PartialReading {
  readonly missing: number;
  readonly of: number;
  /** What stood in the way most often. */
  readonly cause: Passing;
}

const passing: readonly Passing[] = ['throttled', 'unreachable', 'timedOut'];

const isPassing = ({ kind }: Cause): boolean => passing.some((cause) => cause === kind);

/** A reading of which more than this share is missing says more about the connection than about the tenant. */
const mostMissing = 0.1;

/**
 * Why a reading is too thin to compare anything with; `null` where it is whole. Permissions and licences that are
 * missing leave it whole: they are how things are, and not a bad moment.
 */
export function tellPartial(facts: Facts): PartialReading | null {
  const readings = Object.values(facts);
  const missing = readings.flatMap((reading) => (reading.ok || !isPassing(reading.cause) ? [] : [reading.cause.kind]));
  if (missing.length <= readings.length * mostMissing) return null;
  const often = (cause: Passing) => missing.filter((kind) => kind === cause).length;
  const [cause] = passing.toSorted((a, b) => often(b) - often(a)) as [Passing];
  return { missing: missing.length, of: readings.length, cause };
}
