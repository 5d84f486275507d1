import { afterEach, expect, test } from 'vitest';
import type { View } from '../../src/protocol/view.ts';
import type { Ports } from '../../src/teams/ports.ts';
import { execute } from '../connector/activities.ts';
import { newMemory, startBot } from '../connector/bot.ts';
import { type Connector, cardOf, startConnector } from '../connector/connector.ts';
import { connection } from '../connector/token-service.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const review = { id: '7d1f0a52-3c3e-4f8e-9a55-0f2b8f6f1c01', name: 'Headquarters', revision: 1 };
const signIn: View = { kind: 'signIn', review, check: '', abouts: ['the domains'] };
const note = (text: string): View => ({ kind: 'notice', text, commands: [] });

/** A handler that needs a sign-in, and with it waits until it is let go. */
function needing(wait: Promise<void> = Promise.resolve()): Ports['answer'] {
  return async function* (_intent, _who, _turn, token) {
    if (!token) {
      yield { view: signIn };
      return;
    }
    await wait;
    yield { view: note(`Read with ${token()}.`) };
  };
}

async function startSigningIn(answer: Ports['answer'], memory = newMemory(), shared?: Connector) {
  const connector = shared ?? (await startConnector());
  if (!shared) stops.push(connector.stop);
  connector.tokens.exchanges.set('of-teams', 'for-graph');
  const authentication = connector.authentication;
  if (authentication === undefined) throw new Error('The connector has no authentication');
  const bot = await startBot({
    connector,
    memory,
    patience: 200,
    grace: 100,
    authentication: { ...authentication, connection },
    ports: { answer },
  });
  stops.push(bot.stop);
  return bot;
}

const press = execute({ kind: 'path.show' });
const signed = {
  ...press,
  value: {
    ...(press.value as object),
    authentication: { id: '1', connectionName: connection, token: 'of-teams' },
  },
};

test('who is slow to read goes on behind the answer, and what comes is sent to the thread', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const bot = await startSigningIn(needing(promise));
  const { body } = await bot.say(signed);
  expect(body).toMatchObject({ statusCode: 200, value: expect.stringContaining('working on it') });
  resolve();
  const [sent] = await bot.connector.untilSent(1);
  expect(sent && cardOf(sent).view).toEqual(note('Read with for-graph.'));
  expect(JSON.stringify([...bot.memory.inbox.values(), bot.log])).not.toMatch(/for-graph|of-teams/);
});

test('who is cut off by a restart is asked to sign in again, because nothing of it was kept', async () => {
  const { promise } = Promise.withResolvers<void>();
  const first = await startSigningIn(needing(promise));
  await first.say(signed);
  const kept = JSON.stringify([...first.memory.inbox.values()]);
  expect(kept).toContain('path.show');
  expect(kept).not.toMatch(/for-graph|of-teams/);
  // As a kill would leave it: nothing is waited for.
  const second = await startSigningIn(needing(), first.memory, first.connector);
  const [sent] = await second.connector.untilSent(1);
  expect(sent && cardOf(sent).view).toEqual(signIn);
});

test('a handler that asks again although someone signed in gets no second sign-in', async () => {
  const bot = await startSigningIn(async function* () {
    yield { view: signIn };
  });
  expect((await bot.say(signed)).body).toMatchObject({ statusCode: 200, value: { view: signIn } });
  expect(bot.connector.tokens.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a token service that hangs is given up while Teams still waits', async () => {
  const bot = await startSigningIn(needing());
  bot.connector.tokens.hang();
  for (const activity of [press, signed])
    expect((await bot.say(activity)).body).toMatchObject({
      statusCode: 500,
      value: { message: expect.stringContaining('did not answer. Nothing was read') },
    });
});

test('a code that the token service does not know is quoted nowhere', async () => {
  const bot = await startSigningIn(needing());
  const activity = { ...press, value: { ...(press.value as object), state: '424242' } };
  expect((await bot.say(activity)).body).toMatchObject({ statusCode: 401 });
  expect(bot.log).toContainEqual(expect.objectContaining({ message: 'a person could not be signed in' }));
  expect(JSON.stringify(bot.log)).not.toContain('424242');
});
