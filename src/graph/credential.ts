import type { TokenCredential } from '@azure/identity';
import { type Cloud, clouds } from './clouds.ts';
import { isLoopback } from './endpoint.ts';
import { claimsIn } from './token-grant.ts';

/** Yields a bearer token for Graph. Asked `again`, it yields a new one that satisfies the claims (JSON), if any are given. */
export type TokenSource = (again?: { claims?: string }) => Promise<string>;

/** No usable credential, in one sentence for people, which holds no secret. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
}

interface CredentialSettings {
  /** Where Graph is asked: the cloud's own root, or a stand-in on loopback. */
  endpoint: string;
  cloud: Cloud;
  /** A token for this run, such as the Azure CLI prints. */
  accessToken?: string | undefined;
  /** The only tenant that may be read, as its id. */
  tenantId?: string | undefined;
  /** The application id of the managed identity to use, where there are several. */
  managedIdentity?: string | undefined;
  /** In place of the default chain of `@azure/identity`; opened when the first token is asked for. */
  credential?: (() => Promise<TokenCredential>) | undefined;
}

/**
 * Chooses where tokens for Graph come from: the given access token, else `@azure/identity`.
 * A stand-in on loopback only ever gets the given one.
 * @throws CredentialError at once when the settings allow no token; what it returns rejects with one when none can be had.
 */
export function graphToken(settings: CredentialSettings): TokenSource {
  const { endpoint, cloud, tenantId, managedIdentity } = settings;
  const root = clouds[cloud].graph;
  const onLoopback = isLoopback(endpoint);
  if (!onLoopback && URL.parse(endpoint)?.origin !== root)
    throw new CredentialError(`Tokens of the cloud ${cloud} are only sent to ${root}.`);

  const given = settings.accessToken?.trim();
  if (given) {
    if (!isToken(given)) throw new CredentialError('GRAPH_ACCESS_TOKEN does not hold a token.');
    refuseOtherTenant(given, tenantId);
    return async () => given;
  }
  if (onLoopback)
    throw new CredentialError(
      'A stand-in for Microsoft Graph on this machine needs GRAPH_ACCESS_TOKEN; no real credential is sent to it.',
    );

  const open = settings.credential ?? (() => openDefaultCredential(cloud, tenantId, managedIdentity));
  const isOwn = settings.credential !== undefined;
  let credential: TokenCredential | undefined;
  return async (again) => {
    credential ??= await open();
    const token = await credential
      .getToken(`${root}/.default`, { enableCae: true, ...again, ...(tenantId && { tenantId }) })
      .catch((error) => {
        throw new CredentialError(explainFailure(error, isOwn), { cause: error });
      });
    if (!token) throw new CredentialError('The credential gave no token for Microsoft Graph.');
    refuseOtherTenant(token.token, tenantId);
    return token.token;
  };
}

/** The characters that RFC 6750 allows; anything else is a slip of the clipboard, such as quotes. */
export const isToken = (text: string): boolean => /^[\w.~+/=-]+$/.test(text);

/** Loaded when it is needed only: it is large, and most runs of tests and demos never do. */
async function openDefaultCredential(
  cloud: Cloud,
  tenantId: string | undefined,
  managedIdentityClientId: string | undefined,
): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential({
    authorityHost: clouds[cloud].authority,
    // It is one of our own table, so there is no need to ask the public cloud whether it is Microsoft's.
    disableInstanceDiscovery: true,
    ...(tenantId && { tenantId }),
    ...(managedIdentityClientId && { managedIdentityClientId }),
  });
}

/** An error of Microsoft Entra has a documented number; the rest of the message names files and accounts. */
function explainFailure(error: unknown, isOwn: boolean): string {
  const number = /\bAADSTS\d+/.exec(error instanceof Error ? error.message : '')?.[0];
  if (number) return `Microsoft Entra ID refused the sign-in with ${number}.`;
  return isOwn
    ? 'The configured credential gave no token for Microsoft Graph.'
    : 'No credential for Microsoft Graph was found; sign in with the Azure CLI, or set GRAPH_ACCESS_TOKEN.';
}

function refuseOtherTenant(token: string, tenantId: string | undefined): void {
  const tid = claimsIn(token)?.tid;
  if (tid && tenantId && tid.toLowerCase() !== tenantId.toLowerCase())
    throw new CredentialError(`The token is for the tenant ${tid}, and the configured tenant is ${tenantId}.`);
}
