import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import {
  ManagedIdentityServiceClientCredentialsFactory,
  MsalServiceClientCredentialsFactory,
} from 'botframework-connector';
import jwt from 'jsonwebtoken';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { type Cloud, clouds } from '../../src/graph/clouds.ts';
import type { BotSettings } from '../../src/teams/bot-settings.ts';
import { credentialsOf } from '../../src/teams/credentials.ts';
import { certificateFile, startTokenEndpoint } from '../connector/token-endpoint.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const certificate = { CertificateThumbprint: 'ab'.repeat(20), CertificatePrivateKey: privateKey };
const secret = { MicrosoftAppPassword: 'the secret of the bot' };
const managed = { MicrosoftAppType: 'UserAssignedMSI' };

// The Bot Framework keeps tokens for the whole process, by application and scope.
let bots = 0;
const settingsOf = (signIn: Record<string, string>, cloud: Cloud = 'global'): BotSettings =>
  readSettings({
    MicrosoftAppId: `22222222-2222-4222-8222-${String(++bots).padStart(12, '0')}`,
    MicrosoftAppTenantId: tenant,
    CLOUD: cloud,
    DATA_DIR: 'nowhere',
    ...signIn,
  }).authentication.settings;

/** What a message to Teams would be signed with. */
async function tokenOf(settings: BotSettings): Promise<string> {
  const { MicrosoftAppId, ToChannelFromBotOAuthScope, ToChannelFromBotLoginUrl } = settings;
  const credentials = await credentialsOf(settings).createCredentials(
    MicrosoftAppId,
    ToChannelFromBotOAuthScope,
    ToChannelFromBotLoginUrl,
    true,
  );
  const headers = new Headers();
  await credentials.signRequest({ headers } as never);
  return headers.get('authorization') ?? '';
}

describe('a bot of one tenant', () => {
  beforeAll(() => {
    setDefaultCACertificates([...getCACertificates(), readFileSync(certificateFile, 'utf8')]);
  });

  async function startEntra() {
    const entra = await startTokenEndpoint('a token from Entra');
    onTestFinished(entra.stop);
    const asked = (settings: BotSettings) => ({ ...settings, ToChannelFromBotLoginUrl: `${entra.root}/${tenant}` });
    return { ...entra, asked };
  }

  test('signs in with its secret', async () => {
    const { asked, requests } = await startEntra();
    const settings = asked(settingsOf(secret));
    expect(credentialsOf(settings)).toBeInstanceOf(MsalServiceClientCredentialsFactory);
    expect(await tokenOf(settings)).toBe('Bearer a token from Entra');
    expect(requests).toEqual([
      {
        path: `/${tenant}/oauth2/v2.0/token`,
        form: expect.objectContaining({
          grant_type: 'client_credentials',
          client_id: settings.MicrosoftAppId,
          client_secret: secret.MicrosoftAppPassword,
          scope: expect.stringContaining('https://api.botframework.com/.default'),
        }),
      },
    ]);
  });

  test.each([
    ['SHA-1', 'ab'.repeat(20), 'RS256', { x5t: Buffer.alloc(20, 0xab).toString('base64') }],
    ['SHA-256', 'cd'.repeat(32), 'PS256', { 'x5t#S256': Buffer.alloc(32, 0xcd).toString('base64') }],
  ])('signs in with its certificate, by its %s thumbprint, and sends no secret', async (_, thumbprint, alg, named) => {
    const { asked, requests, root } = await startEntra();
    const settings = asked(settingsOf({ ...certificate, CertificateThumbprint: thumbprint }));
    expect(credentialsOf(settings)).toBeInstanceOf(MsalServiceClientCredentialsFactory);
    expect(await tokenOf(settings)).toBe('Bearer a token from Entra');
    const { client_secret, client_assertion = '' } = requests[0]?.form ?? {};
    expect(client_secret).toBeUndefined();
    const { header, payload } = jwt.verify(client_assertion, createPublicKey(privateKey), {
      algorithms: ['RS256', 'PS256'],
      complete: true,
      // The library rounds the time, and so may be half a second ahead.
      clockTolerance: 1,
    }) as jwt.Jwt;
    const base64 = (text: unknown) => Buffer.from(String(text), 'base64url').toString('base64');
    expect(header.alg).toBe(alg);
    for (const [name, value] of Object.entries(named)) expect(base64(header[name as never])).toBe(value);
    expect(payload).toMatchObject({ aud: `${root}/${tenant}/oauth2/v2.0/token`, iss: settings.MicrosoftAppId });
  });

  test('that Entra refuses has sent nothing to Teams, and may later', async () => {
    const { asked, refuse } = await startEntra();
    refuse();
    await expect(tokenOf(asked(settingsOf(secret)))).rejects.toMatchObject({
      name: 'NotTaken',
      message: 'No token for the bot could be had',
      statusCode: undefined,
    });
  });

  test.each(
    Object.entries(clouds).flatMap(([cloud, { authority }]) => [
      [cloud as Cloud, 'secret', secret, authority] as const,
      [cloud as Cloud, 'certificate', certificate, authority] as const,
    ]),
  )('in the cloud %s asks that cloud alone, with a %s', async (cloud, _, signIn, authority) => {
    const request = vi.spyOn(https, 'request').mockImplementation(() => {
      throw new Error('off the network');
    });
    onTestFinished(() => request.mockRestore());
    await expect(tokenOf(settingsOf(signIn, cloud))).rejects.toThrow('No token for the bot could be had');
    const hosts = request.mock.calls.map(([to]) => (to as { hostname?: string; host?: string }).hostname ?? String(to));
    expect([...new Set(hosts)]).toEqual([new URL(authority).host]);
  });
});

describe('a bot that is a managed identity', () => {
  test('asks the host it runs on for the token of that identity, whatever else the environment holds', async () => {
    const requests: URL[] = [];
    const host = createServer((request, response) => {
      requests.push(new URL(request.url ?? '/', 'http://host'));
      const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ access_token: 'a token of the host', expires_on, token_type: 'Bearer' }));
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const environment = {
      IDENTITY_ENDPOINT: `http://127.0.0.1:${(host.address() as AddressInfo).port}/token`,
      IDENTITY_HEADER: 'header',
      // What reads Graph is not what speaks to Teams.
      AZURE_TENANT_ID: tenant,
      AZURE_CLIENT_ID: '44444444-4444-4444-8444-444444444444',
      AZURE_CLIENT_SECRET: 'of another application',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      host.close();
    });
    const settings = settingsOf(managed, 'usgov-l4');
    expect(credentialsOf(settings)).toBeInstanceOf(ManagedIdentityServiceClientCredentialsFactory);
    expect(await tokenOf(settings)).toBe('Bearer a token of the host');
    expect(requests.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      expect.objectContaining({ resource: 'https://api.botframework.us', client_id: settings.MicrosoftAppId }),
    ]);
  });
});
