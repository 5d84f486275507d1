import {
  Client,
  type Context,
  GraphClientError,
  HTTPMessageHandler,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import type { Loss } from './answer.ts';
import { CredentialError } from './credential.ts';
import { briefly, type GraphObserver } from './observer.ts';

/** What the client asks of its session. */
interface Door {
  /** Where tokens may go: scheme, host and port. */
  readonly origin: string;
  token(): Promise<string>;
  /** Called for each HTTP request that is sent. */
  count(): void;
  readonly observer: Pick<GraphObserver, 'correlationId' | 'request'> | undefined;
}

/**
 * Microsoft's client with a chain of our own: the default chain sends 429, 503 and 504 again by itself,
 * so that a retry of ours would multiply requests, and withholds the token from a plain http host.
 */
export function openClient(door: Door): Client {
  return Client.initWithMiddleware({
    baseUrl: door.origin,
    middleware: [
      link(refuseWrites(door)),
      link(authenticate(door)),
      link(countAndSend(door)),
      new HTTPMessageHandler(),
    ],
  });
}

/** The loss that an error of the client carries, if it is a problem of the world and no defect. */
export function lossOf(error: unknown): Loss | undefined {
  return error instanceof GraphClientError ? error.customError : undefined;
}

/** The loss when a connection failed or was given up. */
export function connectionLoss(error: unknown, signal: AbortSignal | null | undefined): Loss {
  if (signal?.aborted) return { lost: 'time', detail: 'One request had no answer in time.' };
  const code = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code;
  return { lost: 'connection', detail: `The connection failed${typeof code === 'string' ? ` (${code})` : ''}.` };
}

type Step = (context: Context, next: () => Promise<void>) => Promise<void>;

function link(step: Step): Middleware {
  let following: Middleware;
  return {
    setNext: (middleware) => {
      following = middleware;
    },
    execute: (context) => step(context, () => following.execute(context)),
  };
}

/** Preflight only reads: whatever else the code might try is a defect and never leaves the process. */
function refuseWrites({ origin }: Door): Step {
  return async ({ request, options }, next) => {
    const url = new URL(String(request));
    const isRead = options?.method === 'GET' || (options?.method === 'POST' && isBatchOfReads(url, options.body));
    // A GraphClientError passes through the client as it is; it wraps any other.
    if (!isRead) throw new GraphClientError(`Preflight only reads; ${options?.method} ${url.pathname} was not sent.`);
    if (url.origin !== origin)
      throw new GraphClientError(`Preflight reads only ${origin}; ${url.origin} was not asked.`);
    await next();
  };
}

function isBatchOfReads(url: URL, body: unknown): boolean {
  if (!/^\/(v1\.0|beta)\/\$batch$/.test(url.pathname)) return false;
  const { requests } = JSON.parse(String(body)) as { requests: { method: string }[] };
  return requests.every(({ method }) => method === 'GET');
}

function authenticate({ token, observer }: Door): Step {
  return async (context, next) => {
    const { signal } = context.options ?? {};
    const bearer = await Promise.race([token(), whenAborted(signal)]).catch((error) => {
      throw GraphClientError.setGraphClientError(signal?.aborted ? connectionLoss(error, signal) : tokenLoss(error));
    });
    const headers = new Headers(context.options?.headers);
    headers.set('Authorization', `Bearer ${bearer}`);
    const id = observer?.correlationId();
    if (id !== undefined) headers.set('client-request-id', id);
    context.options = { ...context.options, headers };
    await next();
  };
}

/** A credential may hang for ever, and takes no signal. */
function whenAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

function tokenLoss(error: unknown): Loss {
  // Only our own sentences are shown: another's might quote a secret.
  const detail = error instanceof CredentialError ? error.message : 'No token for Microsoft Graph could be had.';
  return { lost: 'token', detail };
}

function countAndSend({ count, observer }: Door): Step {
  return async (context, next) => {
    count();
    const send = async () => {
      await next().catch((error) => {
        throw GraphClientError.setGraphClientError(connectionLoss(error, context.options?.signal));
      });
      return context.response?.status;
    };
    if (observer)
      await observer.request(
        context.options?.method ?? 'GET',
        briefly(new URL(String(context.request)).pathname),
        send,
      );
    else await send();
  };
}
