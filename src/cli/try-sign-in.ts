import { setTimeout as wait } from 'node:timers/promises';
import { CredentialError, type TokenSource } from '../graph/credential.ts';

/** How long a sign-in may take: a machine without a way out would wait for it for minutes. */
const signInMs = 20_000;

/** Signs in, and gives the token. A credential that does not work is said at once, and never becomes a page of unknowns. */
export async function trySignIn(token: TokenSource, ms = signInMs): Promise<string> {
  const over = new AbortController();
  const late = wait(ms, undefined, { signal: over.signal }).then(() => {
    throw new CredentialError(`The sign-in to Microsoft Entra ID had no answer within ${ms / 1000} seconds.`);
  });
  return Promise.race([token(), late]).finally(() => over.abort());
}
