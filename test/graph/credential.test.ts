import type { TokenCredential } from '@azure/identity';
import { describe, expect, test, vi } from 'vitest';
import { CredentialError, graphToken } from '../../src/graph/credential.ts';

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
    expect(() => graphToken({ ...standIn, accessToken, credential })).toThrow('needs GRAPH_ACCESS_TOKEN');
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

describe('the default chain', () => {
  test('is asked for the scope of the cloud, in the configured tenant, with the claims', async () => {
    const credential = credentialOf(jwt(tenant));
    const token = graphToken({
      endpoint: 'https://graph.microsoft.us',
      cloud: 'usgov-l4',
      tenantId: tenant,
      credential,
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
    [
      new Error('s3cr3t'),
      'No credential for Microsoft Graph was found; sign in with the Azure CLI, or set GRAPH_ACCESS_TOKEN.',
    ],
    [null, 'The credential gave no token for Microsoft Graph.'],
    [jwt(other), `The token is for the tenant ${other}, and the configured tenant is ${tenant}.`],
  ])('that fails says so in a sentence (%#)', async (token, sentence) => {
    const asked = graphToken({ ...real, tenantId: tenant, credential: credentialOf(token) })();
    await expect(asked).rejects.toEqual(new CredentialError(sentence));
  });
});
