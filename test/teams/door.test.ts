import { gzipSync } from 'node:zlib';
import jwt from 'jsonwebtoken';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TeamsAdapter } from '../../src/teams/adapter.ts';
import { appId, execute, invoke, message } from '../connector/activities.ts';
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
    ['a token signed with a shared secret', () => `Bearer ${secretToken('HS256')}`],
    ['a token without a signature', () => `Bearer ${secretToken('none')}`],
  ])('not with %s', async (_, authorization) => {
    const { status, text } = await bot.say(message('help'), authorization());
    expect({ status, text }).toEqual({ status: 401, text: '' });
    expect(bot.asked).toEqual([]);
    expect(bot.memory.conversations.size).toBe(0);
  });

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

  it('with a clock that is a minute off', async () => {
    expect(await bot.say(message('help'), sign({}, { expiresIn: -60 }))).toMatchObject({ status: 200 });
  });

  it('nobody can start a bot without an app id by accident', () => {
    expect(() => new TeamsAdapter({ settings: { MicrosoftAppId: '' } })).toThrow('would accept anyone');
  });

  it('anyone when authentication is off, as the demo is', async () => {
    const open = await startBot({ authentication: 'off' });
    expect(await open.say(message('help'), null)).toMatchObject({ status: 200 });
    expect(open.asked).toHaveLength(1);
    await open.stop();
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
