import { afterEach, expect, it } from 'vitest';
import type { Member } from '../../src/protocol/conversation.ts';
import type { Ports } from '../../src/teams/ports.ts';
import {
  adele,
  alex,
  channel,
  groupChat,
  installation,
  megan,
  membership,
  message,
  personal,
  tenantId,
} from '../connector/activities.ts';
import { type BotOverrides, startBot } from '../connector/bot.ts';
import { cardOf, type Sent } from '../connector/connector.ts';

let bot: Awaited<ReturnType<typeof startBot>>;
afterEach(() => bot.stop());

const start = async (overrides: BotOverrides = {}) => {
  bot = await startBot(overrides);
  return bot;
};

const idOf = (place: ReturnType<typeof channel>) => place.conversation.id.split(';')[0] as string;

it('of a channel is that of its team, of a chat its own', async () => {
  const { say, roster, connector } = await start();
  await say(message('help', channel()));
  await say(message('help', groupChat()));
  const members = await roster.of(idOf(channel()));
  expect(members?.[0]).toEqual({
    id: adele.aadObjectId,
    account: adele.id,
    name: 'Adele Vance',
    tenantId,
  } satisfies Member);
  expect(members?.map(({ name }) => name)).toEqual(['Adele Vance', 'Alex Wilber', 'Megan Bowen']);
  await roster.of(idOf(groupChat()));
  expect(connector.rosterReads).toEqual([
    (channel().channelData.team as { id: string }).id,
    groupChat().conversation.id,
  ]);
});

it('is asked for once in a while, and anew when someone came or left', async () => {
  const { say, roster, connector } = await start();
  await say(message('help', groupChat()));
  const { id } = groupChat().conversation;
  await Promise.all([roster.of(id), roster.of(id)]);
  await roster.of(id);
  expect(connector.rosterReads).toHaveLength(1);
  connector.members.splice(1, 1);
  await say(membership('membersRemoved', groupChat(), [alex]));
  expect((await roster.of(id))?.map(({ name }) => name)).toEqual(['Adele Vance', 'Megan Bowen']);
});

it('marks guests, by their role or by the name of their account', async () => {
  const { say, roster, connector } = await start();
  const visitor = { id: '29:v', name: 'V', aadObjectId: 'v', tenantId };
  connector.members.splice(
    0,
    3,
    { ...visitor, userRole: 'user', userPrincipalName: 'v@contoso.com' },
    { ...visitor, userRole: 'guest' },
    { ...visitor, userRole: 'user', userPrincipalName: 'v_fabrikam.com#EXT#@contoso.onmicrosoft.com' },
  );
  await say(message('help', groupChat()));
  expect((await roster.of(groupChat().conversation.id))?.map(({ isGuest }) => isGuest)).toEqual([
    undefined,
    true,
    true,
  ]);
});

it('has nobody whom Entra does not know', async () => {
  const { say, roster, connector } = await start();
  connector.members.push({ id: '28:another-bot', name: 'A bot' }, { id: '29:x', name: '', aadObjectId: 'someone' });
  await say(message('help', groupChat()));
  expect((await roster.of(groupChat().conversation.id))?.slice(3)).toEqual([
    { id: 'someone', account: '29:x', name: 'Someone', tenantId: null },
  ]);
});

it('is not known where Teams refuses, and is asked for again next time', async () => {
  const { say, roster, connector } = await start();
  await say(message('help', groupChat()));
  connector.failNext({ status: 403 });
  expect(await roster.of(groupChat().conversation.id)).toBeNull();
  expect(await roster.of(groupChat().conversation.id)).toHaveLength(3);
  expect(await roster.of('19:nowhere@thread.tacv2')).toBeNull();
});

const answer: Ports['answer'] = async function* (_intent, { conversation }) {
  if (conversation.type !== 'personal')
    yield {
      view: { kind: 'notice', text: 'Yours.', commands: [] },
      slot: 'yours',
      to: { id: alex.aadObjectId, account: alex.id, name: alex.name },
    };
};

const textsOf = (sent: readonly Sent[]) => sent.map(({ thread, body }) => [thread, body.text ?? null]);

it('what is meant for a person is written to their own chat, and a slot is updated there', async () => {
  const { say, connector } = await start({ ports: { answer } });
  await say(installation('add', personal(), alex));
  await say(message('help', channel()));
  await connector.untilSent(1);
  await say(message('help', channel()));
  const sent = await connector.untilSent(2);
  expect(textsOf(sent)).toEqual([
    [personal().conversation.id, null],
    [personal().conversation.id, null],
  ]);
  expect(sent.map(({ method }) => method)).toEqual(['POST', 'PUT']);
});

it('without a chat of their own the person is mentioned in the thread', async () => {
  const { say, connector } = await start({ ports: { answer } });
  await say(installation('add', personal(), megan));
  await say(message('help', channel()));
  const [sent] = await connector.untilSent(1);
  expect(sent?.thread).toBe(channel().conversation.id);
  expect(sent?.body).toMatchObject({
    text: '<at>Alex Wilber</at>',
    entities: [{ type: 'mention', text: '<at>Alex Wilber</at>', mentioned: { id: alex.id, name: 'Alex Wilber' } }],
  });
  expect(cardOf(sent as Sent)).toMatchObject({ view: { text: 'Yours.' } });
});

it('a person who blocked Preflight is mentioned in the thread', async () => {
  const { say, connector } = await start({ ports: { answer } });
  await say(installation('add', personal(), alex));
  connector.failNext({ status: 403, code: 'ConversationBlockedByUser' });
  await say(message('help', channel()));
  const [sent] = await connector.untilSent(1);
  expect(textsOf([sent as Sent])).toEqual([[channel().conversation.id, '<at>Alex Wilber</at>']]);
});
