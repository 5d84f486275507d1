/** One request of the bot to the token service. */
interface TokenCall {
  readonly method: string;
  /** Below `/api/`: `usertoken/exchange`. */
  readonly path: string;
  readonly query: Record<string, string>;
}

/** How the token service takes what a person brings: a token for Graph in return, or a status. */
type Taking = string | number;

/** The OAuth connection that the token service knows. */
export const connection = 'graph-as-person';

/**
 * The token service of the Bot Framework, as its API is generated into the client: signing in, exchanging a token of
 * Teams, redeeming a code, forgetting. What it refuses it quotes back, so that a test can see whether anyone repeats that.
 */
export function newTokenService() {
  const calls: TokenCall[] = [];
  const exchanges = new Map<string, Taking>();
  const codes = new Map<string, Taking>();
  let isDown = false;
  return {
    /** What was asked, in order. */
    calls,
    /** By token of Teams. */
    exchanges,
    /** By code; each counts once. */
    codes,
    /** From now on nothing is answered. */
    hang(): void {
      isDown = true;
    },
    /** The status and body of an answer; `null`: none. */
    answer(method: string, url: URL, body: string): { status: number; body: object } | null {
      const query = Object.fromEntries(url.searchParams);
      const path = url.pathname.replace(/^\/oauth\/api\//, '');
      calls.push({ method, path, query });
      if (isDown) return null;
      const refuse = (status: number, said = '') => ({
        status,
        body: { error: { code: 'Refused', message: `The token service does not take ${said}` } },
      });
      const give = (taking: Taking | undefined, brought: string) =>
        typeof taking === 'string'
          ? {
              status: 200,
              body: {
                connectionName: connection,
                token: taking,
                expiration: '2030-01-01T00:00:00Z',
                channelId: 'msteams',
              },
            }
          : refuse(taking ?? 404, brought);
      if (path === 'botsignin/GetSignInResource') {
        const state = JSON.parse(Buffer.from(query.state ?? '', 'base64').toString()) as { connectionName: string };
        if (state.connectionName !== connection) return refuse(404, state.connectionName);
        const tokenExchangeResource = {
          id: 'exchange-1',
          uri: 'api://botid-22222222-2222-4222-8222-222222222222',
          providerId: '30dd229c',
        };
        return {
          status: 200,
          body: { signInLink: 'https://token.botframework.com/api/oauth/signin?signin=1', tokenExchangeResource },
        };
      }
      if (query.connectionName !== connection || query.channelId !== 'msteams' || !query.userId)
        return refuse(404, 'this');
      if (path === 'usertoken/exchange' && method === 'POST') {
        const { token } = JSON.parse(body) as { token: string };
        return give(exchanges.get(token), token);
      }
      if (path === 'usertoken/GetToken' && method === 'GET') {
        const code = query.code ?? '';
        const taking = codes.get(code);
        codes.delete(code);
        return give(taking, code);
      }
      if (path === 'usertoken/SignOut' && method === 'DELETE') return { status: 200, body: {} };
      return refuse(405, path);
    },
  };
}
