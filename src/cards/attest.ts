import type { AskedQuestion } from '../protocol/view.ts';
import { explain } from './cause.ts';

/** Why a fact of the tenant is asked of people, as Markdown. None for a question that only people can answer. */
export function tellAttestation({ attest, answer }: AskedQuestion): string[] {
  if (!attest) return [];
  const counts = 'an attestation needs evidence and counts for 90 days.';
  if (attest.cause)
    return [`Preflight could not read this: ${explain(attest.cause).why}. You can attest it; ${counts}`];
  return [answer ? `Attested: ${counts}` : `Microsoft Graph reports nothing on this. You can attest it; ${counts}`];
}
