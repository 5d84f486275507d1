import type { Reply } from './answer.ts';

const claimsDirective = /\bclaims="?([^",\s]+)/i;

/** Whether Graph wants another token: a 401, or a claims challenge (continuous access evaluation). */
export function isChallenge({ status, headers }: Reply): boolean {
  return status === 401 || claimsDirective.test(headers['www-authenticate'] ?? '');
}

/** The claims that the next token has to satisfy, as JSON. The header carries them in base64. */
export function claimsOf({ headers }: Reply): string | undefined {
  const encoded = claimsDirective.exec(headers['www-authenticate'] ?? '')?.[1];
  return encoded && Buffer.from(encoded, 'base64').toString('utf8');
}
