import { expect, test } from 'vitest';
import { z } from 'zod';
import type { GraphFailure } from '../../src/graph/observer.ts';
import { readList, readOne } from '../../src/graph/read.ts';
import { openGraph } from '../../src/graph/session.ts';
import { type Ask, playGraph, type Say } from './stand-in.ts';

const item = z.object({ id: z.string() });
const error = (code: string, requestId?: string) => ({
  error: { code, message: 'No.', innerError: { 'request-id': requestId, 'client-request-id': 'c-1' } },
});

/** Reads with an observer that names the work `turn-1`. */
async function observe(
  script: (ask: Ask) => Say | undefined,
  reads: Parameters<ReturnType<typeof openGraph>['read']>[0],
) {
  const seen: (string | undefined)[] = [];
  const { endpoint } = await playGraph((ask) => {
    if (ask.path.endsWith('$batch') || reads.length === 1) seen.push(ask.headers['client-request-id']);
    return script(ask);
  });
  const failures: GraphFailure[] = [];
  const requests: string[] = [];
  const observer = {
    correlationId: () => 'turn-1',
    async request(method: string, path: string, send: () => Promise<number | undefined>) {
      requests.push(`${method} ${path} ${await send()}`);
    },
    failed: (failure: GraphFailure) => void failures.push(failure),
  };
  const graph = openGraph({ endpoint, token: async () => 'token', wait: async () => {}, observer });
  await graph.read(reads);
  return { seen, failures, requests };
}

test('each request names the work that it is made for, alone and as a batch', async () => {
  const one = readList('/domains', item);
  expect(await observe(() => ({ body: { value: [] } }), [one])).toEqual({
    seen: ['turn-1'],
    failures: [],
    requests: ['GET v1.0/domains 200'],
  });
  const script = ({ path }: Ask) => (path.endsWith('$batch') ? undefined : { body: { value: [] } });
  const both = await observe(script, [one, readList('/users', item)]);
  expect(both).toEqual({ seen: ['turn-1'], failures: [], requests: ['POST v1.0/$batch 200'] });
});

test('a refusal is told with Graph’s own id of the request, from its error or its header, and names nobody', async () => {
  const user = readOne('/users/ann@contoso.com?$select=id', item);
  const said = { status: 403, headers: { 'request-id': 'header-1' } };
  expect((await observe(() => ({ ...said, body: error('Denied', 'body-1') }), [user])).failures).toEqual([
    { reads: ['v1.0/users'], status: 403, code: 'Denied', requestId: 'body-1' },
  ]);
  expect((await observe(() => ({ ...said, body: {} }), [user])).failures).toEqual([
    { reads: ['v1.0/users'], status: 403, requestId: 'header-1' },
  ]);
});

test('what is refused inside a batch has the id of the batch where it has none of its own', async () => {
  const script = ({ path }: Ask): Say =>
    path.endsWith('$batch')
      ? {
          headers: { 'Request-Id': 'batch-1' },
          body: {
            responses: [
              { id: '1', status: 200, body: { value: [] } },
              { id: '2', status: 403, body: error('Denied') },
              { id: '3', status: 404, body: error('NotFound') },
            ],
          },
        }
      : { status: 500 };
  const absent = readOne('/missing', item, { absent: { value: { id: '' } } });
  const { failures } = await observe(script, [readList('/domains', item), readList('/users', item), absent]);
  expect(failures).toEqual([{ reads: ['v1.0/users'], status: 403, code: 'Denied', requestId: 'batch-1' }]);
});

test('reads that were lost with their batch are one failure, told each time', async () => {
  const { failures } = await observe(
    ({ nth, path }) =>
      path.endsWith('$batch')
        ? nth === 1
          ? { status: 503, headers: { 'request-id': 'busy-1' }, body: {} }
          : { instead: 'reset' }
        : undefined,
    [readList('/domains', item), readList('/users', item)],
  );
  const reads = ['v1.0/domains', 'v1.0/users'];
  expect(failures).toEqual([
    { reads, status: 503, requestId: 'busy-1' },
    { reads, lost: 'connection' },
  ]);
});
