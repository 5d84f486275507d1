import type { Domain, User } from '@microsoft/microsoft-graph-types';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { CredentialError } from '../../src/graph/credential.ts';
import { entity, readCount, readList, readOne } from '../../src/graph/read.ts';
import { type GraphOptions, openGraph } from '../../src/graph/session.ts';
import { type Ask, playGraph, type Say } from './stand-in.ts';

const permission = 'Domain.Read.All';
const domain = entity<Domain>()({ id: z.string() });
const user = entity<User>()({ id: z.string() });
const listDomains = readList('/domains', domain, { permission });
const countUsers = readCount('/users/$count', { permission: 'User.Read.All' });
const readUser = (id: string) => readOne(`/users/${id}`, user, { permission: 'User.Read.All' });

/** A session against a script; its waits take no time and are listed in milliseconds. */
async function open(script: (ask: Ask) => Say | undefined, options: Partial<GraphOptions> = {}) {
  const { endpoint, sent, stop } = await playGraph(script);
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(Math.round(ms / 100) * 100);
  };
  const token = vi.fn(async (_again?: { claims?: string }) => 'first');
  return {
    graph: openGraph({ endpoint, token, wait, random: () => 0, ...options }),
    endpoint,
    sent,
    stop,
    waits,
    token,
  };
}

const problem = (status: number, code: string, headers: Record<string, string> = {}): Say => ({
  status,
  headers,
  body: { error: { code, message: 'secret words' } },
});
const busy = (headers: Record<string, string> = {}) => problem(429, 'TooManyRequests', headers);
const echoId = ({ path }: Ask): Say => ({ body: { id: path } });
const unpacked = (script: (ask: Ask) => Say | undefined) => (ask: Ask) =>
  ask.path.endsWith('/$batch') ? undefined : script(ask);

describe('packing', () => {
  test('one wave holds batches of 20 by version, and small buckets beside them', async () => {
    const { graph, sent } = await open(unpacked(echoId));
    const reads = [
      ...Array.from({ length: 21 }, (_, n) => readUser(`v${n}`)),
      ...Array.from({ length: 3 }, (_, n) => readOne(`/b${n}`, user, { permission, version: 'beta' })),
      ...Array.from({ length: 2 }, (_, n) => readOne(`/r${n}`, user, { permission, bucket: 'reports' })),
    ];
    const results = await graph.read(reads);
    expect(results).toEqual(reads.map(({ version, path }) => ({ ok: true, value: { id: `/${version}${path}` } })));
    expect(graph).toMatchObject({ requests: 5, roundTrips: 1 });
    expect(sent.map(({ method, url, inside }) => `${method} ${url} ${inside.length}`).sort()).toEqual([
      'GET /v1.0/r0 0',
      'GET /v1.0/r1 0',
      'GET /v1.0/users/v20 0',
      'POST /beta/$batch 3',
      'POST /v1.0/$batch 20',
    ]);
  });

  test('a small bucket gets no more at once than it allows', async () => {
    const { graph, sent } = await open(echoId);
    await graph.read([
      ...Array.from({ length: 3 }, (_, n) => readOne(`/r${n}`, user, { permission, bucket: 'reports' })),
      ...Array.from({ length: 2 }, (_, n) => readOne(`/c${n}`, user, { permission, bucket: 'conditionalAccess' })),
    ]);
    expect(sent.map(({ url }) => url)).toEqual(['/v1.0/r0', '/v1.0/r1', '/v1.0/c0', '/v1.0/r2', '/v1.0/c1']);
    expect(graph.roundTrips).toBe(2);
  });

  test('identical reads are sent once, and each parses and names its permission for itself', async () => {
    const { graph, sent } = await open(({ nth }) => ({
      body: { value: [{ id: 'contoso.com', isDefault: nth === 1 }] },
    }));
    const withDefault = readList('/domains', entity<Domain>()({ isDefault: z.boolean() }), { permission: 'Other' });
    const strict = readList('/domains', entity<Domain>()({ isRoot: z.boolean() }), { permission });
    expect(await graph.read([listDomains, withDefault, strict])).toEqual([
      { ok: true, value: [{ id: 'contoso.com' }] },
      { ok: true, value: [{ isDefault: true }] },
      { ok: false, cause: { kind: 'unexpectedShape', detail: expect.stringContaining('[0].isRoot') } },
    ]);
    expect(sent).toHaveLength(1);
  });

  test('nothing to read is no request, and counts go on from one read to the next', async () => {
    const { graph } = await open(echoId);
    expect(await graph.read([])).toEqual([]);
    expect(graph).toMatchObject({ requests: 0, roundTrips: 0 });
    await graph.read([readUser('a')]);
    await graph.read([readUser('b')]);
    expect(graph).toMatchObject({ requests: 2, roundTrips: 2 });
  });

  test('an advanced query says so, alone and in a batch, and no other does', async () => {
    const seen: Record<string, string | undefined> = {};
    const script = unpacked(({ path, headers }) => {
      seen[path] = headers.ConsistencyLevel ?? headers.consistencylevel;
      return { body: path.endsWith('$count') ? 7 : { id: 'x' } };
    });
    const { graph } = await open(script);
    await graph.read([countUsers, readUser('a')]);
    await graph.read([readCount('/groups/$count', { permission })]);
    expect(seen).toEqual({
      '/v1.0/users/$count': 'eventual',
      '/v1.0/users/a': undefined,
      '/v1.0/groups/$count': 'eventual',
    });
  });

  test('a query arrives as it was meant, alone and in a batch', async () => {
    const paths: string[] = [];
    const { graph } = await open(
      unpacked((ask) => {
        paths.push(ask.path);
        return echoId(ask);
      }),
    );
    const path = `/x?$filter=a/any(i:i/issuer eq 'https://sts.contoso.com/a') and b eq 'c'&$select=id`;
    await graph.read([readOne(path, user, { permission })]);
    await graph.read([readOne(path, user, { permission }), readUser('jo%23EXT%23@contoso.com')]);
    expect(paths).toEqual([`/v1.0${path}`, `/v1.0${path}`, '/v1.0/users/jo#EXT#@contoso.com']);
    await expect(graph.read([readUser('jo#EXT#')])).rejects.toThrow('encoded');
  });
});

describe('counts', () => {
  test.each([
    ['a number', 893],
    ['text', '893'],
    ['text with a byte order mark and a line end', '\uFEFF893\r\n'],
    ['base64', Buffer.from('893').toString('base64')],
    ['base64 of text with a byte order mark', Buffer.from('\uFEFF893').toString('base64')],
  ])('%s in a batch', async (_, body) => {
    const { graph } = await open(unpacked(({ path }) => ({ body: path.endsWith('$count') ? body : { id: 'x' } })));
    expect((await graph.read([countUsers, readUser('a')]))[0]).toEqual({ ok: true, value: 893 });
  });

  test.each([
    ['text', '893'],
    ['text with a byte order mark', '\uFEFF893'],
    ['none at all', '0'],
  ])('%s alone', async (_, body) => {
    const { graph } = await open(() => ({ body, headers: { 'content-type': 'text/plain' } }));
    expect(await graph.read([countUsers])).toEqual([{ ok: true, value: Number(body.replace('\uFEFF', '')) }]);
  });

  test.each([[''], ['many'], ['-1'], ['8.5'], [null], [{ value: 3 }]])('%j is no count', async (body) => {
    const { graph } = await open(unpacked(({ path }) => ({ body: path.endsWith('$count') ? body : { id: 'x' } })));
    expect((await graph.read([countUsers, readUser('a')]))[0]).toMatchObject({
      ok: false,
      cause: { kind: 'unexpectedShape' },
    });
  });
});

describe('pages', () => {
  /** A list of three pages, whose links are absolute as Graph's are. */
  const paged =
    (host: (ask: Ask) => string, other?: (ask: Ask) => Say | undefined) =>
    (ask: Ask): Say | undefined => {
      const page = Number(/\$skiptoken=(\d)/.exec(ask.path)?.[1] ?? 1);
      const link = `${host(ask)}/v1.0/domains?$select=id&$skiptoken=${page + 1}`;
      return other?.(ask) ?? { body: { value: [{ id: `d${page}` }], ...(page < 3 && { '@odata.nextLink': link }) } };
    };
  const here = ({ headers }: Ask) => `http://${headers.host}`;
  const all = { ok: true, value: [{ id: 'd1' }, { id: 'd2' }, { id: 'd3' }] };

  test('are followed to the end, one wave each, with the header of an advanced query', async () => {
    const levels: unknown[] = [];
    const { graph } = await open(paged(here, ({ headers }) => void levels.push(headers.consistencylevel)));
    expect(await graph.read([readList('/domains', domain, { permission, eventual: true })])).toEqual([all]);
    expect(graph).toMatchObject({ requests: 3, roundTrips: 3 });
    expect(levels).toEqual(['eventual', 'eventual', 'eventual']);
  });

  test('beyond the limit make the list unknown, never shorter', async () => {
    const { graph } = await open(paged(here));
    expect(await graph.read([readList('/domains', domain, { permission, maxPages: 3 })])).toEqual([all]);
    expect(await graph.read([readList('/domains', domain, { permission, maxPages: 2 })])).toEqual([
      { ok: false, cause: { kind: 'timedOut', detail: 'The list has more than 2 pages.' } },
    ]);
  });

  test.each([
    [400, 'Directory_ExpiredPageToken'],
    [410, 'syncStateNotFound'],
  ])('start again once when a page token has expired (%i %s)', async (status, code) => {
    const expireOnce = ({ path, nth }: Ask) => (path.endsWith('=3') && nth === 1 ? problem(status, code) : undefined);
    const { graph, sent } = await open(paged(here, expireOnce));
    expect(await graph.read([listDomains])).toEqual([all]);
    expect(sent).toHaveLength(6);

    const expireAlways = ({ path }: Ask) => (path.endsWith('=3') ? problem(status, code) : undefined);
    const again = await open(paged(here, expireAlways));
    expect(await again.graph.read([listDomains])).toEqual([
      { ok: false, cause: { kind: 'unexpectedShape', detail: 'The page token of the list expired twice.' } },
    ]);
    expect(again.sent).toHaveLength(6);
  });

  test('do not start again when the first one is refused', async () => {
    const { graph, sent } = await open(() => problem(400, 'Directory_ExpiredPageToken'));
    expect(await graph.read([listDomains])).toMatchObject([{ ok: false, cause: { kind: 'unexpectedShape' } }]);
    expect(sent).toHaveLength(1);
  });

  test('have their tries each', async () => {
    const { graph, sent } = await open(paged(here, ({ nth }) => (nth < 4 ? busy() : undefined)));
    expect(await graph.read([listDomains])).toEqual([all]);
    expect(sent).toHaveLength(12);
  });

  test.each([
    ['another host', () => 'http://localhost:9'],
    ['another port', () => 'http://127.0.0.1:9'],
    ['no address', () => ''],
    ['another version', (ask: Ask) => `${here(ask)}/beta`],
  ])('at %s are not followed', async (_, host) => {
    const { graph, sent } = await open(paged(host));
    expect(await graph.read([listDomains])).toEqual([
      { ok: false, cause: { kind: 'unexpectedShape', detail: 'The next page is not where the list is.' } },
    ]);
    expect(sent).toHaveLength(1);
  });

  test('that are gone make no list absent', async () => {
    const { graph } = await open(paged(here, ({ path }) => (path.endsWith('=2') ? problem(404, 'Gone') : undefined)));
    const [result] = await graph.read([readList('/domains', domain, { permission, absent: { value: [] } })]);
    expect(result).toMatchObject({ ok: false, cause: { kind: 'unexpectedShape' } });
  });
});

describe('throttling and faults', () => {
  test('a 429 inside a batch sends that one request again, after its own Retry-After', async () => {
    const script = unpacked((ask) =>
      ask.path.endsWith('b') && ask.nth === 1 ? busy({ 'Retry-After': '7' }) : echoId(ask),
    );
    const { graph, sent, waits } = await open(script);
    expect((await graph.read(['a', 'b', 'c'].map(readUser))).every(({ ok }) => ok)).toBe(true);
    expect(sent.map(({ url }) => url)).toEqual(['/v1.0/$batch', '/v1.0/users/b']);
    expect(waits).toEqual([7000]);
    expect(graph).toMatchObject({ requests: 2, roundTrips: 2 });
  });

  test('whoever waits holds up nobody, and those refused together travel together', async () => {
    const script = unpacked((ask) => {
      const link = { '@odata.nextLink': `http://${host}/v1.0/domains?$skiptoken=2` };
      if (ask.path.startsWith('/v1.0/domains'))
        return { body: { value: [], ...(ask.path.endsWith('domains') && link) } };
      return ask.nth === 1 ? busy() : echoId(ask);
    });
    const { graph, endpoint, sent, waits } = await open(script);
    const host = endpoint.slice('http://'.length);
    await graph.read([listDomains, readUser('a'), readUser('b')]);
    expect(sent.map(({ url, inside }) => [url, ...inside])).toEqual([
      ['/v1.0/$batch', '/domains', '/users/a', '/users/b'],
      ['/v1.0/domains?$skiptoken=2'],
      ['/v1.0/$batch', '/users/a', '/users/b'],
    ]);
    expect(waits).toHaveLength(1);
  });

  test('also when they came in different HTTP requests', async () => {
    const { graph, sent, waits } = await open(unpacked((ask) => (ask.nth === 1 ? busy() : echoId(ask))));
    await graph.read(Array.from({ length: 40 }, (_, n) => readUser(`${n}`)));
    expect(sent.map(({ inside }) => inside.length)).toEqual([20, 20, 20, 20]);
    expect(waits).toHaveLength(1);
    expect(graph.roundTrips).toBe(2);
  });

  test('a refused batch waits as a whole', async () => {
    for (const status of [429, 503]) {
      const once = (ask: Ask) =>
        ask.path.endsWith('/$batch')
          ? ask.nth === 1
            ? problem(status, 'x', { 'Retry-After': '3' })
            : undefined
          : echoId(ask);
      const { graph, sent, waits } = await open(once);
      expect((await graph.read([readUser('a'), readUser('b')])).every(({ ok }) => ok)).toBe(true);
      expect(sent.map(({ inside }) => inside.length)).toEqual([2, 2]);
      expect(waits).toEqual([3000]);
    }
  });

  test.each([
    [busy(), 4, [1000, 2000, 4000], { kind: 'throttled', detail: 'Microsoft Graph answered 429 (TooManyRequests).' }],
    [problem(502, 'x'), 4, [1000, 2000, 4000], { kind: 'unreachable', detail: 'Microsoft Graph answered 502 (x).' }],
    [problem(500, 'x'), 2, [1000], { kind: 'unreachable', detail: 'Microsoft Graph answered 500 (x).' }],
    [
      { instead: 'reset' } as Say,
      2,
      [1000],
      { kind: 'unreachable', detail: expect.stringContaining('connection failed') },
    ],
    [busy({ 'Retry-After': '13' }), 3, [13_000, 13_000], { kind: 'throttled', detail: expect.anything() }],
    [busy({ 'Retry-After': '3600' }), 1, [], { kind: 'throttled', detail: expect.anything() }],
  ])('is given up in the end (%#)', async (say, requests, waited, cause) => {
    const { graph, waits } = await open(() => say);
    expect(await graph.read([readUser('a')])).toEqual([{ ok: false, cause }]);
    expect(graph.requests).toBe(requests);
    expect(waits).toEqual(waited);
  });

  test('a server that never answers is timed out, whatever comes beside it', async () => {
    const { graph } = await open(
      unpacked((ask) => (ask.path.endsWith('hang') ? { instead: 'hang' } : echoId(ask))),
      { timeoutMs: 1000 },
    );
    const hang = readOne('/hang', user, { permission, bucket: 'reports' });
    expect(await graph.read([hang, readUser('a')])).toEqual([
      { ok: false, cause: { kind: 'timedOut', detail: 'One request had no answer in time.' } },
      { ok: true, value: { id: '/v1.0/users/a' } },
    ]);
    expect(graph.requests).toBe(2);
  });

  test('the budget ends what would go on', async () => {
    const endless = ({ path, headers }: Ask): Say => ({
      body: { value: [], '@odata.nextLink': `http://${headers.host}/v1.0/domains?$skiptoken=${path.length}` },
    });
    const { graph } = await open(endless, { budgetMs: 100 });
    const [result] = await graph.read([readList('/domains', domain, { permission, maxPages: 1_000_000 })]);
    expect(result).toMatchObject({ ok: false, cause: { kind: 'timedOut' } });
  });

  test('nobody there is unreachable', async () => {
    const { graph, stop } = await open(() => undefined);
    stop();
    expect(await graph.read([readUser('a')])).toEqual([
      { ok: false, cause: { kind: 'unreachable', detail: 'The connection failed (ECONNREFUSED).' } },
    ]);
  });
});

describe('sign-in', () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
  const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
  const refuseFirst =
    (headers: Record<string, string> = {}) =>
    (ask: Ask): Say | undefined =>
      ask.token === 'first' ? problem(401, 'InvalidAuthenticationToken', headers) : unpacked(echoId)(ask);
  const renewable = () => vi.fn(async (again?: { claims?: string }) => (again ? 'second' : 'first'));

  test('a 401 is answered with one new token for all', async () => {
    const token = renewable();
    const { graph, sent } = await open(refuseFirst(), { token });
    const reads = [readUser('a'), readUser('b'), readOne('/r', user, { permission, bucket: 'reports' })];
    expect((await graph.read(reads)).every(({ ok }) => ok)).toBe(true);
    expect(token.mock.calls).toEqual([[], [{}]]);
    expect(sent.map(({ token }) => token)).toEqual(['first', 'first', 'second', 'second']);
  });

  test('a claims challenge is passed on, also from inside a batch and with a 403', async () => {
    for (const status of [401, 403]) {
      const token = renewable();
      const script = unpacked((ask) =>
        ask.path.endsWith('b') && ask.token === 'first'
          ? problem(status, 'x', { 'WWW-Authenticate': challenge })
          : echoId(ask),
      );
      const { graph, sent } = await open(script, { token });
      expect((await graph.read([readUser('a'), readUser('b')])).every(({ ok }) => ok)).toBe(true);
      expect(token.mock.calls).toEqual([[], [{ claims }]]);
      expect(sent.map(({ url }) => url)).toEqual(['/v1.0/$batch', '/v1.0/users/b']);
    }
  });

  test('a second 401 is unknown, and nobody asks for a third token', async () => {
    const token = renewable();
    const { graph } = await open(() => problem(401, 'InvalidAuthenticationToken'), { token });
    const refused = { ok: false, cause: { kind: 'unreachable', detail: 'Microsoft Graph refused the sign-in (401).' } };
    expect(await graph.read([readUser('a'), readUser('b')])).toEqual([refused, refused]);
    expect(await graph.read([readUser('c')])).toEqual([refused]);
    expect(token).toHaveBeenCalledTimes(2);
  });

  test.each([
    [new CredentialError('Nobody is signed in.'), 'Nobody is signed in.'],
    [new Error('the secret is s3cr3t'), 'No token for Microsoft Graph could be had.'],
  ])('without a token nothing is sent (%s)', async (error, detail) => {
    const { graph } = await open(echoId, { token: () => Promise.reject(error) });
    expect(await graph.read([readUser('a')])).toEqual([{ ok: false, cause: { kind: 'unreachable', detail } }]);
    expect(graph.requests).toBe(0);
  });

  test('a token that cannot be renewed is unknown', async () => {
    const token = async (again?: object) => (again ? Promise.reject(new CredentialError('It ran out.')) : 'first');
    const { graph } = await open(refuseFirst(), { token });
    expect(await graph.read([readUser('a')])).toEqual([
      { ok: false, cause: { kind: 'unreachable', detail: 'It ran out.' } },
    ]);
  });

  test('a credential that hangs is timed out', async () => {
    const { graph } = await open(echoId, { token: () => new Promise(() => undefined), timeoutMs: 50 });
    expect(await graph.read([readUser('a')])).toMatchObject([{ ok: false, cause: { kind: 'timedOut' } }]);
  });

  test('a redirect is not followed, and its target never sees a token', async () => {
    const elsewhere = await playGraph(echoId);
    const { graph } = await open(() => ({ status: 302, headers: { Location: `${elsewhere.endpoint}/v1.0/users/a` } }));
    expect(await graph.read([readUser('a')])).toEqual([
      { ok: false, cause: { kind: 'unexpectedShape', detail: 'Microsoft Graph answered 302.' } },
    ]);
    expect(elsewhere.sent).toEqual([]);
  });
});

describe('causes', () => {
  const role = 'Global Administrator';
  const denied = 'Microsoft Graph answered 403 (Authorization_RequestDenied).';
  const forAdmin = readOne('/users/a', user, { permission, access: 'signedInAdmin' });
  const forApp = readOne('/users/a', user, { permission });

  test.each([
    [forApp, problem(403, 'Authorization_RequestDenied'), { kind: 'permissionMissing', permission, detail: denied }],
    [
      forAdmin,
      problem(403, 'Authorization_RequestDenied'),
      { kind: 'signedInAdminNeeded', role, permission, detail: denied },
    ],
    [
      forApp,
      { status: 403, body: '<html>' },
      { kind: 'permissionMissing', permission, detail: 'Microsoft Graph answered 403.' },
    ],
    [
      forAdmin,
      problem(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'),
      { kind: 'licenceMissing', licence: 'Microsoft Entra ID P1', detail: expect.stringContaining('403') },
    ],
    [
      forApp,
      problem(400, 'AadPremiumLicenseRequired'),
      { kind: 'licenceMissing', licence: 'Microsoft Entra ID P2', detail: expect.stringContaining('400') },
    ],
    [forApp, problem(404, 'NotThere'), { kind: 'unexpectedShape', detail: 'Microsoft Graph answered 404 (NotThere).' }],
    [
      forApp,
      problem(400, 'BadRequest'),
      { kind: 'unexpectedShape', detail: 'Microsoft Graph answered 400 (BadRequest).' },
    ],
    [forApp, problem(424, 'x'), { kind: 'unexpectedShape', detail: 'Microsoft Graph answered 424 (x).' }],
    [
      forApp,
      { instead: 'leaveOut' } as Say,
      { kind: 'unexpectedShape', detail: 'The batch has no answer to this request.' },
    ],
    [forApp, { body: { id: 7 } }, { kind: 'unexpectedShape', detail: expect.stringMatching(/^id: /) }],
    [forApp, { body: '<html>' }, { kind: 'unexpectedShape', detail: expect.stringMatching(/^body: /) }],
    [forApp, { status: 204 }, { kind: 'unexpectedShape', detail: expect.stringMatching(/^body: /) }],
    [forApp, { status: 403 }, { kind: 'permissionMissing', permission, detail: 'Microsoft Graph answered 403.' }],
    [listDomains, { body: { id: 'x' } }, { kind: 'unexpectedShape', detail: 'The answer is no list.' }],
  ])('inside a batch, beside one that is fine (%#)', async (read, say, cause) => {
    const { graph } = await open(unpacked((ask) => (ask.path.endsWith('fine') ? echoId(ask) : say)));
    const [result, fine] = await graph.read([read, readUser('fine')]);
    expect(result).toEqual({ ok: false, cause });
    expect(fine?.ok).toBe(true);
  });

  test('a 404 is an answer where the read says so', async () => {
    const { graph } = await open(() => undefined);
    const absent = { value: { id: 'nobody' } };
    expect(await graph.read([readOne('/users/a', user, { permission, absent })])).toEqual([
      { ok: true, value: absent.value },
    ]);
  });

  test.each([
    [403, 'Authorization_RequestDenied'],
    [404, 'Request_ResourceNotFound'],
    [400, 'BadRequest'],
    [200, 'x'],
  ])('of a batch refused with %i are not those of the reads inside', async (status, code) => {
    const { graph } = await open(() => problem(status, code));
    const absent = { value: { id: 'nobody' } };
    const results = await graph.read([readOne('/users/a', user, { permission, absent }), readUser('b')]);
    const cause = { kind: 'unexpectedShape', detail: `The batch was answered with ${status} and no list of answers.` };
    expect(results).toEqual([
      { ok: false, cause },
      { ok: false, cause },
    ]);
  });
});

test('no session is opened where tokens may not go', () => {
  const token = async () => 'first';
  expect(() => openGraph({ endpoint: 'http://graph.microsoft.com', token })).toThrow('neither');
});
