import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { graphToken } from '../../src/graph/credential.ts';

/** Plays the endpoint from which Container Apps gives tokens of managed identities, until the test ends. */
async function playIdentityEndpoint() {
  const asked: { header: unknown; resource: string | null; client: string | null }[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const client = searchParams.get('client_id');
    asked.push({ header: request.headers['x-identity-header'], resource: searchParams.get('resource'), client });
    const expires = String(Math.floor(Date.now() / 1000) + 3600);
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        access_token: 'token',
        expires_on: expires,
        resource: searchParams.get('resource'),
        token_type: 'Bearer',
        client_id: client,
      }),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`, asked };
}

test('on Container Apps the identity that AZURE_CLIENT_ID names reads the tenant, with no secret', async () => {
  const { url, asked } = await playIdentityEndpoint();
  const client = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
  for (const name of Object.keys(process.env).filter((name) => name.startsWith('AZURE_'))) vi.stubEnv(name, undefined);
  vi.stubEnv('AZURE_CLIENT_ID', client);
  vi.stubEnv('AZURE_TENANT_ID', '9c7d4fd1-8f0c-4f0e-9f6b-0d3a5d6b1c2e');
  vi.stubEnv('IDENTITY_ENDPOINT', url);
  vi.stubEnv('IDENTITY_HEADER', 'header');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const token = graphToken({
    endpoint: 'https://graph.microsoft.com',
    cloud: 'global',
    tenantId: '9c7d4fd1-8f0c-4f0e-9f6b-0d3a5d6b1c2e',
  });
  expect(await token()).toBe('token');
  expect(asked).toEqual([{ header: 'header', resource: 'https://graph.microsoft.com', client }]);
});
