import { toHttpHeadersLike } from '@azure/core-http-compat';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import type { ConnectorClientOptions } from 'botframework-connector';
import { z } from 'zod';
import { NotTaken } from './not-taken.ts';

type Wire = NonNullable<ConnectorClientOptions['httpClient']>;

/** Milliseconds after which a request counts as not answered. */
const longest = 30_000;

const errorSchema = z.object({ error: z.object({ code: z.string().optional(), message: z.string().optional() }) });

/**
 * Puts each request of the Bot Framework's client on the wire once. By itself the client sends again what was answered
 * with 5xx, a POST too and up to four times in all, and no setting keeps it from that. It repeats only answers and
 * errors of its own kind, so an error is thrown that it does not know.
 */
export function openWire(): Wire {
  const client = createDefaultHttpClient();
  return {
    async sendRequest(request) {
      const { url, method, body } = request;
      const headers = createHttpHeaders(request.headers.toJson({ preserveCase: true }));
      // The service URL is one that an authenticated activity has named, on loopback without TLS.
      const sent = createPipelineRequest({
        url,
        method,
        body,
        headers,
        timeout: longest,
        allowInsecureConnection: true,
      });
      const response = await client.sendRequest(sent).catch((cause: unknown) => {
        throw new NotTaken(undefined, { cause });
      });
      if (response.status < 400) return { ...response, request, headers: toHttpHeadersLike(response.headers) };
      throw new NotTaken({ statusCode: response.status, ...whatItSays(response) });
    },
  };
}

function whatItSays({ bodyAsText, headers }: PipelineResponse) {
  // Teams writes seconds. A date, which HTTP allows too, counts as no word on it.
  const seconds = /^\s*(\d+)\s*$/.exec(headers.get('retry-after') ?? '')?.[1];
  const { data } = errorSchema.safeParse(parse(bodyAsText));
  return { ...data?.error, retryAfter: seconds === undefined ? undefined : Number(seconds) * 1000 };
}

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
