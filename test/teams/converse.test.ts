import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/protocol/conversation.ts';
import type { Intent, Who } from '../../src/protocol/intent.ts';
import type { Shown, View } from '../../src/protocol/view.ts';
import {
  channel,
  execute,
  groupChat,
  installation,
  membership,
  message,
  personal,
  submit,
} from '../connector/activities.ts';
import { type BotOverrides, newMemory, startBot } from '../connector/bot.ts';
import { cardOf, type Sent } from '../connector/connector.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Answer = (intent: Intent, who: Who) => AsyncGenerator<Shown, void, void>;

async function botThat(answer: Answer, overrides: BotOverrides = {}) {
  const bot = await startBot({ ...overrides, ports: { answer, ...overrides.ports } });
  stops.push(bot.stop);
  return bot;
}

const note = (text: string): View => ({ kind: 'notice', text, commands: [] });
const shows = (...shown: Shown[]): Answer =>
  async function* () {
    yield* shown;
  };
const viewOf = (sent: Sent | undefined) => sent && cardOf(sent).view;

/** A message is tried five times before it counts as not taken. */
const everyTry = (status: number) => Array.from({ length: 5 }, () => ({ status }));

/** A door that opens when the test says so. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('a typed question', () => {
  it('is answered with a card, in the thread in which it was asked', async () => {
    const bot = await botThat(shows({ view: note('Ready.') }));
    for (const place of [channel('1763640000777'), groupChat(), personal()]) await bot.say(message('ready?', place));
    const sent = await bot.connector.untilSent(3);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
    expect(new Set(sent.map(({ thread }) => thread))).toEqual(
      new Set([channel('1763640000777'), groupChat(), personal()].map(({ conversation }) => conversation.id)),
    );
    expect(sent[0]?.body).toMatchObject({ type: 'message', summary: 'a notice', from: { name: 'Preflight' } });
    expect(viewOf(sent[0])).toEqual(note('Ready.'));
    expect(bot.connector.refused).toEqual([]);
  });

  it('is acknowledged before it is answered', async () => {
    const { open, opened } = gate();
    const bot = await botThat(async function* () {
      await opened;
      yield { view: note('At last.') };
    });
    expect(await bot.say(message('ready?'))).toMatchObject({ status: 200 });
    expect(bot.connector.sent).toEqual([]);
    open();
    expect(viewOf((await bot.connector.untilSent(1))[0])).toEqual(note('At last.'));
  });

  it('is handled once, however often it is delivered', async () => {
    const bot = await botThat(shows({ view: note('Once.') }));
    const activity = { ...message('ready?'), id: '1763640000042' };
    await Promise.all([bot.say(activity), bot.say(activity)]);
    expect(await bot.say(activity)).toMatchObject({ status: 200 });
    await bot.stop();
    expect(bot.asked).toHaveLength(1);
    expect(bot.connector.sent).toHaveLength(1);
  });

  it('is another one in another conversation, though the id is the same', async () => {
    const bot = await botThat(shows({ view: note('Here.') }));
    await bot.say({ ...message('ready?', personal()), id: '1763640000042' });
    await bot.say({ ...message('ready?', groupChat()), id: '1763640000042' });
    await bot.connector.untilSent(2);
  });

  it('is answered after a restart when the process died in between', async () => {
    const memory = newMemory();
    const dying = await botThat(
      async function* () {
        yield { view: note('Reading …'), slot: 'scan 1' };
        await new Promise(() => {});
      },
      { memory, grace: 0 },
    );
    await dying.say(message('ready?'));
    const [progress] = await dying.connector.untilSent(1);
    await expect.poll(() => memory.messages.size).toBe(1);
    const { connector } = dying;
    const bot = await botThat(shows({ view: note('Ready.'), slot: 'scan 1' }), { memory, connector });
    const [, answer] = await connector.untilSent(2);
    expect(answer).toMatchObject({ method: 'PUT', thread: progress?.thread, activityId: progress?.activityId });
    await bot.stop();
    expect([...memory.inbox.values()].map(({ isDone }) => isDone)).toEqual([true]);
  });

  it('that is being answered is answered before a stop, and nothing new comes in', async () => {
    const { open, opened } = gate();
    const bot = await botThat(async function* () {
      await opened;
      yield { view: note('Ready.') };
    });
    await bot.say(message('ready?'));
    const pressed = bot.say(execute({ kind: 'readiness.ask' }));
    await expect.poll(() => bot.asked.length).toBe(2);
    const stopped = bot.stop();
    expect(await bot.say(message('ready?'))).toMatchObject({ status: 503 });
    open();
    expect(await pressed).toMatchObject({ body: { statusCode: 200 } });
    await stopped;
    expect(bot.connector.sent.map(viewOf)).toEqual([note('Ready.')]);
  });

  it('that was answered is not answered again after a restart', async () => {
    const memory = newMemory();
    const first = await botThat(shows({ view: note('Ready.') }), { memory });
    await first.say(message('ready?'));
    await first.connector.untilSent(1);
    await first.stop();
    const second = await botThat(shows({ view: note('Again?') }), { memory });
    await second.stop();
    expect(second.asked).toEqual([]);
  });

  it('stays in the inbox while Teams does not take the answer, and does not when it never will', async () => {
    const bot = await botThat(shows({ view: note('Ready.') }));
    bot.connector.failNext(...everyTry(429), { status: 403, code: 'BotNotInConversationRoster' });
    await bot.say(message('ready?', personal()));
    await expect.poll(() => bot.log.length).toBe(1);
    await bot.say(message('ready?', groupChat()));
    await bot.stop();
    expect([...bot.memory.inbox.values()].map(({ isDone }) => isDone)).toEqual([false, true]);
    expect(bot.log.map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'Teams did not take a message'],
      ['warn', 'Teams did not take a message'],
    ]);
  });

  it('goes on when a message is not taken: the next one may matter more', async () => {
    const bot = await botThat(shows({ view: note('Reading …') }, { view: note('Ready.') }));
    bot.connector.failNext(...everyTry(412));
    await bot.say(message('ready?'));
    expect(viewOf((await bot.connector.untilSent(1))[0])).toEqual(note('Ready.'));
  });
});

describe('a slot', () => {
  it('of two that are shown at once is one message, which shows the later one', async () => {
    const bot = await botThat(shows({ view: note('Open.') }));
    await bot.say(message('ready?'));
    await bot.connector.untilSent(1);
    const { conversation } = bot.asked[0]?.who as Who;
    const who = { user: null, conversation };
    const texts = ['One of two.', 'Two of two.', 'Decided.'];
    await Promise.all(texts.map((text) => bot.deliver(who, { view: note(text), slot: 'approval 1' })));
    const sent = bot.connector.sent.slice(1);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PUT']);
    expect(new Set(sent.map(({ activityId }) => activityId)).size).toBe(1);
    expect(sent.map(viewOf)).toEqual(texts.map(note));
  });

  const twoViews = shows({ view: note('Reading …'), slot: 'scan' }, { view: note('Ready.'), slot: 'scan' });

  it('is one message, updated in place', async () => {
    const bot = await botThat(twoViews);
    await bot.say(message('scan'));
    const [first, second] = await bot.connector.untilSent(2);
    expect(first).toMatchObject({ method: 'POST' });
    expect(second).toMatchObject({ method: 'PUT', thread: first?.thread, activityId: first?.activityId });
    expect(viewOf(second)).toEqual(note('Ready.'));
  });

  it('is posted anew when its message is gone, and updated there from then on', async () => {
    const bot = await botThat(twoViews);
    await bot.say(message('scan'));
    await bot.connector.untilSent(2);
    bot.connector.failNext({ status: 404, code: 'ActivityNotFoundInConversation' });
    await bot.say(message('scan'));
    const [, , third, fourth] = await bot.connector.untilSent(4);
    expect(third).toMatchObject({ method: 'POST' });
    expect(fourth).toMatchObject({ method: 'PUT', activityId: third?.activityId });
  });

  it('of another thread is another message', async () => {
    const bot = await botThat(shows({ view: note('Ready.'), slot: 'scan' }));
    await bot.say(message('scan', channel('1')));
    await bot.say(message('scan', channel('2')));
    expect((await bot.connector.untilSent(2)).map(({ method }) => method)).toEqual(['POST', 'POST']);
  });
});

describe('a pressed button', () => {
  const card = (view: View) => ({
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: expect.objectContaining({ type: 'AdaptiveCard', view }),
  });

  it('is answered with the card that takes the place of the pressed one', async () => {
    const bot = await botThat(shows({ view: note('Ready.') }));
    expect(await bot.say(execute({ kind: 'readiness.ask' }))).toMatchObject({
      status: 200,
      body: card(note('Ready.')),
    });
    await bot.stop();
    expect(bot.connector.sent).toEqual([]);
    expect(bot.memory.inbox.size).toBe(0);
  });

  it('gives its card to the slot, so that what comes later updates it for everyone', async () => {
    const { open, opened } = gate();
    const bot = await botThat(async function* () {
      yield { view: note('Reading …'), slot: 'scan 7' };
      await opened;
      yield { view: note('Ready.'), slot: 'scan 7' };
    });
    const press = execute({ kind: 'scan.start' }, { card: '1763640000555' });
    expect(await bot.say(press)).toMatchObject({ body: card(note('Reading …')) });
    // Answered before the work was done: a crash from here on loses nothing.
    expect([...bot.memory.inbox.values()].map(({ isDone }) => isDone)).toEqual([false]);
    open();
    const [update] = await bot.connector.untilSent(1);
    expect(update).toMatchObject({ method: 'PUT', activityId: '1763640000555', thread: channel().conversation.id });
    await bot.stop();
    expect([...bot.memory.inbox.values()].map(({ isDone }) => isDone)).toEqual([true]);
  });

  it('is answered in time when the work takes longer, and the rest follows', async () => {
    const { open, opened } = gate();
    const bot = await botThat(
      async function* () {
        await opened;
        yield { view: note('Ready.') };
      },
      { patience: 0 },
    );
    expect(await bot.say(execute({ kind: 'readiness.ask' }))).toMatchObject({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'Preflight is working on it. The answer follows here.',
      },
    });
    expect([...bot.memory.inbox.values()].map(({ isDone }) => isDone)).toEqual([false]);
    open();
    expect(viewOf((await bot.connector.untilSent(1))[0])).toEqual(note('Ready.'));
  });

  it('that Teams repeats while the work goes on is not worked on twice', async () => {
    const { open, opened } = gate();
    const bot = await botThat(
      async function* () {
        await opened;
        yield { view: note('Ready.') };
      },
      { patience: 0 },
    );
    const press = { ...execute({ kind: 'readiness.ask' }), id: 'f:5d1c' };
    await bot.say(press);
    expect(await bot.say(press)).toMatchObject({ body: { statusCode: 200 } });
    open();
    await bot.stop();
    expect(bot.connector.sent).toHaveLength(1);
  });

  it('that shows nothing says that it is done', async () => {
    const bot = await botThat(shows());
    expect(await bot.say(execute({ kind: 'scan.start' }))).toMatchObject({ body: { statusCode: 200, value: 'Done.' } });
  });

  it.each([
    ['unknown', { kind: 'tenant.delete' }, 'does not know this button'],
    ['reserved for the clock', { kind: 'welcome.show' }, 'does not know this button'],
    ['enormous', { kind: 'scan.start', more: 'x'.repeat(110_000) }, 'more than 100 KB'],
  ])('is refused with a sentence when it is %s, with HTTP 200 and the status in the body', async (_, data, text) => {
    const bot = await botThat(shows({ view: note('Never.') }));
    expect(await bot.say(execute(data))).toMatchObject({
      status: 200,
      body: {
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code: 'BadRequest', message: expect.stringContaining(text) },
      },
    });
    // Clients hide what an error says, so the sentence is posted as well.
    const [posted] = await bot.connector.untilSent(1);
    expect(viewOf(posted)).toEqual(note(expect.stringContaining(text) as unknown as string));
    expect(bot.asked).toEqual([]);
  });

  it('works as Action.Submit too: the answer is a message', async () => {
    const bot = await botThat(shows({ view: note('Ready.') }));
    expect(await bot.say(submit({ kind: 'readiness.ask' }))).toMatchObject({ status: 200, text: '' });
    expect(viewOf((await bot.connector.untilSent(1))[0])).toEqual(note('Ready.'));
    await bot.say(submit({ kind: 'tenant.delete' }));
    expect(viewOf((await bot.connector.untilSent(2))[1])).toMatchObject({ kind: 'notice' });
    expect(bot.asked.map(({ kind }) => kind)).toEqual(['readiness.ask']);
  });
});

describe('a defect', () => {
  const broken: Answer = async function* () {
    yield* [];
    throw new Error('secret detail');
  };

  it('is told with the id that the log has, and nothing more', async () => {
    const bot = await botThat(broken);
    expect(await bot.say(message('ready?'))).toMatchObject({ status: 200 });
    const [told] = await bot.connector.untilSent(1);
    const [entry] = bot.log;
    expect(entry).toMatchObject({ level: 'error', about: { intent: 'readiness.ask', id: expect.any(String) } });
    expect(String((entry?.about.err as Error).message)).toBe('secret detail');
    expect(viewOf(told)).toEqual(
      note(`Preflight could not do this. Give this id to whoever runs it: ${entry?.about.id}`),
    );
    await bot.stop();
    expect([...bot.memory.inbox.values()].map(({ isDone }) => isDone)).toEqual([true]);
  });

  it('behind a button is an error in the body, and is told as well', async () => {
    const bot = await botThat(broken);
    const { status, body } = await bot.say(execute({ kind: 'readiness.ask' }));
    const id = bot.log[0]?.about.id;
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        statusCode: 500,
        type: 'application/vnd.microsoft.error',
        value: { code: 'InternalServerError', message: expect.stringContaining(String(id)) },
      },
    });
    expect(JSON.stringify(viewOf((await bot.connector.untilSent(1))[0]))).toContain(String(id));
  });

  it('after the first card is told too', async () => {
    const bot = await botThat(async function* () {
      yield { view: note('Reading …') };
      throw new Error('late');
    });
    expect(await bot.say(execute({ kind: 'scan.start' }))).toMatchObject({ body: { statusCode: 200 } });
    expect(JSON.stringify(viewOf((await bot.connector.untilSent(1))[0]))).toContain('Give this id');
  });

  it('in a card is told like any other', async () => {
    const bot = await botThat(shows({ view: { kind: 'help' } }), {
      render(view) {
        if (view.kind === 'help') throw new TypeError('no such template');
        return { card: { type: 'AdaptiveCard', view }, fallbackText: '' };
      },
    });
    await bot.say(message('help'));
    const [told] = await bot.connector.untilSent(1);
    expect(JSON.stringify(viewOf(told))).toContain(bot.log[0]?.about.id);
    expect(await bot.say(execute({ kind: 'help.show' }))).toMatchObject({ status: 200, body: { statusCode: 500 } });
    await bot.stop();
    expect([...bot.memory.inbox.values()].map(({ isDone }) => isDone)).toEqual([true]);
  });

  it('a card that is too large for Teams gives way to a sentence', async () => {
    const bot = await botThat(shows({ view: note('ü'.repeat(40_500)) }));
    expect(await bot.say(execute({ kind: 'help.show' }))).toMatchObject({
      body: { value: { view: { kind: 'notice', text: expect.stringContaining('too large') } } },
    });
    await bot.say(message('help'));
    const [sent] = await bot.connector.untilSent(1);
    expect(JSON.stringify(sent?.body).length * 2).toBeLessThan(80 * 1024);
    expect(viewOf(sent)).toMatchObject({ text: expect.stringContaining('too large') });
  });

  it('a card just below the limit is sent', async () => {
    const bot = await botThat(shows({ view: note('ü'.repeat(39_500)) }));
    await bot.say(message('help'));
    const [sent] = await bot.connector.untilSent(1);
    expect(JSON.stringify(sent?.body).length * 2).toBeLessThanOrEqual(80 * 1024);
    expect(viewOf(sent)).toEqual(note('ü'.repeat(39_500)));
  });
});

describe('an installation', () => {
  const welcome = shows({ view: { kind: 'welcome' } });
  const untouched = {
    forget: async () => {},
    suspend: async () => {},
    revive: async () => {},
    suspendedSince: async () => null,
    personalOf: async () => null,
  };

  it.each([
    ['a team', channel()],
    ['a group chat', groupChat()],
    ['a personal chat', personal()],
  ])('in %s is announced twice and welcomed once', async (_, place) => {
    const memory = newMemory();
    const get = async (id: string) => {
      const known = memory.conversations.get(id) ?? null;
      await setTimeout(20);
      return known;
    };
    const remember = async (conversation: Conversation) => void memory.conversations.set(conversation.id, conversation);
    const bot = await botThat(welcome, {
      memory,
      ports: { conversations: { ...untouched, get, remember } },
    });
    await Promise.all([bot.say(installation('add', place)), bot.say(membership('membersAdded', place))]);
    await bot.say(membership('membersAdded', place));
    await bot.stop();
    expect(bot.asked.map(({ kind }) => kind)).toEqual(['welcome.show']);
    expect(bot.connector.sent.map(({ thread }) => thread)).toEqual([place.conversation.id.split(';')[0]]);
  });

  it('is welcomed again after a removal', async () => {
    const bot = await botThat(welcome);
    await bot.say(installation('add'));
    await bot.say(installation('remove'));
    expect(bot.memory.conversations.size).toBe(0);
    await bot.say(installation('add'));
    await bot.stop();
    expect(bot.asked).toHaveLength(2);
  });

  it('that is only an upgrade is not welcomed', async () => {
    const bot = await botThat(welcome);
    expect(await bot.say(installation('add-upgrade'))).toMatchObject({ status: 200 });
    await bot.stop();
    expect(bot.asked).toEqual([]);
    expect(bot.memory.conversations.size).toBe(1);
  });

  it('that could not be stored does not stand in the way of the next', async () => {
    const memory = newMemory();
    let isBroken = true;
    const bot = await botThat(welcome, {
      memory,
      ports: {
        conversations: {
          async remember(conversation) {
            if (isBroken) throw new Error('the disk is full');
            memory.conversations.set(conversation.id, conversation);
          },
          get: async (id) => memory.conversations.get(id) ?? null,
          ...untouched,
        },
      },
    });
    expect(await bot.say(installation('add'))).toMatchObject({ status: 500 });
    isBroken = false;
    expect(await bot.say(installation('add'))).toMatchObject({ status: 200 });
    expect(viewOf((await bot.connector.untilSent(1))[0])).toEqual({ kind: 'welcome' });
  });
});

describe('speaking first', () => {
  const who: Who = {
    user: null,
    conversation: { id: personal().conversation.id, thread: personal().conversation.id, type: 'personal' },
  };

  it('reaches a conversation that an earlier process knew', async () => {
    const memory = newMemory();
    const earlier = await botThat(shows({ view: note('Hello.') }), { memory });
    await earlier.say(message('help', personal()));
    await earlier.connector.untilSent(1);
    const { connector } = earlier;
    const bot = await botThat(shows(), { memory, connector });
    await bot.deliver(who, { view: note('The scan is done.') });
    expect(viewOf((await connector.untilSent(2))[1])).toEqual(note('The scan is done.'));
  });

  it('rejects when Teams does not take it', async () => {
    const bot = await botThat(shows());
    await bot.say(message('help', personal()));
    bot.connector.failNext({ status: 403, code: 'ConversationBlockedByUser' });
    await expect(bot.deliver(who, { view: note('Hello?') })).rejects.toMatchObject({ statusCode: 403 });
  });

  const scan: Intent = {
    kind: 'scan.run',
    review: '5f0c2f8e-0b7a-4a35-9d3c-1a2b3c4d5e6f',
    slot: 'scan 1',
    requestedAt: '2026-11-20T10:00:00Z',
  };
  const onlyScans = (answer: Answer): Answer =>
    async function* (intent, asker) {
      if (intent.kind === 'scan.run') yield* answer(intent, asker);
    };

  it('a queued intent ends in its conversation, and is tried again when Teams was busy', async () => {
    const bot = await botThat(onlyScans(shows({ view: note('Ready.') })));
    await bot.say(message('help', personal()));
    bot.connector.failNext(...everyTry(429));
    await expect(bot.handle(scan, who)).rejects.toThrow('may take it later');
    await bot.handle(scan, who);
    expect(bot.connector.sent.map(viewOf)).toEqual([note('Ready.')]);
  });

  it('a defect in a queued intent is told, and not tried again', async () => {
    const bot = await botThat(
      onlyScans(async function* () {
        yield* [];
        throw new Error('broken');
      }),
    );
    await bot.say(message('help', personal()));
    await bot.handle(scan, who);
    expect(JSON.stringify(viewOf(bot.connector.sent[0]))).toContain(bot.log[0]?.about.id);
  });

  it('is quiet where Preflight was removed', async () => {
    const bot = await botThat(shows());
    await bot.say(message('help', personal()));
    await bot.say(installation('remove', personal()));
    await bot.deliver(who, { view: note('Hello?') });
    expect(bot.connector.sent).toEqual([]);
    expect(bot.log).toMatchObject([{ level: 'warn', about: { conversation: who.conversation.id } }]);
  });

  it('uses the service URL that the conversation had last', async () => {
    const first = await botThat(shows());
    await first.say(message('help', personal()));
    const second = await botThat(shows(), { memory: first.memory });
    await second.say(message('help', personal()));
    await second.deliver(who, { view: note('Moved.') });
    expect(first.connector.sent).toEqual([]);
    expect(second.connector.sent).toHaveLength(1);
  });
});
