import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { TokenCredential } from '@azure/identity';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Cloud, clouds } from '../../src/graph/clouds.ts';
import { CredentialError, graphToken } from '../../src/graph/credential.ts';
import { certificateFile } from '../connector/token-endpoint.ts';

const tenant = '12cce4b4-4ab8-40b7-be4d-f5d7742ec185';
const other = '00000000-1111-4222-8333-444444444444';
const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const jwt = (tid: string) => `${part({ alg: 'RS256' })}.${part({ tid, sub: 'ÿ?>' })}.c2ln`;

const real = { endpoint: 'https://graph.microsoft.com', cloud: 'global' } as const;
const standIn = { endpoint: 'http://127.0.0.1:8080', cloud: 'global' } as const;

const credentialOf = (token: string | null | Error) => {
  const getToken = vi.fn<TokenCredential['getToken']>(async () => {
    if (token instanceof Error) throw token;
    return token === null ? null : { token, expiresOnTimestamp: 0 };
  });
  return { getToken };
};

describe('a given token', () => {
  test.each([
    ['of the configured tenant', jwt(tenant), tenant],
    ['of that tenant in capitals', jwt(tenant.toUpperCase()), tenant],
    ['of any tenant when none is configured', jwt(other), undefined],
    ['that is opaque', 'opaque-token_1.2.3', tenant],
    ['of two parts', 'a.b', tenant],
  ])('%s is used', async (_, accessToken, tenantId) => {
    for (const where of [real, standIn])
      expect(await graphToken({ ...where, accessToken, tenantId })()).toBe(accessToken);
  });

  test('is trimmed, and the same when Graph asks again', async () => {
    expect(await graphToken({ ...real, accessToken: ' abc\n' })({ claims: '{}' })).toBe('abc');
  });

  test('of another tenant is refused by name', () => {
    const settings = { ...real, accessToken: jwt(other), tenantId: tenant };
    expect(() => graphToken(settings)).toThrow(
      new CredentialError(`The token is for the tenant ${other}, and the configured tenant is ${tenant}.`),
    );
  });

  test.each([
    '"quoted"',
    'two words',
    'a\nb',
    'Bearer abc',
  ])('that is none (%j) is refused without being repeated', (accessToken) => {
    expect(() => graphToken({ ...real, accessToken })).toThrow(
      new CredentialError('GRAPH_ACCESS_TOKEN does not hold a token.'),
    );
  });
});

describe('a stand-in on this machine', () => {
  test.each([undefined, '', ' '])('never gets a token of the default chain (given: %j)', (accessToken) => {
    const credential = credentialOf('real');
    expect(() => graphToken({ ...standIn, accessToken, credential: async () => credential })).toThrow(
      'needs GRAPH_ACCESS_TOKEN',
    );
    expect(credential.getToken).not.toHaveBeenCalled();
  });
});

test.each([
  ['https://graph.microsoft.us', 'global'],
  ['https://evil.example', 'global'],
  ['https://graph.microsoft.com', 'china'],
] as const)('%s gets no token of the cloud %s', (endpoint, cloud) => {
  expect(() => graphToken({ endpoint, cloud, accessToken: 'abc' })).toThrow(
    `Tokens of the cloud ${cloud} are only sent to`,
  );
});

describe('a credential', () => {
  test('is asked for the scope of the cloud, in the configured tenant, with the claims', async () => {
    const credential = credentialOf(jwt(tenant));
    const token = graphToken({
      endpoint: 'https://graph.microsoft.us',
      cloud: 'usgov-l4',
      tenantId: tenant,
      credential: async () => credential,
    });
    expect(await token()).toBe(jwt(tenant));
    await token({ claims: '{"a":1}' });
    const scope = 'https://graph.microsoft.us/.default';
    expect(credential.getToken.mock.calls).toEqual([
      [scope, { enableCae: true, tenantId: tenant }],
      [scope, { enableCae: true, tenantId: tenant, claims: '{"a":1}' }],
    ]);
  });

  test.each([
    [
      new Error('AADSTS7000215: Invalid client secret s3cr3t'),
      'Microsoft Entra ID refused the sign-in with AADSTS7000215.',
    ],
    [new Error('s3cr3t'), 'The configured credential gave no token for Microsoft Graph.'],
    [null, 'The credential gave no token for Microsoft Graph.'],
    [jwt(other), `The token is for the tenant ${other}, and the configured tenant is ${tenant}.`],
  ])('that fails says so in a sentence (%#)', async (token, sentence) => {
    const asked = graphToken({ ...real, tenantId: tenant, credential: async () => credentialOf(token) })();
    await expect(asked).rejects.toEqual(new CredentialError(sentence));
  });
});

describe('the credentials of @azure/identity', () => {
  const client = '44444444-4444-4444-8444-444444444444';

  beforeEach(() => {
    for (const name of Object.keys(process.env).filter((name) => /^(AZURE_|IDENTITY_|MSI_)|_PROXY$/i.test(name)))
      vi.stubEnv(name, undefined);
    // What looks for a managed identity on the network of Azure gives up at once.
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
  });

  const inCloud = (cloud: Cloud, managedIdentity?: string) =>
    graphToken({ endpoint: clouds[cloud].graph, cloud, tenantId: tenant, managedIdentity });

  function newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return folder;
  }

  async function listen(server: ReturnType<typeof createServer>): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  // Ahead of the others, and both in one: the library looks once in the life of a process where identities come from.
  test('are those of a managed identity: the one that is named, else the only one there is', async () => {
    const asked: URL[] = [];
    const host = createServer(({ url }, response) => {
      asked.push(new URL(url ?? '/', 'http://host'));
      const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
      response.end(JSON.stringify({ access_token: jwt(tenant), expires_on, token_type: 'Bearer' }));
    });
    vi.stubEnv('IDENTITY_ENDPOINT', `${await listen(host)}/token`);
    vi.stubEnv('IDENTITY_HEADER', 'header');
    for (const managedIdentity of [client, undefined])
      expect(await inCloud('usgov-l5', managedIdentity)()).toBe(jwt(tenant));
    expect(asked.map(({ searchParams }) => [searchParams.get('resource'), searchParams.get('client_id')])).toEqual([
      ['https://dod-graph.microsoft.us', client],
      ['https://dod-graph.microsoft.us', null],
    ]);
  });

  /** The hosts that a connection was asked for, none of which is made. */
  async function watchConnections(): Promise<string[]> {
    const hosts: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url }, socket) => {
      hosts.push(url ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    vi.stubEnv('HTTPS_PROXY', await listen(proxy));
    return hosts;
  }

  const federated = () => {
    const file = join(newFolder(), 'token');
    writeFileSync(file, jwt(tenant));
    return file;
  };

  const ways = [
    ['a secret', () => ({ AZURE_CLIENT_SECRET: 's3cr3t' })],
    ['a certificate', () => ({ AZURE_CLIENT_CERTIFICATE_PATH: certificateFile })],
    ['a workload identity', () => ({ AZURE_FEDERATED_TOKEN_FILE: federated() })],
  ] as const;
  test.each(
    Object.entries(clouds).flatMap(([cloud, { authority }]) =>
      ways.map(([way, environment]) => [cloud as Cloud, way, environment, new URL(authority).host] as const),
    ),
  )('of the cloud %s are asked for at its own authority, with %s', async (cloud, way, environment, authority) => {
    const hosts = await watchConnections();
    const all = { AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client, ...environment() };
    for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
    await expect(inCloud(cloud)()).rejects.toEqual(
      new CredentialError(
        'No credential for Microsoft Graph was found; sign in with the Azure CLI, or set GRAPH_ACCESS_TOKEN.',
      ),
    );
    expect(hosts[0]).toBe(`${authority}:443`);
    // A workload identity that fails is tried again as a managed one, at AZURE_AUTHORITY_HOST, which AKS sets.
    if (way !== 'a workload identity') expect([...new Set(hosts)]).toEqual([`${authority}:443`]);
  });

  test.skipIf(process.platform === 'win32')('are those of a person who signed in with the Azure CLI', async () => {
    const folder = newFolder();
    const az = join(folder, 'az');
    const expiresOn = '2099-01-01 00:00:00.000000';
    writeFileSync(
      az,
      `#!/bin/sh\necho "$@" > ${folder}/asked\necho '${JSON.stringify({ accessToken: jwt(tenant), expiresOn })}'\n`,
    );
    chmodSync(az, 0o755);
    // Else a managed identity would be looked for first.
    vi.stubEnv('AZURE_TOKEN_CREDENTIALS', 'dev');
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
    expect(await inCloud('global')()).toBe(jwt(tenant));
    const asked = readFileSync(join(folder, 'asked'), 'utf8');
    expect(asked).toContain('--resource https://graph.microsoft.com');
    expect(asked).toContain(`--tenant ${tenant}`);
  });
});
