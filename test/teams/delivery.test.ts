import { afterEach, describe, expect, it } from 'vitest';
import type { Who } from '../../src/protocol/intent.ts';
import type { View } from '../../src/protocol/view.ts';
import { alex, channel, groupChat, installation, message, personal } from '../connector/activities.ts';
import { type BotOverrides, newMemory, startBot } from '../connector/bot.ts';
import { cardOf, type Sent } from '../connector/connector.ts';
import { drivenPace } from '../connector/pace.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const note = (text: string): View => ({ kind: 'notice', text, commands: [] });
const viewOf = (sent: Sent | undefined) => sent && cardOf(sent).view;

type Place = ReturnType<typeof channel>;
const idOf = (place: Place) => place.conversation.id.split(';')[0] as string;
/** The clock, as it speaks in a place. */
const clockIn = (place: Place): Who => ({
  user: null,
  conversation: { id: idOf(place), thread: place.conversation.id, type: 'channel' },
});

/** A bot that was spoken to in these places and has answered nothing. */
async function botIn(places: readonly Place[], overrides: BotOverrides = {}) {
  const pace = drivenPace();
  const bot = await startBot({ pace, ...overrides });
  stops.push(bot.stop);
  for (const place of places) await bot.say(message('help', place));
  return { ...bot, pace };
}

type Pace = ReturnType<typeof drivenPace>;
/** Lets time pass up to the next one that waits, so many times; tells how long that was each time. */
async function passNext(pace: Pace, times: number): Promise<number[]> {
  const passed: number[] = [];
  while (passed.length < times) {
    await expect.poll(() => pace.waits().length, { interval: 1 }).toBeGreaterThan(0);
    const [next = 0] = pace.waits();
    passed.push(next);
    pace.pass(next);
  }
  return passed;
}

describe('a message that Teams does not take at once', () => {
  it.each([502, 503, 504, 412, 429])('goes on the wire once and, after a while, once more: %i', async (status) => {
    const bot = await botIn([groupChat()]);
    bot.connector.failNext({ status });
    const delivered = bot.deliver(clockIn(groupChat()), { view: note('Ready.') });
    await expect.poll(() => bot.pace.waits()).toEqual([1000]);
    expect(bot.connector.arrived).toHaveLength(1);
    bot.pace.pass(1000);
    await delivered;
    expect(bot.connector.arrived).toHaveLength(2);
    expect(bot.connector.sent.map(viewOf)).toEqual([note('Ready.')]);
  });

  it.each([400, 401, 404, 413, 500, 501])('and never will is tried once: %i', async (status) => {
    const bot = await botIn([groupChat()]);
    bot.connector.failNext({ status, code: 'Because' });
    const delivered = bot.deliver(clockIn(groupChat()), { view: note('Ready.') });
    await expect(delivered).rejects.toMatchObject({ statusCode: status, code: 'Because' });
    expect(bot.connector.arrived).toHaveLength(1);
  });

  it('is tried five times, each after a longer wait, and then counts as not taken', async () => {
    const pace = drivenPace(1);
    const bot = await botIn([groupChat()], { pace });
    bot.connector.failNext(...Array.from({ length: 9 }, () => ({ status: 502 })));
    const delivered = bot.deliver(clockIn(groupChat()), { view: note('Ready.') });
    const outcome = expect(delivered).rejects.toMatchObject({ statusCode: 502 });
    expect(await passNext(pace, 4)).toEqual([1500, 3000, 6000, 12_000]);
    await outcome;
    expect(bot.connector.arrived).toHaveLength(5);
  });

  it('waits as long as Teams asks, and so does all that is meant for the same conversation', async () => {
    const bot = await botIn([channel('1'), groupChat()]);
    bot.connector.failNext({ status: 429, headers: { 'retry-after': '7' } });
    const first = bot.deliver(clockIn(channel('1')), { view: note('First.') });
    await expect.poll(() => bot.pace.waits()).toEqual([7000]);
    const second = bot.deliver(clockIn(channel('2')), { view: note('Second.') });
    await expect.poll(() => bot.pace.waits()).toEqual([7000, 7000]);
    await bot.deliver(clockIn(groupChat()), { view: note('Elsewhere.') });
    bot.pace.pass(6999);
    expect(bot.pace.waits()).toEqual([1, 1]);
    expect(bot.connector.sent.map(viewOf)).toEqual([note('Elsewhere.')]);
    bot.pace.pass(1);
    await Promise.all([first, second]);
    expect(bot.connector.sent).toHaveLength(3);
  });

  it('is left to the next occasion when Teams asks for more than a minute', async () => {
    const bot = await botIn([groupChat()]);
    bot.connector.failNext({ status: 429, headers: { 'retry-after': '61' } });
    const delivered = bot.deliver(clockIn(groupChat()), { view: note('Ready.') });
    await expect(delivered).rejects.toMatchObject({ statusCode: 429, retryAfter: 61_000 });
    expect(bot.connector.arrived).toHaveLength(1);
  });

  it('an update that was not taken is made again, and stays an update', async () => {
    const bot = await botIn([groupChat()]);
    await bot.deliver(clockIn(groupChat()), { view: note('Reading …'), slot: 'scan' });
    bot.connector.failNext({ status: 503, headers: { 'retry-after': '2' } });
    const updated = bot.deliver(clockIn(groupChat()), { view: note('Ready.'), slot: 'scan' });
    expect(await passNext(bot.pace, 1)).toEqual([2000]);
    await updated;
    expect(bot.connector.arrived.map((one) => one.split(' ')[0])).toEqual(['POST', 'PUT', 'PUT']);
  });

  it('does not keep a stop waiting, and is in the inbox for the next start', async () => {
    const memory = newMemory();
    const bot = await botIn([], {
      memory,
      ports: {
        async *answer() {
          yield { view: note('Ready.') };
        },
      },
    });
    bot.connector.failNext({ status: 503, headers: { 'retry-after': '30' } });
    await bot.say(message('ready?', groupChat()));
    await expect.poll(() => bot.pace.waits()).toEqual([30_000]);
    await bot.stop();
    expect([...memory.inbox.values()].map(({ isDone }) => isDone)).toEqual([false]);
    expect(bot.connector.arrived).toHaveLength(1);
  });
});

describe('the pace', () => {
  it('of a conversation is seven in a second and eight in two, whatever the thread', async () => {
    const bot = await botIn([channel('1')]);
    const places = Array.from({ length: 10 }, (_, index) => channel(String(index % 2)));
    const all = places.map((place, index) => bot.deliver(clockIn(place), { view: note(String(index)) }));
    await bot.connector.untilSent(7);
    await expect.poll(() => bot.pace.waits()).toEqual([1000]);
    expect(bot.connector.sent).toHaveLength(7);
    bot.pace.pass(1000);
    await bot.connector.untilSent(8);
    await expect.poll(() => bot.pace.waits()).toEqual([1000]);
    bot.pace.pass(1000);
    await Promise.all(all);
    const said = bot.connector.sent.map((sent) => (viewOf(sent) as { text: string }).text);
    expect([said[7], new Set(said.slice(8))]).toEqual(['7', new Set(['8', '9'])]);
  });

  it('of a tenant is fifty in a second, and one that has much to say does not hold up the others', async () => {
    const bot = await botIn([]);
    const chat = (index: number): Place => ({
      ...groupChat(),
      conversation: { ...groupChat().conversation, id: `19:chat-${index}@thread.v2` },
    });
    for (let index = 0; index <= 50; index += 1) await bot.say(message('help', chat(index)));
    const loud = Array.from({ length: 30 }, () => bot.deliver(clockIn(chat(0)), { view: note('Loud.') }));
    const others = Array.from({ length: 50 }, (_, index) =>
      bot.deliver(clockIn(chat(index + 1)), { view: note('One.') }),
    );
    await bot.connector.untilSent(50);
    await expect.poll(() => bot.pace.waits()).toContain(1000);
    expect(bot.connector.sent).toHaveLength(50);
    expect(bot.connector.sent.filter(({ thread }) => thread === chat(0).conversation.id).length).toBeLessThanOrEqual(7);
    bot.pace.pass(1000);
    await Promise.all(others);
    expect(bot.connector.sent.length).toBeLessThan(80);
    const rest = Promise.all(loud);
    let isOver = false;
    void rest.then(() => {
      isOver = true;
    });
    while (!isOver) {
      await new Promise(setImmediate);
      const [next] = bot.pace.waits();
      if (next !== undefined) bot.pace.pass(next);
    }
    expect(bot.connector.sent).toHaveLength(80);
  });
});

describe('a conversation where Teams says 403', () => {
  const blocked = { status: 403, code: 'ConversationBlockedByUser' };
  const hello = { view: note('Hello?') };

  it('is spoken to no more, also after a restart, until somebody is heard there', async () => {
    const memory = newMemory();
    const bot = await botIn([groupChat()], { memory });
    bot.connector.failNext(blocked);
    await expect(bot.deliver(clockIn(groupChat()), hello)).rejects.toMatchObject({ statusCode: 403 });
    await bot.deliver(clockIn(groupChat()), hello);
    const { connector } = bot;
    const next = await botIn([], { memory, connector });
    await next.deliver(clockIn(groupChat()), hello);
    expect(connector.arrived).toHaveLength(1);
    const [skipped] = next.log;
    expect(skipped).toMatchObject({
      level: 'info',
      message: 'nothing sent: Teams refuses messages there',
      about: { conversation: idOf(groupChat()), view: 'notice' },
    });
    await next.say(message('help', groupChat()));
    await next.deliver(clockIn(groupChat()), hello);
    expect(connector.sent.map(viewOf)).toEqual([note('Hello?')]);
  });

  it('is revived by the same process that has heard there before, and by an installation', async () => {
    const bot = await botIn([groupChat()]);
    for (const activity of [
      message('help', groupChat()),
      installation('add', groupChat()),
      installation('add-upgrade', groupChat()),
    ]) {
      bot.connector.failNext(blocked);
      await expect(bot.deliver(clockIn(groupChat()), hello)).rejects.toThrow('ConversationBlockedByUser');
      expect(bot.memory.suspended.size).toBe(1);
      await bot.say(activity);
      expect(bot.memory.suspended.size).toBe(0);
      await bot.deliver(clockIn(groupChat()), hello);
    }
    expect(bot.connector.sent).toHaveLength(3);
  });

  it('is tried all the same for whoever has just spoken there', async () => {
    const bot = await botIn([], {
      ports: {
        async *answer() {
          yield { view: note('Reading …') };
          yield { view: note('Ready.') };
        },
      },
    });
    bot.connector.failNext(blocked);
    await bot.say(message('ready?', groupChat()));
    expect((await bot.connector.untilSent(1)).map(viewOf)).toEqual([note('Ready.')]);
  });

  it('what is meant for a person goes where the others are', async () => {
    const bot = await botIn([groupChat()]);
    await bot.say(installation('add', personal(), alex));
    const to = { id: alex.aadObjectId, account: alex.id, name: alex.name };
    bot.connector.failNext(blocked);
    for (let times = 0; times < 2; times += 1) await bot.deliver(clockIn(groupChat()), { ...hello, to });
    expect(bot.connector.sent.map(({ thread }) => thread)).toEqual(Array(2).fill(groupChat().conversation.id));
    expect(bot.connector.arrived).toHaveLength(3);
  });

  it('that only withholds its roster is not suspended', async () => {
    const bot = await botIn([groupChat()]);
    bot.connector.failNext(blocked);
    expect(await bot.roster.of(idOf(groupChat()))).toBeNull();
    expect(bot.memory.suspended.size).toBe(0);
  });
});
