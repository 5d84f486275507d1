import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { appId, tenantId } from '../connector/activities.ts';
import { certificateFile } from '../connector/token-endpoint.ts';

const serve = fileURLToPath(new URL('../../src/cli/serve.ts', import.meta.url));
const nowhere = 'http://127.0.0.1:9';

/** The environment of an authenticated bot between stand-ins on loopback. */
export function environmentBetween(
  connector: { readonly trust: { readonly root: string } },
  entra: { readonly root: string },
  dataDir: string,
): Record<string, string> {
  const { root } = connector.trust;
  const metadata = `${root}/v1/.well-known/openidconfiguration`;
  return {
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: 'the password of the bot',
    ToChannelFromBotLoginUrl: `${entra.root}/${tenantId}`,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: `${root}/oauth`,
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    DATA_DIR: dataDir,
    PORT: '0',
  };
}

/** Starts the bot as `npm start` does, in an environment that holds nothing else, and off the network. */
export async function startProduction(environment: Record<string, string>) {
  const child = spawn(process.execPath, [serve], {
    env: {
      HOME: tmpdir(),
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
      NO_PROXY: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: certificateFile,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  return {
    port: await portOf(child, output),
    /** All that it wrote, to either stream. */
    written: () => output.join(''),
    async stop(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'close');
    },
  };
}

function portOf(child: ChildProcess, output: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', () => {
      const port = /"port":(\d+)/.exec(output.join(''))?.[1];
      if (port) resolve(Number(port));
    });
    child.once('close', () => reject(new Error(`The bot did not start: ${output.join('')}`)));
  });
}
