import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** A certificate for this machine, signed by itself, with its key. It is trusted by whom a test tells to. */
export const certificateFile = fileURLToPath(new URL('loopback.pem', import.meta.url));

interface TokenRequest {
  readonly path: string;
  readonly form: Record<string, string>;
}

/**
 * The part of Microsoft Entra ID that gives a bot its tokens, by https on loopback. It quotes back what it refuses, so
 * that a test can see whether anyone repeats that.
 */
export async function startTokenEndpoint(issued: string) {
  const pem = readFileSync(certificateFile);
  const requests: TokenRequest[] = [];
  const watchers = new Set<() => void>();
  let refusal: string | null = null;
  const server = createServer({ cert: pem, key: pem }, async (request, response) => {
    const path = new URL(request.url ?? '/', root).pathname;
    const reply = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const [, tenant] = path.split('/');
    if (path.endsWith('/.well-known/openid-configuration')) {
      const at = `${root}/${tenant}`;
      return reply(200, {
        issuer: `${at}/v2.0`,
        token_endpoint: `${at}/oauth2/v2.0/token`,
        authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
        end_session_endpoint: `${at}/oauth2/v2.0/logout`,
        jwks_uri: `${at}/discovery/v2.0/keys`,
      });
    }
    if (!path.endsWith('/oauth2/v2.0/token')) return reply(404, {});
    const body = await text(request);
    requests.push({ path, form: Object.fromEntries(new URLSearchParams(body)) });
    for (const watch of watchers) watch();
    if (refusal !== null) return reply(401, { error: refusal, error_description: `AADSTS7000215: refused: ${body}` });
    reply(200, { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: issued });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    root,
    /** Every request for a token, in order. */
    requests,
    /** From now on no token is given. */
    refuse(): void {
      refusal = 'invalid_client';
    },
    /** Waits until this many tokens have been asked for. */
    async untilAsked(count: number): Promise<void> {
      while (requests.length < count) {
        await new Promise<void>((resolve) => {
          const watch = () => {
            watchers.delete(watch);
            resolve();
          };
          watchers.add(watch);
        });
      }
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
