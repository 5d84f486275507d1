import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request as the script sees it: alone, inside a batch, or the batch itself (`/v1.0/$batch`). */
export interface Ask {
  /** With version and query, decoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** How often this path was asked, this time included. */
  readonly nth: number;
  /** Of the HTTP request that carries it. */
  readonly token: string | undefined;
}

/** What it gets: 200 with `body`, unless told otherwise. */
export interface Say {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** `hang`: never answers; `reset`: breaks the connection; `leaveOut`: not in the batch's answer. */
  instead?: 'hang' | 'reset' | 'leaveOut';
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly token: string | undefined;
  /** Paths inside, for a batch. */
  readonly inside: readonly string[];
}

/** Plays Graph on loopback by a script, until the test ends. A batch without an answer of its own is unpacked. */
export async function playGraph(script: (ask: Ask) => Say | undefined) {
  const sent: Sent[] = [];
  const times = new Map<string, number>();
  const ask = (path: string, headers: Ask['headers'], token: Ask['token']) => {
    const decoded = decodeURIComponent(path);
    times.set(decoded, (times.get(decoded) ?? 0) + 1);
    return script({ path: decoded, headers, nth: times.get(decoded) ?? 0, token });
  };

  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const token = headers.authorization?.replace('Bearer ', '');
    const batch = url.endsWith('/$batch') ? JSON.parse(await textOf(request)) : undefined;
    const version = url.slice(0, url.indexOf('/', 1));
    sent.push({ method, url, token, inside: batch?.requests.map((inner: { url: string }) => inner.url) ?? [] });

    let say = ask(url, headers as Ask['headers'], token);
    if (batch && !say) {
      const responses = (batch.requests as { id: string; url: string; headers: Record<string, string> }[])
        .map((inner) => ({ id: inner.id, say: ask(version + inner.url, inner.headers, token) ?? notFound }))
        .filter(({ say }) => say.instead !== 'leaveOut')
        .map(({ id, say }) => ({ id, status: say.status ?? 200, headers: say.headers ?? {}, body: say.body }))
        // Graph promises no order.
        .reverse();
      say = { body: { responses } };
    }
    const { status = 200, headers: own, body, instead } = say ?? notFound;
    if (instead === 'hang') return;
    if (instead === 'reset') return void request.socket.destroy();
    response.writeHead(status, own).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  return { endpoint: `http://127.0.0.1:${port}`, sent, stop };
}

const notFound: Say = { status: 404, body: { error: { code: 'Request_ResourceNotFound' } } };

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
