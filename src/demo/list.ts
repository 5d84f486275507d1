import { badRequest, Fault, unsupportedQuery } from './fault.ts';
import { parseFilter } from './filter.ts';
import type { Call, ListRoute, Option } from './route.ts';
import { present } from './schema.ts';
import { namesIn } from './select.ts';
import type { Site, TenantState } from './site.ts';

const largestPage = 999;

/** The body of one page of a collection: filtered, cut, shaped, with the link to the next page. */
export function list(route: ListRoute, id: string, call: Call, site: Site, origin: string): object {
  refuseOtherOptions(route, call);
  route.demand?.(call);
  const { query, version } = call;
  const names = namesIn(call, route.type) ?? route.byDefault;
  const expands = expandsIn(route, call);
  const items = filter(route, route.items(site.tenant, id), call, site.tenant);
  const from = readToken(query.get('$skiptoken'), items.length);
  const to = from + pageSize(query, site);
  const page = items.slice(from, to).map((item) => ({
    ...(present(version, route.type, item, names) as object),
    ...Object.fromEntries(expands.map(([name, expand]) => [name, present(version, '', expand(site.tenant, item))])),
  }));
  const path = `${origin}/${version}/${call.segments.map(encodeURIComponent).join('/')}`;
  return {
    '@odata.context': `${origin}/${version}/$metadata#${call.segments.join('/')}`,
    // Without the header, Graph leaves the count out and says nothing.
    ...(query.get('$count') === 'true' && call.eventual && { '@odata.count': items.length }),
    ...(to < items.length && { '@odata.nextLink': `${path}?${nextQuery(query, to)}` }),
    value: page,
  };
}

function refuseOtherOptions({ options }: ListRoute, { query }: Call): void {
  for (const name of query.keys())
    if (name.startsWith('$') && name !== '$skiptoken' && !options.includes(name as Option))
      throw unsupportedQuery(`The query option '${name}' is not supported here.`);
}

function expandsIn({ expands = {}, mostExpands = Number.POSITIVE_INFINITY }: ListRoute, { query }: Call) {
  const names = query.get('$expand')?.split(',') ?? [];
  if (names.length > mostExpands) throw badRequest('Only one property can be expanded in a single query.');
  return names.map((name) => {
    const expand = expands[name];
    if (!expand) throw badRequest(`Could not find a property named '${name}' to expand.`);
    return [name, expand] as const;
  });
}

function filter(route: ListRoute, items: readonly object[], { query }: Call, tenant: TenantState): readonly object[] {
  const text = query.get('$filter');
  if (text === null) return items;
  const { properties, matches } = parseFilter(text);
  for (const name of properties)
    if (!route.filters?.includes(name))
      throw unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${name}' of resource '${route.type}'.`,
      );
  const facets = (item: object) => route.filteredAs?.(tenant, item) ?? [item];
  return items.filter((item) => facets(item).some(matches));
}

function pageSize(query: URLSearchParams, { pageSize }: Site): number {
  const top = query.get('$top');
  if (top === null) return pageSize;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > largestPage)
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and ${largestPage} inclusive.`);
  return Math.min(size, pageSize);
}

/** A page token is where the page begins, in base64, so that nobody takes it for a number to count on. */
function readToken(token: string | null, length: number): number {
  if (token === null) return 0;
  const from = Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(from) || from < 1 || from >= length)
    throw new Fault(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired and can no longer be included in your request.',
    );
  return from;
}

function nextQuery(query: URLSearchParams, from: number): string {
  const next = new Map(query);
  next.set('$skiptoken', Buffer.from(String(from)).toString('base64url'));
  return [...next].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}
