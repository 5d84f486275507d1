import { afterEach, describe, expect, test } from 'vitest';
import { roleIds } from '../../src/demo/roles.ts';
import { type RunningTenant, startTenant } from '../../src/demo/server.ts';
import type { Site } from '../../src/demo/site.ts';
import { type SiteName, site } from '../../src/demo/sites.ts';

const now = new Date('2026-11-20T12:00:00Z');
const eventual = { ConsistencyLevel: 'eventual' };
const running: RunningTenant[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((tenant) => tenant.stop()));
});

async function start(name: SiteName, change?: (site: Site) => void) {
  const tenant = await startTenant(site(name, change, now), { now: () => now });
  running.push(tenant);
  return tenant;
}

// Bodies are read as a client would: any property may be there or not.
// biome-ignore lint/suspicious/noExplicitAny: the body of any endpoint
type Body = any;

async function send({ url, token }: RunningTenant, path: string, init: RequestInit = {}) {
  const headers = { Authorization: `Bearer ${token}`, ...init.headers };
  const response = await fetch(`${url}${path}`, { ...init, headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : text) as Body };
}

const get = (tenant: RunningTenant, path: string, headers: Record<string, string> = {}) =>
  send(tenant, path, { headers });

function batch(tenant: RunningTenant, requests: unknown, version = 'v1.0') {
  const init = { method: 'POST', body: JSON.stringify({ requests }), headers: { 'Content-Type': 'application/json' } };
  return send(tenant, `/${version}/$batch`, init);
}

describe('the door', () => {
  test('a token is needed, and only the right one is taken', async () => {
    const tenant = await start('ready');
    for (const Authorization of ['', 'Bearer ', 'Bearer wrong', `Basic ${tenant.token}`, `Bearer ${tenant.token}x`]) {
      const { status, headers, body } = await send(tenant, '/v1.0/organization', { headers: { Authorization } });
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toMatch(/^Bearer /);
      expect(body.error.code).toBe('InvalidAuthenticationToken');
    }
    expect((await get(tenant, '/v1.0/organization')).status).toBe(200);
  });

  test('the token names the tenant that it is for', async () => {
    const { token } = await start('trouble');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString());
    expect(claims.tid).toBe(site('trouble').tenant.organization.id);
  });

  test('a token can be given', async () => {
    const tenant = await startTenant(site('ready'), { token: 'opaque' });
    running.push(tenant);
    expect(tenant.token).toBe('opaque');
    expect((await get(tenant, '/v1.0/organization')).status).toBe(200);
  });

  test('an error has the body that Graph gives it', async () => {
    const { status, body } = await get(await start('ready'), '/v1.0/nothing');
    expect(status).toBe(404);
    expect(body).toEqual({
      error: {
        code: 'ResourceNotFound',
        message: "Resource not found for the segment 'nothing'.",
        innerError: {
          date: '2026-11-20T12:00:00',
          'request-id': expect.any(String),
          'client-request-id': expect.any(String),
        },
      },
    });
  });

  test.each(['/', '/v2.0/organization', '/v1.0/users/%zz', '/organization'])('%s is no request', async (path) => {
    const { status, body } = await get(await start('ready'), path);
    expect([status, body.error.code]).toEqual([400, 'BadRequest']);
  });

  test.each(['POST', 'PATCH', 'DELETE', 'PUT'])('%s is refused: the tenant is only read', async (method) => {
    const tenant = await start('ready');
    expect((await send(tenant, '/v1.0/organization', { method })).status).toBe(405);
  });

  test('every HTTP request is in the log, with those inside a batch', async () => {
    const tenant = await start('ready');
    await get(tenant, '/v1.0/domains?$select=id');
    await batch(tenant, [{ id: '1', method: 'GET', url: '/organization' }], 'beta');
    expect(tenant.requests).toEqual([
      { method: 'GET', path: '/v1.0/domains?$select=id', at: now, batched: [], isOfPerson: false },
      { method: 'POST', path: '/beta/$batch', at: now, batched: ['/beta/organization'], isOfPerson: false },
    ]);
  });

  test('tells people who have signed in from applications, each with what it refuses them', async () => {
    const one = site('ready', ({ refusals }) => {
      refusals.push({
        request: /onPremisesSynchronization/,
        status: 403,
        code: 'Authorization_RequestDenied',
        message: '',
      });
    });
    const refused = { request: /domains/, status: 403, code: 'Authorization_RequestDenied', message: '' };
    const tenant = await startTenant(one, { people: new Map([['of-adele', [refused]]]) });
    running.push(tenant);
    const statuses = async (token: string) =>
      Promise.all(
        ['/v1.0/domains', '/v1.0/directory/onPremisesSynchronization'].map(
          async (path) => (await fetch(tenant.url + path, { headers: { Authorization: `Bearer ${token}` } })).status,
        ),
      );
    expect(await statuses(tenant.token)).toEqual([200, 403]);
    expect(await statuses('of-adele')).toEqual([403, 200]);
    expect(await statuses('of-alex')).toEqual([401, 401]);
    expect(tenant.requests.map(({ isOfPerson }) => isOfPerson)).toEqual([false, false, true, true, false, false]);
  });

  test('a change of the site is seen by the next request', async () => {
    const own = site('ready');
    const tenant = await startTenant(own);
    running.push(tenant);
    own.tenant.organization.displayName = 'Renamed';
    expect((await get(tenant, '/v1.0/organization')).body.value[0].displayName).toBe('Renamed');
  });

  test('latency is a setting for each HTTP request', async () => {
    const tenant = await startTenant(site('ready'), { latencyMs: 60 });
    running.push(tenant);
    const before = performance.now();
    await get(tenant, '/v1.0/organization');
    // A timer may ring a millisecond early.
    expect(performance.now() - before).toBeGreaterThanOrEqual(58);
  });
});

describe('names', () => {
  test.each([
    ['/v1.0/domains?$select=id,isVerifed', 'isVerifed', 'domain'],
    ['/v1.0/organization?$select=directorySizeQuota', 'directorySizeQuota', 'organization'],
    ['/v1.0/users?$select=onPremisesErrors', 'onPremisesErrors', 'user'],
    ['/v1.0/roleManagement/directory/roleDefinitions?$select=isPrivileged', 'isPrivileged', 'unifiedRoleDefinition'],
    ['/v1.0/subscribedSkus?$select=constructor', 'constructor', 'subscribedSku'],
  ])('%s: $select with a name that is not published is refused', async (path, name, type) => {
    const { status, body } = await get(await start('ready'), path);
    expect(status).toBe(400);
    expect(body.error.code).toBe('Request_BadRequest');
    expect(body.error.message).toBe(`Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
  });

  test('$select yields what it names and nothing else', async () => {
    const { body } = await get(await start('ready'), '/v1.0/domains?$select=id,isVerified');
    expect(body.value[1]).toEqual({ id: 'contoso.com', isVerified: true });
  });

  test('the quota, the last password sync, privileged roles and the version of Connect are told by beta only', async () => {
    const tenant = await start('trouble');
    const first = async (path: string) => (await get(tenant, path)).body.value[0];
    expect(await first('/v1.0/organization')).not.toHaveProperty('directorySizeQuota');
    expect(await first('/beta/organization?$select=directorySizeQuota,onPremisesLastPasswordSyncDateTime')).toEqual({
      directorySizeQuota: { used: 46_800, total: 50_000 },
      onPremisesLastPasswordSyncDateTime: '2026-11-20T03:00:00Z',
    });
    expect(await first('/v1.0/roleManagement/directory/roleDefinitions')).not.toHaveProperty('isPrivileged');
    expect(await first('/beta/roleManagement/directory/roleDefinitions')).toHaveProperty('isPrivileged', true);
    const settings = '/directory/onPremisesSynchronization';
    expect((await first(`/v1.0${settings}`)).configuration).toEqual({
      accidentalDeletionPrevention: { synchronizationPreventionType: 'disabled', alertThreshold: 0 },
    });
    expect((await first(`/beta${settings}`)).configuration.synchronizationClientVersion).toBe('2.4.131.0');
  });

  test.each([
    "/roleManagement/directory/transitiveRoleAssignments?$count=true&$filter=principalId eq 'x'",
    '/onPremisesPublishingProfiles/provisioning/agents',
    '/onPremisesPublishingProfiles/authentication/agents',
  ])('%s is there in beta only', async (path) => {
    const tenant = await start('ready');
    expect((await get(tenant, `/v1.0${path}`, eventual)).body.error.code).toBe('BadRequest');
    expect((await get(tenant, `/beta${path}`, eventual)).status).toBe(200);
  });

  test('most of a user comes only when it is selected', async () => {
    const tenant = await start('ready');
    const path = '/v1.0/users/hybrid.admin@contoso.onmicrosoft.com';
    const { body } = await get(tenant, path);
    expect(body).toHaveProperty('userPrincipalName');
    for (const name of ['userType', 'accountEnabled', 'identities', 'onPremisesSyncEnabled'])
      expect(body).not.toHaveProperty(name);
    expect((await get(tenant, `${path}?$select=userType,accountEnabled`)).body).toEqual({
      userType: 'Member',
      accountEnabled: true,
    });
  });
});

describe('the directory', () => {
  test('a user is found by id and by name in any case; a guest only where its # is encoded', async () => {
    const name = 'jo_outlook.com#EXT#@contoso.onmicrosoft.com';
    const tenant = await start('ready', ({ tenant }) => {
      tenant.users.push({ id: 'guest-id', userPrincipalName: name, displayName: 'Jo' });
    });
    expect((await get(tenant, '/v1.0/users/guest-id')).body.displayName).toBe('Jo');
    expect((await get(tenant, '/v1.0/users/EMERGENCY.access@contoso.onmicrosoft.com')).status).toBe(200);
    expect((await get(tenant, `/v1.0/users/${encodeURIComponent(name)}`)).body.displayName).toBe('Jo');
    expect((await get(tenant, `/v1.0/users/${name}`)).status).toBe(404);
  });

  test('an unknown user is a 404 that says so', async () => {
    const { status, body } = await get(await start('ready'), '/v1.0/users/nobody@contoso.com');
    expect([status, body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });

  test.each([
    ['users', 24_100, 23_800],
    ['groups', 6800, 6500],
    ['contacts', 900, 890],
    ['devices', 13_900, 13_000],
  ])('/%s/$count is a bare number as text, and needs the header', async (kind, all, synchronized) => {
    const tenant = await start('trouble');
    const path = `/v1.0/${kind}/$count`;
    const { headers, text } = await get(tenant, path, eventual);
    expect(headers.get('content-type')).toBe('text/plain');
    expect(text).toBe(String(all));
    expect((await get(tenant, `${path}?$filter=onPremisesSyncEnabled eq true`, eventual)).text).toBe(
      String(synchronized),
    );
    const refused = await get(tenant, path);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
  });

  test('a count by anything else is not supported', async () => {
    const tenant = await start('ready');
    for (const path of [
      "/users/$count?$filter=displayName eq 'x'",
      '/applications/$count?$filter=onPremisesSyncEnabled eq true',
    ])
      expect((await get(tenant, `/v1.0${path}`, eventual)).body.error.code).toBe('Request_UnsupportedQuery');
  });

  test('objects in conflict are found by the documented filter, and say why only when asked', async () => {
    const tenant = await start('trouble');
    const filter = "$filter=onPremisesProvisioningErrors/any(o:o/category eq 'PropertyConflict')";
    const conflicts = async (kind: string) => {
      const path = `/v1.0/${kind}?$count=true&${filter}&$select=id,onPremisesProvisioningErrors&$top=999`;
      const { body } = await get(tenant, path, eventual);
      expect(body['@odata.count']).toBe(body.value.length);
      return body.value.map((object: Body) => object.onPremisesProvisioningErrors[0].propertyCausingError);
    };
    expect(await conflicts('users')).toEqual(['ProxyAddresses', 'ProxyAddresses', 'UserPrincipalName']);
    expect(await conflicts('groups')).toEqual(['ProxyAddresses']);
    expect(await conflicts('contacts')).toEqual([]);
    const { body } = await get(tenant, `/v1.0/users?$count=true&${filter}`);
    expect(body.value[0]).not.toHaveProperty('onPremisesProvisioningErrors');
    expect(body).not.toHaveProperty('@odata.count');
    const any = await get(tenant, '/v1.0/users?$filter=onPremisesProvisioningErrors/any()');
    expect(any.status).toBe(400);
  });

  test('a filter by a property that Graph cannot filter by is refused', async () => {
    const { body } = await get(await start('ready'), "/v1.0/users?$filter=identities eq 'x'");
    expect(body.error.code).toBe('Request_UnsupportedQuery');
  });

  test('users are read by up to 15 ids', async () => {
    const tenant = await start('ready');
    const [first, second] = site('ready').tenant.users;
    const ids = (count: number) =>
      [first?.id, second?.id, ...Array(count - 2).fill('x')].map((id) => `'${id}'`).join(',');
    const path = (count: number) => `/v1.0/users?$filter=id in (${ids(count)})&$select=id`;
    expect((await get(tenant, path(15))).body.value).toEqual([{ id: first?.id }, { id: second?.id }]);
    expect((await get(tenant, path(16))).body.error.code).toBe('Request_UnsupportedQuery');
  });

  test('the users of a group are an advanced query, since they are cast', async () => {
    const tenant = await start('trouble');
    const { groups } = site('trouble').tenant;
    const path = `/v1.0/groups/${groups[0]?.id}/transitiveMembers/microsoft.graph.user`;
    const { body } = await get(tenant, `${path}?$count=true&$select=userPrincipalName`, eventual);
    expect(body.value).toEqual([{ userPrincipalName: 'robin.ops@fabrikam.com' }]);
    for (const refused of [await get(tenant, `${path}?$count=true`), await get(tenant, path, eventual)])
      expect(refused.body.error.code).toBe('Request_UnsupportedQuery');
    expect((await get(tenant, `${path.replace(/groups\/[^/]+/, 'groups/none')}?$count=true`, eventual)).status).toBe(
      404,
    );
  });

  test('what is wrong with the query is said, never passed over', async () => {
    const tenant = await start('ready');
    for (const path of [
      "/subscribedSkus?$filter=capabilityStatus eq 'Enabled'",
      '/reports/authenticationMethods/userRegistrationDetails?$select=id',
      '/organization?$search=x',
    ])
      expect((await get(tenant, `/v1.0${path}`)).body.error.code).toBe('Request_UnsupportedQuery');
  });
});

describe('domains', () => {
  test('an unverified domain is among the domains and not in the organization', async () => {
    const tenant = await start('trouble');
    const domains = (await get(tenant, '/v1.0/domains?$select=id,isVerified')).body.value;
    expect(domains).toContainEqual({ id: 'fabrikam-retail.com', isVerified: false });
    const [{ verifiedDomains }] = (await get(tenant, '/v1.0/organization')).body.value;
    expect(verifiedDomains.map(({ name }: Body) => name)).toEqual(['fabrikam.onmicrosoft.com', 'fabrikam.com']);
  });

  test('its DNS records say which kind they are', async () => {
    const { body } = await get(await start('trouble'), '/v1.0/domains/fabrikam-retail.com/verificationDnsRecords');
    expect(body.value).toMatchObject([
      { '@odata.type': '#microsoft.graph.domainDnsTxtRecord', text: 'MS=ms86120656' },
      { '@odata.type': '#microsoft.graph.domainDnsMxRecord', mailExchange: 'ms86120656.msv1.invalid' },
    ]);
  });

  test('a federation is a collection of one, a managed domain has none, and no query option is taken', async () => {
    const tenant = await start('trouble');
    const path = '/v1.0/domains/fabrikam.com/federationConfiguration';
    const { body } = await get(tenant, path);
    expect(body.value).toHaveLength(1);
    expect((await get(tenant, `${path}?$select=issuerUri`)).status).toBe(400);
    for (const domain of ['fabrikam.onmicrosoft.com', 'unknown.com'])
      expect((await get(tenant, `/v1.0/domains/${domain}/federationConfiguration`)).status).toBe(404);
  });
});

describe('roles', () => {
  const assignments = '/v1.0/roleManagement/directory/roleAssignments';
  const robin = site('trouble').tenant.users.find(({ userPrincipalName }) => userPrincipalName?.startsWith('robin'));

  test('assignments of a person are the direct ones', async () => {
    const tenant = await start('trouble');
    const { body } = await get(tenant, `${assignments}?$filter=principalId eq '${robin?.id}'`);
    expect(body.value).toEqual([]);
  });

  test('the principal says what it is; two expands at once are too many', async () => {
    const tenant = await start('trouble');
    const { body } = await get(tenant, `${assignments}?$expand=principal`);
    const kinds = body.value.map(({ principal }: Body) => [principal['@odata.type'], principal.displayName]);
    expect(kinds).toContainEqual(['#microsoft.graph.group', 'Identity Operators']);
    expect(kinds).toContainEqual(['#microsoft.graph.user', 'Alex Wilber']);
    const roles = (await get(tenant, `${assignments}?$expand=roleDefinition`)).body.value;
    expect(roles[0].roleDefinition.displayName).toBe('Hybrid Identity Administrator');
    expect((await get(tenant, `${assignments}?$expand=principal,roleDefinition`)).status).toBe(400);
    const both = `${assignments.replace('roleAssignments', 'roleAssignmentScheduleInstances')}?$expand=principal,roleDefinition`;
    expect((await get(tenant, both)).body.value[0]).toMatchObject({ principal: {}, roleDefinition: {} });
  });

  test('a role through a group is told under the id of the group', async () => {
    const tenant = await start('trouble');
    const path = '/beta/roleManagement/directory/transitiveRoleAssignments';
    const query = `?$count=true&$filter=principalId eq '${robin?.id}'`;
    const { body } = await get(tenant, path + query, eventual);
    const [group] = site('trouble').tenant.groups;
    expect(body.value).toMatchObject([
      { principalId: group?.id, roleDefinitionId: roleIds.hybridIdentityAdministrator, directoryScopeId: '/' },
    ]);
    for (const [lacking, headers] of [
      [query, {}],
      [query.replace('$count=true&', ''), eventual],
      ['?$count=true', eventual],
    ] as const)
      expect((await get(tenant, path + lacking, headers)).status).toBe(404);
  });

  test('PIM tells standing from eligible', async () => {
    const tenant = await start('ready');
    const pim = async (kind: string, filter = '') =>
      (await get(tenant, `/v1.0/roleManagement/directory/${kind}ScheduleInstances?$expand=principal${filter}`)).body
        .value;
    expect((await pim('roleAssignment', "&$filter=assignmentType eq 'Activated'")).length).toBe(0);
    expect((await pim('roleAssignment', "&$filter=assignmentType eq 'Assigned'")).length).toBe(5);
    expect(await pim('roleEligibility')).toMatchObject([
      { principal: { displayName: 'Lee Gu' }, memberType: 'Direct' },
    ]);
  });
});

describe('the reports', () => {
  test('the audit log is filtered by time and activity', async () => {
    const tenant = await start('trouble');
    const ask = async (since: string) =>
      (
        await get(
          tenant,
          `/v1.0/auditLogs/directoryAudits?$filter=activityDateTime ge ${since} and (activityDisplayName eq 'Set federation settings on domain' or activityDisplayName eq 'Set domain authentication')`,
        )
      ).body.value;
    expect(await ask('2026-11-18T12:00:00.000Z')).toHaveLength(1);
    expect(await ask('2026-11-18T12:00:01.000Z')).toHaveLength(0);
  });

  test('the registration report names the administrators without MFA', async () => {
    const { body } = await get(
      await start('trouble'),
      '/v1.0/reports/authenticationMethods/userRegistrationDetails?$filter=isMfaRegistered eq false and isAdmin eq true',
    );
    expect(body.value.map(({ userPrincipalName }: Body) => userPrincipalName)).toEqual([
      'alex.wilber@fabrikam.com',
      'pat.fenner@fabrikam.com',
    ]);
  });
});

describe('pages', () => {
  const path = '/v1.0/roleManagement/directory/roleAssignments?$expand=principal';
  const small = () => start('ready', (site) => Object.assign(site, { pageSize: 2 }));

  test('a list comes in pages, each with the whole link to the next', async () => {
    const tenant = await small();
    const whole = (await get(await start('ready'), path)).body;
    expect(whole).not.toHaveProperty(['@odata.nextLink']);
    const items: Body[] = [];
    let next: string | undefined = path;
    for (let pages = 0; next; pages += 1) {
      expect(pages).toBeLessThan(3);
      const { body }: Body = await get(tenant, next);
      items.push(...body.value);
      const link: string | undefined = body['@odata.nextLink'];
      if (link) expect(link.startsWith(`${tenant.url}/v1.0/roleManagement/`)).toBe(true);
      next = link?.slice(tenant.url.length);
    }
    expect(items).toEqual(whole.value);
  });

  test('a page is as long as $top says, and no longer than the tenant allows', async () => {
    const tenant = await small();
    expect((await get(tenant, `${path}&$top=1`)).body.value).toHaveLength(1);
    expect((await get(tenant, `${path}&$top=999`)).body.value).toHaveLength(2);
    for (const top of ['0', '1000', 'all']) expect((await get(tenant, `${path}&$top=${top}`)).status).toBe(400);
  });

  test('a page token that is not known has expired', async () => {
    const { status, body } = await get(await small(), `${path}&$skiptoken=abc`);
    expect([status, body.error.code]).toEqual([400, 'Directory_ExpiredPageToken']);
  });
});

describe('$batch', () => {
  test('each request is answered by itself, in another order', async () => {
    const { status, body } = await batch(await start('ready'), [
      { id: 'users', method: 'GET', url: '/users/$count', headers: { consistencylevel: 'Eventual' } },
      { id: 'bare', method: 'GET', url: '/users/$count' },
      { id: 'lost', method: 'GET', url: '/nothing' },
      { id: 'write', method: 'DELETE', url: '/users/x' },
      { id: 'domains', method: 'GET', url: '/domains?$select=id' },
    ]);
    expect(status).toBe(200);
    expect(body.responses.map(({ id }: Body) => id)).toEqual(['domains', 'write', 'lost', 'bare', 'users']);
    const byId = Object.fromEntries(body.responses.map((response: Body) => [response.id, response]));
    expect(byId.users).toEqual({ id: 'users', status: 200, headers: {}, body: 1240 });
    expect(byId.bare).toMatchObject({ status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } });
    expect(byId.lost.status).toBe(404);
    expect(byId.write.status).toBe(405);
    expect(byId.domains.body.value[0]).toEqual({ id: 'contoso.onmicrosoft.com' });
  });

  test('20 requests are the most, ids are unique, and urls are relative to the version', async () => {
    const tenant = await start('ready');
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: String(index), method: 'GET', url: '/domains' }));
    expect((await batch(tenant, many(20))).body.responses).toHaveLength(20);
    for (const requests of [many(21), [...many(1), ...many(1)], [{ id: '1', method: 'GET', url: 'domains' }], 'none'])
      expect((await batch(tenant, requests)).status).toBe(400);
    const [versioned] = (await batch(tenant, [{ id: '1', method: 'GET', url: '/v1.0/domains' }])).body.responses;
    expect(versioned.status).toBe(404);
  });

  test('a batch that is no JSON is refused, a batch is not read with GET, and it needs a token', async () => {
    const tenant = await start('ready');
    expect((await send(tenant, '/v1.0/$batch', { method: 'POST', body: '{' })).status).toBe(400);
    expect((await get(tenant, '/v1.0/$batch')).status).toBe(404);
    const headers = { Authorization: 'Bearer wrong' };
    expect((await send(tenant, '/v1.0/$batch', { method: 'POST', body: '{}', headers })).status).toBe(401);
  });
});

describe('a Graph that does not answer everything', () => {
  test('restricted: each refusal has the body of its service, and what is allowed is answered', async () => {
    const tenant = await start('restricted');
    const code = async (path: string, headers = {}) => {
      const { status, body } = await get(tenant, path, headers);
      return [status, body.error.code];
    };
    expect(await code('/v1.0/roleManagement/directory/roleAssignments')).toEqual([403, 'Authorization_RequestDenied']);
    expect(await code('/v1.0/groups/$count', eventual)).toEqual([403, 'Authorization_RequestDenied']);
    expect(await code('/v1.0/roleManagement/directory/roleEligibilityScheduleInstances')).toEqual([
      403,
      'UnknownError',
    ]);
    expect(await code('/v1.0/reports/authenticationMethods/userRegistrationDetails')).toEqual([
      403,
      'Authentication_MSGraphPermissionMissing',
    ]);
    for (const path of ['/v1.0/organization', '/v1.0/domains', '/beta/organization'])
      expect((await get(tenant, path)).status).toBe(200);
  });

  test('throttled: a request is put off every other time, a whole batch once', async () => {
    const tenant = await start('throttled');
    const ask = [
      { id: '1', method: 'GET', url: '/domains' },
      { id: '2', method: 'GET', url: '/organization' },
    ];
    const outage = await batch(tenant, ask);
    expect(outage.status).toBe(503);
    expect(outage.headers.get('retry-after')).toBe('1');
    const [organization, domains] = (await batch(tenant, ask)).body.responses;
    expect(organization.status).toBe(200);
    expect(domains).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '1' },
      body: { error: { code: 'TooManyRequests' } },
    });
    expect((await batch(tenant, ask)).body.responses[1].status).toBe(200);
    expect((await get(tenant, '/v1.0/domains')).status).toBe(429);
    expect((await get(tenant, '/v1.0/domains')).status).toBe(200);
  });

  test('huge: nothing is listed, and counting works', async () => {
    const tenant = await start('huge');
    for (const path of ['/v1.0/users', '/v1.0/users?$top=999', '/beta/groups?$select=id', '/v1.0/contacts'])
      expect((await get(tenant, path)).body.error.code).toBe('Directory_ResultSizeLimitExceeded');
    expect((await get(tenant, '/v1.0/users/$count', eventual)).text).toBe('820000');
    expect((await get(tenant, "/v1.0/users?$filter=id in ('x')")).status).toBe(200);
  });

  test('unlicensed: the report and PIM say which licence is missing', async () => {
    const tenant = await start('unlicensed');
    const report = await get(tenant, '/v1.0/reports/authenticationMethods/userRegistrationDetails');
    expect([report.status, report.body.error.code]).toEqual([
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    ]);
    const pim = await get(tenant, '/v1.0/roleManagement/directory/roleAssignmentScheduleInstances');
    expect([pim.status, pim.body.error.code]).toEqual([400, 'AadPremiumLicenseRequired']);
  });

  test('greenfield: synchronization has no settings yet', async () => {
    const { status, body } = await get(await start('greenfield'), '/v1.0/directory/onPremisesSynchronization');
    expect([status, body.value]).toEqual([200, []]);
  });
});
