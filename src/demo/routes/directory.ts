import { notFound, unsupportedQuery } from '../fault.ts';
import type { Call, CountRoute, ListRoute, Route } from '../route.ts';
import type { Sizes, TenantState } from '../site.ts';

/** Everything else of a user comes only when it is selected. */
const userByDefault = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

const directoryObjects = {
  kind: 'list',
  options: ['$select', '$filter', '$top', '$count'],
  filters: ['id', 'onPremisesSyncEnabled', 'onPremisesProvisioningErrors/category'],
} as const;

/** Organization, domains, users, groups, contacts, applications, and how many there are. */
export const directoryRoutes: readonly Route[] = [
  {
    kind: 'list',
    path: '/organization',
    type: 'organization',
    options: ['$select'],
    items: ({ organization }) => [organization],
  },
  {
    kind: 'list',
    path: '/subscribedSkus',
    type: 'subscribedSku',
    options: ['$select'],
    items: ({ subscribedSkus }) => subscribedSkus,
  },
  { kind: 'list', path: '/domains', type: 'domain', options: ['$select'], items: ({ domains }) => domains },
  {
    kind: 'object',
    path: '/domains/{domain}',
    type: 'domain',
    find: (tenant, id) => tenant.domains.find((domain) => isSame(domain.id, id)),
  },
  {
    kind: 'list',
    path: '/domains/{domain}/verificationDnsRecords',
    type: 'domainDnsTxtRecord',
    options: [],
    items: (tenant, domain) => ofDomain(tenant, domain, tenant.verificationDnsRecords) ?? [],
  },
  {
    kind: 'list',
    path: '/domains/{domain}/federationConfiguration',
    type: 'internalDomainFederation',
    options: [],
    items: (tenant, domain) => {
      const federation = ofDomain(tenant, domain, tenant.federationConfigurations);
      if (!federation) throw notFound(domain);
      return [federation];
    },
  },
  counted('users'),
  counted('groups'),
  counted('contacts'),
  counted('devices'),
  counted('applications'),
  counted('servicePrincipals'),
  { ...directoryObjects, path: '/users', type: 'user', byDefault: userByDefault, items: ({ users }) => users },
  {
    kind: 'object',
    path: '/users/{idOrName}',
    type: 'user',
    byDefault: userByDefault,
    find: ({ users }, name) => users.find((user) => isSame(user.id, name) || isSame(user.userPrincipalName, name)),
  },
  {
    ...directoryObjects,
    path: '/groups',
    type: 'group',
    byDefault: ['id', 'displayName', 'description', 'groupTypes', 'mailEnabled', 'securityEnabled'],
    items: ({ groups }) => groups,
  },
  {
    kind: 'list',
    path: '/groups/{id}/transitiveMembers/microsoft.graph.user',
    type: 'user',
    options: ['$select', '$top', '$count'],
    byDefault: userByDefault,
    items: membersOf,
    demand: demandAdvanced,
  },
  {
    ...directoryObjects,
    path: '/contacts',
    type: 'orgContact',
    byDefault: ['id', 'displayName', 'mail'],
    items: ({ contacts }) => contacts,
  },
  {
    ...directoryObjects,
    path: '/servicePrincipals',
    type: 'servicePrincipal',
    filters: ['id', 'appId', 'applicationTemplateId', 'displayName'],
    items: ({ servicePrincipals }) => servicePrincipals,
  },
  {
    ...directoryObjects,
    path: '/applications',
    type: 'application',
    filters: ['id', 'appId', 'displayName'],
    items: ({ applications }) => applications,
  },
];

function counted(kind: keyof Sizes): Route {
  const synced = (tenant: TenantState) => tenant.syncedSizes[kind as keyof TenantState['syncedSizes']];
  return {
    kind: 'count',
    path: `/${kind}/$count`,
    count: (tenant, filter) => {
      if (filter === null) return tenant.sizes[kind];
      return filter === 'onPremisesSyncEnabled eq true' ? synced(tenant) : undefined;
    },
  } satisfies CountRoute;
}

function membersOf(tenant: TenantState, group: string): ReturnType<ListRoute['items']> {
  if (!tenant.groups.some(({ id }) => id === group)) throw notFound(group);
  const ids = tenant.groupMembers[group] ?? [];
  return tenant.users.filter(({ id }) => ids.includes(id ?? ''));
}

/** An OData cast is an advanced query: it needs the header and the count. */
function demandAdvanced({ eventual, query }: Call): void {
  if (!eventual || query.get('$count') !== 'true')
    throw unsupportedQuery(
      "An OData cast needs the header 'ConsistencyLevel: eventual' and the query parameter '$count=true'.",
    );
}

function ofDomain<T>({ domains }: TenantState, name: string, byDomain: Record<string, T>): T | undefined {
  const domain = domains.find(({ id }) => isSame(id, name));
  if (!domain?.id) throw notFound(name);
  return byDomain[domain.id];
}

function isSame(one: string | null | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
