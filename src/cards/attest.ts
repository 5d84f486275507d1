import type { AskedQuestion } from '../protocol/view.ts';
import { explain } from './cause.ts';
import { showTime } from './date.ts';
import { escapeText } from './escape.ts';

const counts = 'an attestation needs evidence and counts for 90 days.';

/** Why a fact of the tenant is asked of people, as Markdown. None for a question that only people can answer. */
export function tellAttestation({ attest, answer }: AskedQuestion): string[] {
  if (!attest) return [];
  const { cause } = attest;
  if (cause?.kind === 'attestationLapsed')
    return [
      `What ${escapeText(cause.by, 80)} attested on ${showTime(cause.on)} no longer counts. You can attest it again; ${counts}`,
    ];
  if (cause) return [`Preflight could not read this: ${explain(cause).why}. You can attest it; ${counts}`];
  return [answer ? `Attested: ${counts}` : `Microsoft Graph reports nothing on this. You can attest it; ${counts}`];
}
