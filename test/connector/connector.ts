import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import type { Identity } from '../../src/teams/adapter.ts';
import { type ActivityJson, adele, alex, appId, megan, partnerTenantId, tenantId } from './activities.ts';
import { newTokenService } from './token-service.ts';

/** One request of the bot to the connector, in the order of arrival. */
export interface Sent {
  method: 'POST' | 'PUT' | 'DELETE';
  /** The whole id of the thread or conversation. Empty for a conversation that is created. */
  thread: string;
  /** Of the message that was posted, updated or deleted. */
  activityId: string;
  body: Record<string, unknown>;
}

interface Failure {
  /** 0: the connection is cut without an answer. */
  status: number;
  /** It is taken all the same, and only the answer is lost. */
  isTaken?: boolean;
  code?: string;
  headers?: Record<string, string>;
}

interface TokenOptions {
  issuer?: string;
  audience?: string;
  /** Seconds from now; negative for one that is over; null for one that never is. */
  expiresIn?: number | null;
  /** `k1`, unless said otherwise; `webchat` is endorsed for that channel, `unendorsed` for none. */
  keyid?: string;
  /** Signed by a key that nobody published. */
  forged?: boolean;
}

/** Where a connector is, and the token that it takes: enough for a bot in another process to trust it. */
export interface Trust {
  readonly root: string;
  readonly issued: string;
}

/** Someone of a roster, as Teams tells of them. */
interface RosterEntry {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId?: string;
  readonly tenantId?: string;
  readonly userRole?: string;
  readonly userPrincipalName?: string;
}

/** Made once: two keys cost more than all the rest of a connector. */
const [published, unknown] = [newKey(), newKey()];

/**
 * The part of the Bot Framework that a bot in Teams talks to, on loopback: OpenID metadata, keys with endorsements,
 * and a connector that takes nothing without the token that it issued. Start one for each test.
 *
 * `authentication` makes a bot trust it, `post` brings the bot an activity as Teams would, `sent` is what came back:
 *
 *     const connector = await startConnector();
 *     const bot = await startServer({ …, authentication: connector.authentication });
 *     await connector.post(bot.port, message('are we ready?'));
 *     const [answer] = await connector.untilSent(1);
 */
export async function startConnector() {
  const keyid = 'k1';
  const issued = `opaque-${randomUUID()}`;
  const sent: Sent[] = [];
  const failures: Failure[] = [];
  let mood: () => Failure | undefined = () => undefined;
  const refused: string[] = [];
  const arrived: string[] = [];
  let swallow: (() => void) | undefined;
  const tokens = newTokenService();
  const watchers = new Set<(sent: Sent) => void>();
  let nextId = 1_763_640_100_000;

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://connector');
    const reply = (status: number, body: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    const body = await readBody(request);
    if (pathname === '/v1/.well-known/openidconfiguration') {
      return reply(200, {
        issuer: 'https://api.botframework.com',
        jwks_uri: `${root}/v1/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (pathname === '/v1/keys') {
      const { n, e } = published.jwk;
      const key = (kid: string) => ({ kty: 'RSA', use: 'sig', kid, x5t: kid, n, e });
      return reply(200, {
        keys: [
          { ...key(keyid), endorsements: ['msteams'] },
          { ...key('webchat'), endorsements: ['webchat'] },
          key('unendorsed'),
        ],
      });
    }
    if (pathname.startsWith('/oauth/')) {
      if (request.headers.authorization !== `Bearer ${issued}`) return reply(401, {});
      const answer = tokens.answer(request.method ?? '', new URL(request.url ?? '/', root), body);
      return answer && reply(answer.status, answer.body);
    }
    const place = /^\/teams\/v3\/conversations(?:\/([^/]+)\/(activities|members|pagedmembers)(?:\/([^/]+))?)?$/.exec(
      pathname,
    );
    if (!place) return reply(404, { error: { code: 'NotFound', message: pathname } });
    if (request.headers.authorization !== `Bearer ${issued}`) {
      refused.push(`${request.method} ${pathname}`);
      return reply(401, { error: { code: 'Unauthorized', message: 'This is not the token that was issued.' } });
    }
    if (request.method !== 'GET') arrived.push(`${request.method} ${body}`);
    if (swallow && request.method !== 'GET') {
      swallow();
      swallow = undefined;
      return;
    }
    const failure = failures.shift() ?? (request.method === 'GET' ? undefined : mood());
    const fail = ({ status, code = 'Injected', headers }: Failure) => {
      if (status === 0) {
        request.socket.destroy();
        return;
      }
      reply(status, { error: { code, message: 'a failure that the test asked for' } }, headers);
    };
    if (failure && !failure.isTaken) return fail(failure);
    const [, thread = '', collection, target] = place.map((part) => part && decodeURIComponent(part));
    if (request.method === 'GET') {
      rosterReads.push(thread);
      const here = rosters.get(thread) ?? members;
      return reply(
        200,
        collection === 'pagedmembers'
          ? { members: here }
          : target
            ? (here.find(({ id }) => id === target) ?? {})
            : here,
      );
    }
    const method = request.method as Sent['method'];
    const activityId = method === 'POST' ? String(nextId++) : (target ?? '');
    const one: Sent = { method, thread, activityId, body: body ? JSON.parse(body) : {} };
    sent.push(one);
    for (const watch of watchers) watch(one);
    if (failure) return fail(failure);
    if (method === 'DELETE') return reply(200, {});
    if (collection) return reply(method === 'POST' ? 201 : 200, { id: activityId });
    const created = JSON.parse(body) as { channelData?: { channel?: { id: string } } };
    return reply(201, { id: `${created.channelData?.channel?.id ?? 'a:1'};messageid=${activityId}`, activityId });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${root}/teams/`;
  const rosterReads: string[] = [];
  const members: RosterEntry[] = [adele, alex, megan].map((one) => ({ ...one, tenantId, userRole: 'user' }));

  const rosters = new Map<string, RosterEntry[]>();

  /** A token as the Bot Framework signs it. A claim that is undefined is left out. */
  function sign(claims: Record<string, unknown> = {}, options: TokenOptions = {}): string {
    const { issuer = 'https://api.botframework.com', audience = appId, expiresIn = 3600, forged = false } = options;
    const payload = JSON.parse(JSON.stringify({ serviceurl: serviceUrl, ...claims }));
    return jwt.sign(payload, forged ? unknown.privateKey : published.privateKey, {
      algorithm: 'RS256',
      keyid: options.keyid ?? keyid,
      issuer,
      audience,
      ...(expiresIn === null ? {} : { expiresIn }),
    });
  }

  return {
    serviceUrl,
    sign,
    /** What a bot needs to trust this connector and to be trusted by it. */
    authentication: authenticationFor({ root, issued }),
    trust: { root, issued } satisfies Trust,
    /** The token service, by which people sign in. */
    tokens,
    /** Every request that came with the right token and was not made to fail. */
    sent,
    /** Every message that came with the right token, also one that was made to fail: method and body. */
    arrived,
    /** Requests that came without the right token. */
    refused,
    /** What `GET …/members` tells, of whatever conversation that has no roster of its own. */
    members,
    /** The rosters of single conversations and teams, by their id. */
    rosters,
    /** Of which conversation or team the roster was asked for, in order. */
    rosterReads,
    /** The next requests to the connector fail like this, one each. */
    failNext(...next: Failure[]): void {
      failures.push(...next);
    },
    /** Each message to come fails as this says, unless it says nothing. */
    failAs(as: () => Failure | undefined): void {
      mood = as;
    },
    /** The next message is taken by nobody and never gets an answer. Resolves when it has come. */
    swallowNext: () =>
      new Promise<void>((resolve) => {
        swallow = resolve;
      }),
    /**
     * Brings an activity to a bot that listens on this port of loopback. `authorization` is a whole header, or null
     * for none; without it the activity is signed for the service URL that it names.
     */
    async post(port: number, activity: ActivityJson, authorization: string | null = `Bearer ${sign()}`) {
      const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
        body: JSON.stringify({ serviceUrl, id: String(nextId++), timestamp: new Date().toISOString(), ...activity }),
      });
      const text = await response.text();
      return { status: response.status, text, body: (text ? JSON.parse(text) : undefined) as unknown };
    },
    /** Calls back at each request to come, until the function that it returns is called. */
    watch(callback: (sent: Sent) => void): () => void {
      watchers.add(callback);
      return () => watchers.delete(callback);
    },
    /** Waits until this many requests have come, and returns them all. */
    async untilSent(count: number): Promise<Sent[]> {
      while (sent.length < count) {
        await new Promise<void>((resolve) => {
          const watch = () => {
            watchers.delete(watch);
            resolve();
          };
          watchers.add(watch);
        });
      }
      return sent;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Connector = Awaited<ReturnType<typeof startConnector>>;

/** The card in a message that was sent. */
export function cardOf({ body }: Sent): Record<string, unknown> {
  const [attachment] = (body.attachments ?? []) as { contentType: string; content: Record<string, unknown> }[];
  if (attachment?.contentType !== 'application/vnd.microsoft.card.adaptive')
    throw new Error('The message has no card.');
  return attachment.content;
}

/** All of the custom endpoints have to be named: one alone switches the library to custom mode without the others. */
export function authenticationFor({ root, issued }: Trust): Identity {
  const metadata = `${root}/v1/.well-known/openidconfiguration`;
  const credentials = {
    appId,
    getToken: async () => issued,
    async signRequest(request: { headers: { set(name: string, value: string): void } }) {
      request.headers.set('authorization', `Bearer ${issued}`);
      return request;
    },
  };
  const authentication: unknown = {
    settings: {
      MicrosoftAppId: appId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: tenantId,
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: metadata,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToChannelFromBotLoginUrl: `${root}/${tenantId}`,
      OAuthUrl: `${root}/oauth`,
      CallerId: '',
    },
    services: ['http://127.0.0.1'],
    tenants: [tenantId, partnerTenantId],
    credentials: {
      isValidAppId: async (id: string) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => credentials,
    },
  };
  return authentication as Identity;
}

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { privateKey, jwk: publicKey.export({ format: 'jwk' }) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
