import { badRequest, Fault, notFound, unsupportedQuery } from './fault.ts';
import { guid } from './guid.ts';
import { list } from './list.ts';
import { type Call, match, type Route } from './route.ts';
import { routes } from './routes.ts';
import { present, type Version } from './schema.ts';
import { namesIn } from './select.ts';
import type { Refusal, Site } from './site.ts';

/** One request to Graph, whether it came alone or in a batch. */
export interface Request {
  readonly method: string;
  /** Version, path and query: `/v1.0/domains?$select=id`. */
  readonly url: string;
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A number from a `$count`, which travels as text when it is alone. */
  readonly body: unknown;
}

/** A running tenant: it remembers whom it put off. */
export interface Service {
  answer(request: Request): Reply;
}

/** Opens a site's tenant for someone. `origin` is where it is reached, for links to further pages. */
export function openService(site: Site, origin: string, now: () => Date, refusals: () => readonly Refusal[]): Service {
  const putOff = new Set<string>();

  function throttle(url: string): void {
    if (!site.throttling.requests.some((request) => request.test(url))) return;
    if (putOff.delete(url)) return;
    putOff.add(url);
    throw new Fault(429, 'TooManyRequests', 'Please retry again later.', { 'Retry-After': '1' });
  }

  return {
    answer(request) {
      return orFault(now(), () => {
        const url = decode(request.url);
        if (request.method !== 'GET')
          throw new Fault(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
        const call = parseCall(request);
        const [route, id] = findRoute(call);
        throttle(url);
        const refusal = refusals().find((candidate) => candidate.request.test(url));
        if (refusal) throw new Fault(refusal.status, refusal.code, refusal.message);
        return { status: 200, headers: {}, body: bodyOf(site, route, id, call, origin) };
      });
    },
  };
}

/** Makes a reply, or the error body that Graph would send in its place. A defect passes through. */
export function orFault(now: Date, reply: () => Reply): Reply {
  try {
    return reply();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const { status, code, message, headers } = fault;
    const id = guid(`${code} ${message}`);
    const innerError = { date: now.toISOString().slice(0, 19), 'request-id': id, 'client-request-id': id };
    return { status, headers, body: { error: { code, message, innerError } } };
  }
}

function bodyOf(site: Site, route: Route, id: string, call: Call, origin: string): unknown {
  const { tenant } = site;
  if (route.kind === 'list') return list(route, id, call, site, origin);
  if (route.kind === 'count') {
    if (!call.eventual)
      throw unsupportedQuery("$count is not supported without the header 'ConsistencyLevel: eventual'.");
    const count = route.count(tenant, call.query.get('$filter'));
    if (count === undefined) throw unsupportedQuery('Unsupported or invalid query filter clause specified.');
    return count;
  }
  const found = route.find(tenant, id);
  if (!found) throw notFound(id);
  return present(call.version, route.type, found, namesIn(call, route.type) ?? route.byDefault);
}

function parseCall({ url, headers }: Request): Call {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const [, version, ...segments] = path.split('/').map(decode);
  if (version !== 'v1.0' && version !== 'beta') throw badRequest(`Invalid version: ${version}`);
  const eventual = headers.consistencylevel?.toLowerCase() === 'eventual';
  return { version, segments, query: new URLSearchParams(query), eventual };
}

function findRoute({ version, segments }: { version: Version; segments: readonly string[] }): [Route, string] {
  for (const route of routes) {
    const id = match(route, segments);
    if (id === undefined) continue;
    if (route.only && route.only !== version) throw badRequest(missingSegment(segments));
    return [route, id];
  }
  throw new Fault(404, 'ResourceNotFound', missingSegment(segments));
}

function missingSegment(segments: readonly string[]): string {
  return `Resource not found for the segment '${segments.at(-1) ?? ''}'.`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest('The request is malformed.');
  }
}
