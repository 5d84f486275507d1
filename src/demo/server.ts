import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import permissions from '../../infra/permissions.json' with { type: 'json' };
import { openService, orFault, type Reply, type Service } from './answer.ts';
import { answerBatch, refuseBatch, urlsIn } from './batch.ts';
import { Fault } from './fault.ts';
import { guid } from './guid.ts';
import type { Version } from './schema.ts';
import type { Refusal, Site } from './site.ts';

interface TenantOptions {
  /** Absent: any free port. */
  port?: number;
  /** How long each HTTP request takes at least, in milliseconds. */
  latencyMs?: number;
  now?: () => Date;
  /** The only bearer token of an application that is let in. Absent: one that names the site's tenant. */
  token?: string;
  /** People who have signed in, by their bearer tokens, and what Graph refuses each of them. */
  people?: ReadonlyMap<string, readonly Refusal[]>;
}

/** One HTTP request that came in. */
export interface Logged {
  readonly method: string;
  /** Version, path and query as they were sent. */
  readonly path: string;
  readonly at: Date;
  /** The same of the requests inside a batch. */
  readonly batched: readonly string[];
  readonly clientRequestId: string | undefined;
  /** Whether it came with the token of a person. */
  readonly isOfPerson: boolean;
}

/** A simulated tenant that is listening. */
export interface RunningTenant {
  /** The root without version, as `GRAPH_ENDPOINT` takes it. */
  readonly url: string;
  readonly token: string;
  readonly requests: readonly Logged[];
  stop(): Promise<void>;
}

/**
 * Starts a stand-in for Microsoft Graph that holds one site's tenant. It listens on 127.0.0.1 only and never writes.
 * Changes to the site are seen by the next request.
 */
export async function startTenant(site: Site, options: TenantOptions = {}): Promise<RunningTenant> {
  const {
    port = 0,
    latencyMs = 0,
    now = () => new Date(),
    token = tokenFor(site),
    people = new Map<string, readonly Refusal[]>(),
  } = options;
  const requests: Logged[] = [];
  let batches = 0;
  let url = '';
  const services = new Map<string, Service>();

  /** Who comes with a token that is not let in gets nothing. */
  function serviceOf(bearer = ''): Service | undefined {
    if (bearer !== token && !people.has(bearer)) return undefined;
    const service = services.get(bearer) ?? openService(site, url, now, () => people.get(bearer) ?? site.refusals);
    services.set(bearer, service);
    return service;
  }

  async function reply(request: IncomingMessage): Promise<Reply> {
    const { method = '', url: path = '' } = request;
    const headers = request.headers as Record<string, string>;
    const version = /^\/(v1\.0|beta)\/\$batch$/.exec(path)?.[1] as Version | undefined;
    const body = version && method === 'POST' ? await json(request).catch(() => undefined) : undefined;
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    const service = serviceOf(bearer);
    requests.push({
      method,
      path,
      at: now(),
      batched: version ? urlsIn(body, version) : [],
      clientRequestId: headers['client-request-id'],
      isOfPerson: bearer !== undefined && people.has(bearer),
    });
    if (latencyMs > 0) await setTimeout(latencyMs);
    if (!service) return refuseToken(headers.authorization, now());
    if (!version || method !== 'POST') return service.answer({ method, url: path, headers });
    batches += 1;
    return batches <= site.throttling.batches ? refuseBatch(now()) : answerBatch(service, version, body, now());
  }

  const server = createServer((request, response) => {
    reply(request).then(
      (answer) => send(response, answer),
      // A defect of the simulation: it is shown to whoever runs it, and never dressed up as an answer of Graph.
      (defect) => send(response, { status: 500, headers: {}, body: { defect: String(defect?.stack ?? defect) } }),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token,
    requests,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Shaped like an access token, so that its tenant and its permissions can be read from it; it is signed by nobody. */
function tokenFor({ tenant, name, lacks }: Site): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const roles = permissions.map(({ permission }) => permission).filter((permission) => !lacks.includes(permission));
  const claims = {
    aud: 'https://graph.microsoft.com',
    tid: tenant.organization.id,
    oid: guid(`Preflight in ${tenant.organization.id}`),
    app_displayname: 'Preflight',
    // Microsoft Entra leaves the claim out where there is no permission.
    ...(roles.length > 0 && { roles }),
  };
  return [part({ typ: 'JWT', alg: 'none' }), part(claims), Buffer.from(name).toString('base64url')].join('.');
}

function refuseToken(authorization: string | undefined, now: Date): Reply {
  const problem = authorization ? 'Access token validation failure.' : 'Access token is empty.';
  const challenge =
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';
  return orFault(now, () => {
    throw new Fault(401, 'InvalidAuthenticationToken', problem, { 'WWW-Authenticate': challenge });
  });
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const isCount = typeof body === 'number';
  response.writeHead(status, { 'Content-Type': isCount ? 'text/plain' : 'application/json', ...headers });
  response.end(isCount ? String(body) : JSON.stringify(body));
}
