import { ManagedIdentityCredential } from '@azure/identity';
import { ConfidentialClientApplication } from '@azure/msal-node';
import {
  type IJwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  MsalServiceClientCredentialsFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { BotSettings } from './bot-settings.ts';
import { NotTaken } from './not-taken.ts';

/** There is no token for the bot, so what was to be sent did not get to Teams. It may later, as when Teams is down. */
class NotSignedIn extends NotTaken {
  constructor(cause: unknown) {
    super(undefined, { cause });
    this.message = 'No token for the bot could be had';
  }
}

/**
 * How the bot signs in to Teams: as the managed identity, else by certificate or secret. The Bot Framework's own choice
 * would ask the public cloud about a certificate of any cloud, and would take the credentials of the environment, which
 * are those for Graph, before the managed identity.
 */
export function credentialsOf(settings: BotSettings): ServiceClientCredentialsFactory {
  const { MicrosoftAppId: appId, MicrosoftAppType: type } = settings;
  return tellingProblems(
    type === 'UserAssignedMSI'
      ? new ManagedIdentityServiceClientCredentialsFactory(appId, managedIdentity)
      : new MsalServiceClientCredentialsFactory(appId, openClient(settings)),
  );
}

/** The Bot Framework only asks it for tokens, and names too narrow a type for that. */
const managedIdentity = {
  createAzureServiceTokenProvider: (clientId: string) => new ManagedIdentityCredential({ clientId }),
} as unknown as IJwtTokenProviderFactory;

type Client = ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];

function openClient(settings: BotSettings): Client {
  const { MicrosoftAppId, MicrosoftAppPassword, CertificateThumbprint: thumbprint, CertificatePrivateKey } = settings;
  const authority = settings.ToChannelFromBotLoginUrl;
  const certificate = thumbprint &&
    CertificatePrivateKey && {
      // Its length tells a SHA-256 thumbprint from one of SHA-1, which is 40 digits long.
      ...(thumbprint.length > 40 ? { thumbprintSha256: thumbprint } : { thumbprint }),
      privateKey: CertificatePrivateKey,
    };
  const client: unknown = new ConfidentialClientApplication({
    auth: {
      clientId: MicrosoftAppId,
      authority,
      // It is one of our own table, so there is no need to ask the public cloud whether it is Microsoft's.
      knownAuthorities: [new URL(authority).host],
      ...(certificate ? { clientCertificate: certificate } : { clientSecret: MicrosoftAppPassword ?? '' }),
    },
  });
  // The package declares its types once for import and once for require, and takes the two for different classes.
  return client as Client;
}

function tellingProblems(factory: ServiceClientCredentialsFactory): ServiceClientCredentialsFactory {
  const create = factory.createCredentials.bind(factory);
  factory.createCredentials = async (...about) => {
    const credentials = await create(...about);
    const sign = credentials.signRequest.bind(credentials);
    credentials.signRequest = (request) =>
      sign(request).catch((cause: unknown) => {
        throw new NotSignedIn(cause);
      });
    return credentials;
  };
  return factory;
}
