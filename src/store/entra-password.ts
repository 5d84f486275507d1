/** Where each cloud's PostgreSQL servers are, and what a token for them is asked for. */
const clouds: readonly (readonly [domain: string, scope: string])[] = [
  ['postgres.database.azure.com', 'https://ossrdbms-aad.database.windows.net/.default'],
  ['postgres.database.usgovcloudapi.net', 'https://ossrdbms-aad.database.usgovcloudapi.net/.default'],
  ['postgres.database.chinacloudapi.cn', 'https://ossrdbms-aad.database.chinacloudapi.cn/.default'],
];

/**
 * How to sign in to one of Azure's servers without a password: with a token of Entra, which lasts about an hour and so is
 * asked for at each new connection; the credential keeps it that long. `null`: the server is no such one.
 */
export function entraPassword(host: string): (() => Promise<string>) | null {
  const scope = clouds.find(([domain]) => host.endsWith(`.${domain}`))?.[1];
  if (!scope) return null;
  let credential: Promise<import('@azure/identity').TokenCredential> | undefined;
  return async () => {
    credential ??= import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential());
    const token = await (await credential).getToken(scope);
    if (!token) throw new Error('The credential gave no token for the database.');
    return token.token;
  };
}
