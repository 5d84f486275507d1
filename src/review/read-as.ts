import type { AttestableFacts, FactName } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';

/** Whether Graph has refused a fact to Preflight, and documents that it shows it to a signed-in administrator. */
export const isForSignedIn = (reading: Reading<unknown> | undefined): boolean =>
  reading?.ok === false && reading.cause.kind === 'signedInAdminNeeded';

/** Who let Preflight read a fact as themselves. `null`: nobody. */
export const readerOf = (reading: Reading<unknown> | null | undefined): { id: string; name: string } | null =>
  (reading?.ok && reading.source.kind === 'graph' && reading.source.as) || null;

/** Whether Graph has told a fact to a person, so that nobody has to attest it. */
export const isToldToPerson = (
  fact: FactName,
  reading: Reading<unknown> | undefined,
  attestable: AttestableFacts,
): boolean => readerOf(reading) !== null && !(reading?.ok && attestable.get(fact)?.isSilence?.(reading.value) === true);
