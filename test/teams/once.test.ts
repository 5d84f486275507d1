import { afterEach, describe, expect, it, test } from 'vitest';
import type { Who } from '../../src/protocol/intent.ts';
import { groupChat, message } from '../connector/activities.ts';
import { type BotOverrides, newMemory, startBot } from '../connector/bot.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const place = groupChat();
const who: Who = {
  user: null,
  conversation: { id: place.conversation.id, thread: place.conversation.id, type: 'groupChat' },
};
const digest = { view: { kind: 'notice', text: 'Nothing changed.', commands: [] }, once: 'digest 1' } as const;

/** What a message says of itself beside its view. */
const markOf = (sent: Sent | undefined) =>
  ((cardOf(sent as Sent).body as { text: string }[] | undefined) ?? []).map(({ text }) => text).join('');

async function start(overrides: BotOverrides = {}) {
  const bot = await startBot(overrides);
  stops.push(bot.stop);
  await bot.say(message('help', place));
  return bot;
}

test('it is sent once, however often it is asked for', async () => {
  const bot = await start();
  await Promise.all([bot.deliver(who, digest), bot.deliver(who, digest)]);
  await bot.deliver(who, digest);
  await bot.deliver(who, { ...digest, once: 'digest 2' });
  expect(bot.connector.sent.map(markOf)).toEqual(['', '']);
});

describe('a try whose fate Teams tells is followed by one that says nothing of it', () => {
  it.each([412, 429])('%i, within a moment', async (status) => {
    const bot = await start();
    bot.connector.failNext({ status }, { status });
    await bot.deliver(who, digest);
    expect(bot.connector.sent.map(markOf)).toEqual(['']);
  });

  it('400, at the next try of its job', async () => {
    const bot = await start();
    bot.connector.failNext({ status: 400 });
    await expect(bot.deliver(who, digest)).rejects.toMatchObject({ statusCode: 400 });
    await bot.deliver(who, digest);
    expect(bot.connector.sent.map(markOf)).toEqual(['']);
  });
});

describe('a try whose fate nobody knows is followed by one that says so', () => {
  it.each([502, 503, 504])('%i, within a moment', async (status) => {
    const bot = await start();
    bot.connector.failNext({ status });
    await bot.deliver(who, digest);
    expect(bot.connector.sent.map(markOf)).toEqual([expect.stringMatching(/^Sent again, because Teams did not say/)]);
  });

  it('502 for a minute, at the next try of its job', async () => {
    const bot = await start();
    bot.connector.failNext(...Array.from({ length: 5 }, () => ({ status: 502 })));
    await expect(bot.deliver(who, digest)).rejects.toMatchObject({ statusCode: 502 });
    await bot.deliver(who, digest);
    expect(bot.connector.sent.map(markOf)).toEqual([expect.stringMatching(/^Sent again, because Teams did not say/)]);
  });

  it('an update of a message that is there already is not said to be another one', async () => {
    const bot = await start();
    await bot.deliver(who, { ...digest, slot: 'alert' });
    bot.connector.failNext({ status: 502 });
    await bot.deliver(who, { view: digest.view, slot: 'alert' });
    expect(bot.connector.sent.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    expect(bot.connector.sent.map(markOf)).toEqual(['', '']);
  });
});

/** A bot that dies at a step of sending: from there on it does nothing more. A second one has its memory. */
async function dieAt(step: 'begin' | 'begun' | 'taken' | 'done') {
  const memory = newMemory();
  const connector = await startConnector();
  stops.push(connector.stop);
  const died = Promise.withResolvers<void>();
  const die = () => {
    died.resolve();
    return new Promise<never>(() => {});
  };
  const { deliveries } = memory;
  const first = await start({
    memory,
    connector,
    ports: {
      deliveries: {
        async begin(key) {
          if (step === 'begin') return die();
          deliveries.set(key, false);
          return step === 'begun' ? die() : 'new';
        },
        async done(key) {
          if (step === 'taken') return die();
          deliveries.set(key, true);
          return die();
        },
        isDone: async () => false,
        drop: async () => {},
      },
    },
  });
  void first.deliver(who, digest);
  await died.promise;
  const second = await start({ memory, connector });
  await second.deliver(who, digest);
  return connector.sent.map(markOf);
}

describe('killed and started again at each step of sending', () => {
  const again = expect.stringMatching(/^Sent again after a restart: this may be here twice\.$/);

  it('before it was begun: sent once, as if nothing had happened', async () => {
    expect(await dieAt('begin')).toEqual(['']);
  });

  it('between the beginning and the request: sent once, and marked, since nobody can know', async () => {
    expect(await dieAt('begun')).toEqual([again]);
  });

  it('between Teams’ acceptance and the record of it: there twice, and the second one says so', async () => {
    expect(await dieAt('taken')).toEqual(['', again]);
  });

  it('after the record: sent once', async () => {
    expect(await dieAt('done')).toEqual(['']);
  });
});
