import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
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
import type { BotSettings } from './bot-settings.ts';
import { credentialsOf } from './credentials.ts';
import { createTokenCheck } from './inbound-token.ts';
import { openWire } from './wire.ts';

/** How Teams proves itself to us, and we to Teams. */
export interface Identity {
  readonly settings: BotSettings;
  /** Where Teams may ask to be answered: scheme and host, as in `https://smba.trafficmanager.net`. */
  readonly services: readonly string[];
  /** Ids of the tenants that are served, in lower case. */
  readonly tenants: readonly string[];
  /** The OAuth connection of the bot by which people sign in. Absent: they can't. */
  readonly connection?: string;
  /** Instead of the credentials that the settings describe. */
  readonly credentials?: ServiceClientCredentialsFactory;
}

/** `off` is for the demo on loopback alone. */
export type Authentication = 'off' | Identity;

/**
 * The Bot Framework's adapter without its HTTP side, which answers a forged signature with 500 and tells the caller
 * the text of every error. It has no `onTurnError`, with which failed sends would look delivered.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(authentication: Authentication) {
    super(authentication === 'off' ? new OpenDoor() : new TeamsAuthentication(authentication));
    this.#appId = authentication === 'off' ? '' : authentication.settings.MicrosoftAppId;
  }

  /**
   * Runs a turn for an activity whose sender has been authenticated. Throws AuthenticationError for all others. The turn
   * gets the token service, by which people sign in.
   */
  async receive(
    authorization: string,
    activity: unknown,
    turn: (tokens: UserTokenClient) => Promise<void>,
  ): Promise<void> {
    await this.processActivity(authorization, activity as Activity, (context) =>
      turn(context.turnState.get(this.UserTokenClientKey)),
    );
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

/** Takes anyone, and sends without a token. */
class OpenDoor extends CachingAuthentication {
  constructor() {
    super({ MicrosoftAppId: '' }, undefined, undefined, undefined, { httpClient: openWire() });
  }
}

/** Takes Teams alone. */
class TeamsAuthentication extends CachingAuthentication {
  readonly #identity: Identity;
  readonly #checkToken: ReturnType<typeof createTokenCheck>;

  constructor(identity: Identity) {
    const { settings, credentials = credentialsOf(settings) } = identity;
    if (!settings.MicrosoftAppId) {
      throw new Error('MicrosoftAppId is empty: without it the Bot Framework would accept anyone.');
    }
    super(settings, credentials, undefined, undefined, { httpClient: openWire() });
    this.#identity = identity;
    this.#checkToken = createTokenCheck(settings);
  }

  override async authenticateRequest({ serviceUrl }: Activity, authorization: string) {
    const claimsIdentity = await this.#checkToken(authorization, serviceUrl);
    const { settings, services } = this.#identity;
    // Whatever is sent there carries a token of the bot.
    if (!isAt(serviceUrl, services)) {
      throw new AuthenticationError(`${URL.parse(serviceUrl)?.origin} is no host of Teams in this cloud`, 401);
    }
    return {
      audience: settings.ToChannelFromBotOAuthScope,
      callerId: settings.CallerId,
      claimsIdentity,
      connectorFactory: this.createConnectorFactory(claimsIdentity),
    };
  }
}

function isAt(serviceUrl: string, services: readonly string[]): boolean {
  const url = URL.parse(serviceUrl);
  return url !== null && !url.username && !url.password && services.includes(`${url.protocol}//${url.hostname}`);
}
