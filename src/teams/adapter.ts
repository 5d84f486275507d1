import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationError,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Reference } from '../protocol/conversation.ts';
import { openWire } from './wire.ts';

/** How Teams proves itself to us, and we to Teams. `off` is for the demo on loopback alone. */
export type Authentication =
  | 'off'
  | {
      /** The names that the Bot Framework gives its settings. An empty app id would switch authentication off, and is refused. */
      readonly settings: ConfigurationBotFrameworkAuthenticationOptions & { readonly MicrosoftAppId: string };
      /** Instead of the credentials that the settings describe. */
      readonly credentials?: ServiceClientCredentialsFactory;
    };

const demo: Exclude<Authentication, 'off'> = { settings: { MicrosoftAppId: '' } };

/**
 * The Bot Framework's adapter without its HTTP side, which answers a forged signature with 500 and tells the caller
 * the text of every error. It has no `onTurnError`, with which failed sends would look delivered.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(authentication: Authentication) {
    const { settings, credentials } = authentication === 'off' ? demo : authentication;
    if (authentication !== 'off' && !settings.MicrosoftAppId) {
      throw new Error('MicrosoftAppId is empty: without it the Bot Framework would accept anyone.');
    }
    super(new CachingAuthentication(settings, credentials, undefined, undefined, { httpClient: openWire() }));
    this.#appId = settings.MicrosoftAppId;
  }

  /** Runs a turn for an activity whose sender has been authenticated. Throws AuthenticationError for all others. */
  async receive(authorization: string, activity: unknown, turn: () => Promise<void>): Promise<void> {
    await this.processActivity(authorization, activity as Activity, turn);
  }

  /** Runs `turn` in a thread of a conversation that nobody has just written in. */
  async reach(reference: Reference, thread: string, turn: (context: TurnContext) => Promise<void>): Promise<void> {
    const target = { ...reference, conversation: { id: thread } } as unknown as ConversationReference;
    await this.continueConversationAsync(this.#appId, target, turn);
  }
}

/** Builds the clients for a connector once instead of in every turn, which halves the cost of a turn. */
class CachingAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();
  #userTokens: Promise<UserTokenClient> | undefined;

  override async authenticateRequest(activity: Activity, header: string) {
    try {
      const result = await super.authenticateRequest(activity, header);
      return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
    } catch (err) {
      // A forged signature is an error of the token library, which knows nothing of ours.
      throw err instanceof AuthenticationError ? err : new AuthenticationError(String(err), 401);
    }
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    const factory = super.createConnectorFactory(identity);
    return {
      create: (serviceUrl, audience) => {
        const known = this.#connectors.get(serviceUrl);
        if (known) return known;
        const created = factory.create(serviceUrl, audience);
        this.#connectors.set(serviceUrl, created);
        created.catch(() => this.#connectors.delete(serviceUrl));
        return created;
      },
    };
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}
