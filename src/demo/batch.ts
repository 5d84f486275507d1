import { z } from 'zod';
import { orFault, type Reply, type Service } from './answer.ts';
import { badRequest, Fault } from './fault.ts';
import type { Version } from './schema.ts';

const mostRequests = 20;

const batchSchema = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string().startsWith('/'),
      headers: z.record(z.string(), z.string()).default({}),
    }),
  ),
});

/** The paths inside a batch, for the log; none where it is malformed. */
export function urlsIn(body: unknown, version: Version): string[] {
  return batchSchema.safeParse(body).data?.requests.map(({ url }) => `/${version}${url}`) ?? [];
}

/** Answers a `$batch`: each request by itself, and never in the order in which they were asked. */
export function answerBatch(service: Service, version: Version, body: unknown, now: Date): Reply {
  return orFault(now, () => {
    const { data } = batchSchema.safeParse(body);
    if (!data) throw badRequest('Invalid batch payload format.');
    const { requests } = data;
    if (requests.length > mostRequests)
      throw badRequest(`Number of batch request steps exceeds the maximum value of ${mostRequests}.`);
    if (new Set(requests.map(({ id }) => id)).size < requests.length)
      throw badRequest('The same id is used by more than one request of the batch.');
    const responses = requests.map(({ id, method, url, headers }) => {
      const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      return { id, ...service.answer({ method, url: `/${version}${url}`, headers: Object.fromEntries(named) }) };
    });
    return { status: 200, headers: {}, body: { responses: responses.toReversed() } };
  });
}

/** The reply of a Graph that cannot take any batch at the moment. */
export function refuseBatch(now: Date): Reply {
  return orFault(now, () => {
    throw new Fault(503, 'ServiceUnavailable', 'The service is temporarily unavailable.', { 'Retry-After': '1' });
  });
}
