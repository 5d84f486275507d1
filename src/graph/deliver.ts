import { type Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Answer } from './answer.ts';
import { connectionLoss, lossOf } from './client.ts';
import type { Errand } from './errand.ts';
import type { SmallBucket } from './read.ts';

/** Errands that travel in one HTTP request: one alone as a GET, up to 20 of the same version as a batch. */
type Parcel = readonly Errand[];

const batchLimit = 20;
const bucketLimits: Readonly<Record<SmallBucket, number>> = { reports: 2, conditionalAccess: 1 };

/** Packs what is ready into one wave of HTTP requests. What a small bucket does not allow at once is left for the next. */
export function pack(ready: readonly Errand[]): Parcel[] {
  const inBucket = (bucket?: SmallBucket) => ready.filter((errand) => errand.read.bucket === bucket);
  const ofVersion = (version: string) => inBucket().filter((errand) => errand.read.version === version);
  const singles = (Object.keys(bucketLimits) as SmallBucket[]).flatMap((bucket) =>
    inBucket(bucket).slice(0, bucketLimits[bucket]),
  );
  return [...chunk(ofVersion('v1.0')), ...chunk(ofVersion('beta')), ...singles.map((errand) => [errand])];
}

function chunk(errands: readonly Errand[]): Parcel[] {
  return Array.from({ length: Math.ceil(errands.length / batchLimit) }, (_, index) =>
    errands.slice(index * batchLimit, (index + 1) * batchLimit),
  );
}

/** Sends one parcel and yields an answer for each of its errands, in order. Takes at most `ms` milliseconds. */
export async function deliver(client: Client, parcel: Parcel, ms: number): Promise<Answer[]> {
  const [first, ...others] = parcel as [Errand, ...Errand[]];
  const { version } = first.read;
  const signal = AbortSignal.timeout(Math.ceil(ms));
  const open = (path: string) =>
    client.api(path).version(version).responseType(ResponseType.RAW).options({ signal, redirect: 'manual' });

  if (others.length === 0) {
    // The client would take an address inside the query for its own host.
    const request = open(first.path.replaceAll('https://', 'https:%2F%2F')).headers(headersOf(first));
    return [await exchange(request, signal, (request) => request.get())];
  }
  const requests = parcel.map((errand, index) => ({
    id: String(index + 1),
    method: 'GET',
    url: errand.path,
    headers: headersOf(errand),
  }));
  const outer = await exchange(open('/$batch'), signal, (request) => request.post({ requests }));
  return unpack(outer, parcel.length);
}

function headersOf({ read }: Errand): Record<string, string> {
  return read.eventual ? { ConsistencyLevel: 'eventual' } : {};
}

async function exchange(
  request: GraphRequest,
  signal: AbortSignal,
  send: (request: GraphRequest) => Promise<Response>,
): Promise<Answer> {
  let response: Response;
  try {
    response = await send(request);
  } catch (error) {
    const loss = lossOf(error);
    if (!loss) throw error;
    return loss;
  }
  try {
    const { status, headers } = response;
    return { status, headers: Object.fromEntries(headers), body: parse(await response.text()) };
  } catch (error) {
    return connectionLoss(error, signal);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const batchSchema = z.object({ responses: z.array(z.unknown()) });
const replySchema = z.object({
  id: z.coerce.string(),
  status: z.int(),
  headers: z.record(z.string(), z.coerce.string()).nullish(),
  body: z.unknown().optional(),
});

function unpack(outer: Answer, size: number): Answer[] {
  const all = (answer: Answer) => Array.from({ length: size }, () => answer);
  if ('lost' in outer) return all(outer);
  const { status } = outer;
  // These are about the sign-in, the load or the service, and so about each request inside.
  if (status === 401 || status === 429 || status >= 500) return all(outer);
  const batch = batchSchema.safeParse(outer.body);
  // Any other status says nothing about what is inside: a 403 is no missing permission, a 404 no absence.
  if (status !== 200 || !batch.success)
    return all({ lost: 'form', detail: `The batch was answered with ${status} and no list of answers.` });
  const requestId = outer.headers['request-id'];
  const common = requestId === undefined ? {} : { 'request-id': requestId };
  const replies = new Map<string, Answer>();
  for (const item of batch.data.responses) {
    const { success, data } = replySchema.safeParse(item);
    if (success)
      replies.set(data.id, {
        status: data.status,
        headers: { ...common, ...lowerCase(data.headers ?? {}) },
        body: data.body,
      });
  }
  const missing: Answer = { lost: 'form', detail: 'The batch has no answer to this request.' };
  return Array.from({ length: size }, (_, index) => replies.get(String(index + 1)) ?? missing);
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
