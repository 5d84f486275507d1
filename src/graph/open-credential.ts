import type { TokenCredential } from '@azure/identity';
import { type Cloud, clouds } from './clouds.ts';

/** How Preflight signs in to a tenant, with all that it takes. */
export type CredentialChoice =
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: string }
  | {
      readonly kind: 'certificate';
      readonly clientId: string;
      /** A certificate with its key in one PEM file. */
      readonly certificatePath: string;
    }
  | {
      readonly kind: 'managedIdentity';
      /** The client id of the identity, where there are several. */
      readonly identity?: string | undefined;
      /** An application that trusts the identity, which itself can read no tenant but its own. */
      readonly clientId?: string | undefined;
    }
  | { readonly kind: 'workloadIdentity'; readonly clientId: string; readonly tokenFilePath: string };

/** What a token of a managed identity is for where it stands in for the secret of an application. */
const exchanges: { readonly [K in Cloud]: string } = {
  global: 'api://AzureADTokenExchange',
  'usgov-l4': 'api://AzureADTokenExchangeUSGov',
  'usgov-l5': 'api://AzureADTokenExchangeUSGov',
  china: 'api://AzureADTokenExchangeChina',
};

/** Opens a credential for one tenant. The library is loaded when it is needed only: it is large. */
export async function openCredential(
  choice: CredentialChoice,
  cloud: Cloud,
  tenantId: string,
): Promise<TokenCredential> {
  const identity = await import('@azure/identity');
  // The authority is one of our own table, so there is no need to ask the public cloud whether it is Microsoft's.
  const options = { authorityHost: clouds[cloud].authority, disableInstanceDiscovery: true };
  switch (choice.kind) {
    case 'secret':
      return new identity.ClientSecretCredential(tenantId, choice.clientId, choice.secret, options);
    case 'certificate':
      return new identity.ClientCertificateCredential(tenantId, choice.clientId, choice.certificatePath, options);
    case 'workloadIdentity':
      return new identity.WorkloadIdentityCredential({ ...options, tenantId, ...choice });
    case 'managedIdentity': {
      const own = new identity.ManagedIdentityCredential(choice.identity ? { clientId: choice.identity } : {});
      if (choice.clientId === undefined) return own;
      const assert = async () => (await own.getToken(`${exchanges[cloud]}/.default`)).token;
      return new identity.ClientAssertionCredential(tenantId, choice.clientId, assert, options);
    }
  }
}
