import type { Catalogue } from '../catalogue/define.ts';
import type { Outcome } from '../catalogue/outcome.ts';
import type { AttestableFacts, FactName, Facts } from '../facts/facts.ts';
import type { Cause, Reading } from '../facts/reading.ts';
import type { Answer } from './answer.ts';

/** Why Graph keeps a fact back for good. After any other cause trying again is right, and is less work. */
const refusals: ReadonlySet<Cause['kind']> = new Set(['permissionMissing', 'signedInAdminNeeded', 'licenceMissing']);

/**
 * The facts of the tenant that are worth attesting now: those that a check cannot be judged without, or that someone
 * has attested already, as long as Graph keeps them back. Nobody collects evidence for what would change nothing.
 */
export function factsToAttest(
  catalogue: Catalogue,
  outcomes: readonly Outcome[],
  tenant: Facts,
  attestable: AttestableFacts,
  told: readonly Answer[],
): ReadonlySet<FactName> {
  // What a check merely uses may have no part in it: then the check names what does.
  const waiting = outcomes.flatMap((outcome) =>
    outcome.outcome === 'unknown' ? [...(catalogue[outcome.id]?.needs ?? []), outcome.cause.fact] : [],
  );
  const attested = told.flatMap(({ fact, reading }) => (reading ? [fact] : []));
  return new Set([...waiting, ...attested].filter((fact) => isKeptBack(fact, tenant, attestable)));
}

/** Whether the newest reading of the tenant was refused a fact, or Graph has nothing to report of it. */
function isKeptBack(fact: FactName, tenant: Facts, attestable: AttestableFacts): boolean {
  const attestation = attestable.get(fact);
  const reading = tenant[fact];
  if (!attestation || !reading) return false;
  return reading.ok ? attestation.isSilence?.(reading.value) === true : refusals.has(reading.cause.kind);
}

/** Whether someone has told it, so that nobody has to attest it now. */
export const isAttested = (reading: Reading<unknown> | undefined): boolean =>
  reading?.ok === true && reading.source.kind !== 'graph';
