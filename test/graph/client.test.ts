import { expect, test } from 'vitest';
import { openClient } from '../../src/graph/client.ts';
import { playGraph } from './stand-in.ts';

async function open() {
  const { endpoint, sent } = await playGraph(() => ({ body: {} }));
  let tokens = 0;
  let count = 0;
  const client = openClient({
    origin: endpoint,
    token: async () => `t${++tokens}`,
    count: () => {
      count += 1;
    },
    observer: undefined,
  });
  return { client, sent, asked: () => ({ tokens, count }) };
}

test('anything that could write is refused before a token is fetched', async () => {
  const { client, sent, asked } = await open();
  const write = {
    requests: [
      { id: '1', method: 'GET', url: '/me' },
      { id: '2', method: 'DELETE', url: '/users/a' },
    ],
  };
  const tries = [
    client.api('/users').post({ displayName: 'x' }),
    client.api('/users/a').patch({ displayName: 'x' }),
    client.api('/users/a').put({}),
    client.api('/users/a').delete(),
    client.api('/$batch').post(write),
    client.api('/users/$batch').post({ requests: [] }),
  ];
  for (const attempt of tries) await expect(attempt).rejects.toThrow('Preflight only reads');
  expect(sent).toEqual([]);
  expect(asked()).toEqual({ tokens: 0, count: 0 });
});

test('another host is refused before a token is fetched', async () => {
  const { client, asked } = await open();
  await expect(client.api('https://evil.example/v1.0/users').get()).rejects.toThrow(
    'https://evil.example was not asked',
  );
  expect(asked()).toEqual({ tokens: 0, count: 0 });
});

test('reads carry the token, and are sent once whatever comes back', async () => {
  const { endpoint, sent } = await playGraph(() => ({ status: 503, body: {} }));
  const client = openClient({ origin: endpoint, token: async () => 'one', count() {}, observer: undefined });
  await expect(client.api('/domains').get()).rejects.toMatchObject({ statusCode: 503 });
  await expect(client.api('/$batch').post({ requests: [] })).rejects.toMatchObject({ statusCode: 503 });
  expect(sent.map(({ url, token }) => `${url} ${token}`)).toEqual(['/v1.0/domains one', '/v1.0/$batch one']);
});
