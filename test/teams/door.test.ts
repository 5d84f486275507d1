import { gzipSync } from 'node:zlib';
import jwt from 'jsonwebtoken';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TeamsAdapter } from '../../src/teams/adapter.ts';
import {
  type ActivityJson,
  adele,
  appId,
  channel,
  execute,
  installation,
  invoke,
  membership,
  message,
  personal,
  submit,
  tenantId,
} from '../connector/activities.ts';
import { startBot } from '../connector/bot.ts';

type Bot = Awaited<ReturnType<typeof startBot>>;
let bot: Bot;

beforeEach(async () => {
  // The token library writes what it refuses to the console.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  bot = await startBot({ bodyLimit: 200_000 });
});
afterEach(() => bot.stop());

const url = (path: string) => `http://127.0.0.1:${bot.port}${path}`;
const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(url('/api/messages'), { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('who may come in', () => {
  it('Teams, with a token for this bot', async () => {
    expect(await bot.say(message('help'))).toMatchObject({ status: 200, text: '' });
    expect(bot.asked).toHaveLength(1);
  });

  const sign = (...args: Parameters<Bot['connector']['sign']>) => `Bearer ${bot.connector.sign(...args)}`;

  it.each<[string, () => string | null]>([
    ['no header', () => null],
    ['an empty header', () => ''],
    ['a word', () => 'Bearer'],
    ['garbage', () => 'Bearer abc'],
    ['garbage of the right shape', () => 'Bearer e30.e30.AAAA'],
    ['a header that is no JSON', () => 'Bearer AAAA.AAAA.AAAA'],
    ['another scheme', () => sign().replace('Bearer', 'Basic')],
    ['a token for another bot', () => sign({}, { audience: '33333333-3333-4333-8333-333333333333' })],
    ['another issuer', () => sign({}, { issuer: 'https://sts.windows.net/evil/' })],
    ['a key that nobody published', () => sign({}, { keyid: 'k9' })],
    ['a forged signature', () => sign({}, { forged: true })],
    ['a token that ended ten minutes ago', () => sign({}, { expiresIn: -600 })],
    ['another service URL', () => sign({ serviceurl: 'https://smba.example/' })],
    ['no service URL in the token', () => sign({ serviceurl: undefined })],
    ['a service URL without its last slash', () => sign({ serviceurl: bot.connector.serviceUrl.replace(/\/$/, '') })],
    ['a token that begins in ten minutes', () => sign({ nbf: Math.floor(Date.now() / 1000) + 600 })],
    ['a token that never ends', () => sign({}, { expiresIn: null })],
    ['a key that is endorsed for another channel', () => sign({}, { keyid: 'webchat' })],
    ['a key that is endorsed for nothing', () => sign({}, { keyid: 'unendorsed' })],
    // The Bot Framework itself would take these, as if from its Emulator or from another bot.
    ['a token that the bot itself got for Teams', () => `Bearer ${entraToken('https://api.botframework.com')}`],
    ['a token of Entra for the bot', () => `Bearer ${entraToken(appId)}`],
    ['a token signed with a shared secret', () => `Bearer ${secretToken('HS256')}`],
    ['a token without a signature', () => `Bearer ${secretToken('none')}`],
  ])('not with %s', async (_, authorization) => {
    const { status, text } = await bot.say(message('help'), authorization());
    expect({ status, text }).toEqual({ status: 401, text: '' });
    expect(bot.asked).toEqual([]);
    expect(bot.memory.conversations.size).toBe(0);
  });

  function entraToken(audience: string) {
    const issuer = `https://sts.windows.net/${tenantId}/`;
    return bot.connector.sign({ ver: '1.0', appid: appId, tid: tenantId }, { issuer, audience });
  }

  function secretToken(algorithm: 'HS256' | 'none') {
    const claims = { serviceurl: bot.connector.serviceUrl };
    const issuer = 'https://api.botframework.com';
    return jwt.sign(claims, algorithm === 'none' ? '' : 'secret', { algorithm, keyid: 'k1', issuer, audience: appId });
  }

  it.each([
    ['without a service URL', { serviceUrl: undefined }],
    ['with an empty service URL', { serviceUrl: '' }],
    ['from a channel that the key is not endorsed for', { channelId: 'webchat' }],
    ['from a channel with tokens of its own', { channelId: 'AseChannel' }],
    ['from no channel', { channelId: undefined }],
  ])('not %s', async (_, over) => {
    expect(await bot.say({ ...message('help'), ...over })).toMatchObject({ status: 401 });
    expect(bot.asked).toEqual([]);
    // Refused before the Bot Framework's library has looked at the token.
    expect(bot.log).toEqual([]);
  });

  it.each([
    'https://smba.trafficmanager.net.evil.example/teams/',
    'https://someone@smba.trafficmanager.net/teams/',
    'http://smba.trafficmanager.net/teams/',
    'https://smba.infra.gov.teams.microsoft.us/teams/',
    'http://127.0.0.1:9/teams/',
    'file:///teams/',
    'teams',
  ])('not to be answered at %s, even as the token says so', async (serviceUrl) => {
    const { authentication } = bot.connector;
    const services = ['https://smba.trafficmanager.net'];
    const real = await startBot({ connector: bot.connector, authentication: { ...authentication, services } });
    const said = await real.say({ ...message('help'), serviceUrl }, sign({ serviceurl: serviceUrl }));
    expect({ status: said.status, text: said.text }).toEqual({ status: 401, text: '' });
    expect(real.asked).toEqual([]);
    expect(real.log.map((entry) => entry.about.reason)).toEqual([
      expect.stringMatching(/ is no host of Teams in this cloud$/),
    ]);
    await real.stop();
  });

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://SMBA.trafficmanager.net/teams',
  ])('%s', async (serviceUrl) => {
    const { authentication } = bot.connector;
    const services = ['https://smba.trafficmanager.net'];
    const real = await startBot({ connector: bot.connector, authentication: { ...authentication, services } });
    const said = await real.say({ ...message('help'), serviceUrl }, sign({ serviceurl: serviceUrl }));
    expect(said.status).toBe(200);
    expect(real.asked).toHaveLength(1);
    await real.stop();
  });

  it('Teams may come again where the keys of the Bot Framework cannot be read', async () => {
    const { authentication } = bot.connector;
    const ToBotFromChannelOpenIdMetadataUrl = 'http://127.0.0.1:9/keys';
    const settings = { ...authentication.settings, ToBotFromChannelOpenIdMetadataUrl };
    const cut = await startBot({ connector: bot.connector, authentication: { ...authentication, settings } });
    const { status, text } = await cut.say(message('help'));
    expect({ status, text }).toEqual({ status: 503, text: '' });
    expect(cut.asked).toEqual([]);
    await cut.stop();
  });

  it('with a clock that is a minute off', async () => {
    expect(await bot.say(message('help'), sign({}, { expiresIn: -60 }))).toMatchObject({ status: 200 });
  });

  it('nobody can start a bot without an app id by accident', () => {
    const { authentication } = bot.connector;
    const settings = { ...authentication.settings, MicrosoftAppId: '' };
    expect(() => new TeamsAdapter({ ...authentication, settings })).toThrow('would accept anyone');
  });

  it('anyone when authentication is off, as the demo is', async () => {
    const open = await startBot({ authentication: 'off' });
    expect(await open.say(message('help'), null)).toMatchObject({ status: 200 });
    expect(open.asked).toHaveLength(1);
    await open.stop();
  });
});

describe('which tenants are served', () => {
  const stranger = '99999999-9999-4999-8999-999999999999';
  const notice = 'Preflight does not serve your organization.';
  const ofTenant = (activity: ReturnType<typeof message>, conversation?: string, channelData?: string) => ({
    ...activity,
    conversation: { ...(activity.conversation as object), tenantId: conversation },
    channelData: { ...(activity.channelData as object), tenant: channelData && { id: channelData } },
  });
  const from = (who: object) => ({ ...message('help'), from: { ...adele, ...who } });
  const expectNothingKept = () => {
    const { conversations, messages, inbox, suspended } = bot.memory;
    expect([conversations.size, messages.size, inbox.size, suspended.size]).toEqual([0, 0, 0, 0]);
    expect(bot.asked).toEqual([]);
  };

  it.each([
    ['in a conversation', ofTenant(message('help'), tenantId)],
    ['in a channel', ofTenant(message('help'), undefined, tenantId)],
    ['in capitals', ofTenant(message('help'), tenantId.toUpperCase(), tenantId)],
    ['with a speaker who is of it', from({ tenantId })],
  ])('its own, named %s', async (_, activity) => {
    expect(await bot.say(activity)).toMatchObject({ status: 200 });
    expect(bot.asked).toHaveLength(1);
  });

  it.each<[string, ActivityJson]>([
    ['of another tenant', ofTenant(message('are we ready?'), stranger, stranger)],
    ['of a conversation of another tenant', ofTenant(message('help'), stranger, tenantId)],
    ['of a channel of another tenant', ofTenant(message('help'), tenantId, stranger)],
    ['of no tenant', ofTenant(message('help'))],
    ['of an empty tenant', ofTenant(message('help'), '', '')],
    ['of a guest whose tenant is told', from({ tenantId: stranger })],
    ['of another tenant in the chat with the bot', ofTenant(message('help', personal()), stranger, stranger)],
    ['of another tenant with a card', ofTenant(submit({ kind: 'help.show' }), stranger, stranger)],
  ])('not a message %s: it gets a sentence, and nothing is kept', async (_, activity) => {
    expect(await bot.say(activity)).toMatchObject({ status: 200, text: '' });
    const [answer, ...more] = await bot.connector.untilSent(1);
    expect(answer).toMatchObject({ method: 'POST', body: { type: 'message', text: notice } });
    expect(answer?.thread).toBe((activity.conversation as { id: string }).id);
    expect(more).toEqual([]);
    expectNothingKept();
  });

  it('not a press in another tenant: the person is told in its answer', async () => {
    const { status, body } = await bot.say(ofTenant(execute({ kind: 'help.show' }), stranger, stranger));
    expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 400, value: { message: notice } } });
    expect(bot.connector.sent).toEqual([]);
    expectNothingKept();
  });

  it.each([
    ['an installation', installation('add')],
    ['the other announcement of one', membership('membersAdded')],
    ['an upgrade', installation('add-upgrade')],
    ['an edit', { ...message('help'), type: 'messageUpdate' }],
  ])('not %s in another tenant, and says nothing', async (_, activity) => {
    expect(await bot.say(ofTenant(activity, stranger, stranger))).toMatchObject({ status: 200, text: '' });
    expect(bot.connector.sent).toEqual([]);
    expectNothingKept();
  });

  it('another tenant cannot remove the bot from a conversation of its own', async () => {
    await bot.say(message('help', channel()));
    await bot.say(ofTenant(installation('remove'), stranger, stranger));
    expect(bot.memory.conversations.size).toBe(1);
  });

  it('those that the configuration names', async () => {
    const { authentication } = bot.connector;
    const both = await startBot({
      connector: bot.connector,
      authentication: { ...authentication, tenants: [tenantId, stranger] },
    });
    for (const id of [tenantId, stranger]) await both.say(ofTenant(message('help'), id, id));
    expect(both.asked).toHaveLength(2);
    await both.stop();
  });

  it('an answer that Teams does not take is logged, and that is all', async () => {
    bot.connector.failNext({ status: 403, code: 'ForbiddenOperationException' });
    await bot.say(ofTenant(message('help'), stranger, stranger));
    await vi.waitFor(() => expect(bot.log.map((entry) => entry.message)).toEqual(['Teams did not take a message']));
    expectNothingKept();
  });
});

describe('what it takes', () => {
  it('tells who watches over it that it is there', async () => {
    const response = await fetch(url('/healthz'));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  it.each([
    ['JSON that is none', '{"type":', 400],
    ['a text', '"hello"', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['nothing', '', 400],
    ['no type', '{"text":"help"}', 400],
    ['a conversation that is none', '{"type":"message","conversation":7}', 400],
  ])('not %s', async (_, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/\bat .*\.(js|ts):/);
  });

  it('not another content type', async () => {
    for (const type of ['text/plain', 'application/octet-stream', 'multipart/form-data; boundary=x']) {
      expect((await post('{"type":"message"}', { 'content-type': type })).status).toBe(400);
    }
  });

  it('not a body above the limit', async () => {
    expect((await post(JSON.stringify({ type: 'message', text: 'x'.repeat(200_000) }))).status).toBe(413);
  });

  it('not a compressed body, broken or not, and goes on', async () => {
    for (const body of [gzipSync('{"type":"message"}'), Buffer.from('not gzip at all')]) {
      expect((await post(new Uint8Array(body), { 'content-encoding': 'gzip' })).status).toBe(415);
    }
    expect((await fetch(url('/healthz'))).status).toBe(200);
  });

  it('not another method or path', async () => {
    expect((await fetch(url('/api/messages'))).status).toBe(405);
    expect((await fetch(url('/'))).status).toBe(404);
  });

  it.each([
    ['an edit', { ...message('help'), type: 'messageUpdate' }],
    ['a reaction', { ...message(''), type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['typing', { ...message(''), type: 'typing' }],
    ['something new', { ...message(''), type: 'telepathy' }],
  ])('%s, and does nothing', async (_, activity) => {
    expect(await bot.say(activity)).toMatchObject({ status: 200, text: '' });
    expect(bot.asked).toEqual([]);
    expect(bot.connector.sent).toEqual([]);
  });

  it('answers an invoke that it does not serve with 501', async () => {
    expect(await bot.say(invoke('task/fetch', { data: {} }))).toMatchObject({ status: 501, text: '' });
    expect(await bot.say({ ...invoke('adaptiveCard/action', {}), conversation: null })).toMatchObject({ status: 501 });
  });
});

describe('when something is wrong with us', () => {
  it('says so without saying what, with the id that the log has', async () => {
    await bot.stop();
    bot = await startBot({
      ports: {
        inbox: {
          accept: () => Promise.reject(new Error('password=hunter2 is wrong for db-7')),
          done: async () => {},
          unfinished: async () => [],
        },
      },
    });
    const { status, text } = await bot.say(message('help'));
    const [entry] = bot.log.filter(({ level }) => level === 'error');
    expect(status).toBe(500);
    expect(entry?.about.id).toEqual(expect.any(String));
    expect(text).toContain(entry?.about.id);
    expect(text).not.toContain('hunter2');
    expect(await bot.say(execute({ kind: 'help.show' }))).toMatchObject({ status: 200 });
  });

  it('a port that is taken is an error of the start', async () => {
    const { connector } = bot;
    const again = startBot({ port: bot.port, connector });
    await expect(again).rejects.toThrow('EADDRINUSE');
  });
});
