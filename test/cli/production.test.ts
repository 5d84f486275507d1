import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { adele, appId, execute, message, tenantId } from '../connector/activities.ts';
import { type Connector, cardOf, startConnector } from '../connector/connector.ts';
import { startTokenEndpoint } from '../connector/token-endpoint.ts';
import { connection } from '../connector/token-service.ts';
import { useDataFolders } from '../store/folder.ts';
import { environmentBetween, startProduction } from './production.ts';
import { start } from './start.ts';

const newDataDir = useDataFolders();

type Running<T extends (...args: never[]) => unknown> = Awaited<ReturnType<T>>;

describe('the bot as npm start starts it, between stand-ins for all that it speaks to', () => {
  let connector: Connector;
  let entra: Running<typeof startTokenEndpoint>;
  let tenant: Running<typeof startTenant>;
  let bot: Running<typeof startProduction>;
  const say = (...args: [Parameters<Connector['post']>[1], (string | null)?]) => connector.post(bot.port, ...args);

  beforeAll(async () => {
    connector = await startConnector();
    entra = await startTokenEndpoint(connector.trust.issued);
    tenant = await startTenant(site('ready'));
    bot = await startProduction({
      ...environmentBetween(connector, entra, newDataDir()),
      GRAPH_ENDPOINT: tenant.url,
      GRAPH_ACCESS_TOKEN: tenant.token,
      AZURE_TENANT_ID: site('ready').tenant.organization.id as string,
    });
  });
  afterAll(async () => {
    await bot?.stop();
    await tenant?.stop();
    await entra?.stop();
    await connector?.stop();
  });

  it('takes a message with a token of Teams, signs in, and posts a card with its own', async () => {
    expect(await say(message('are we ready?'))).toMatchObject({ status: 200, text: '' });
    const [first] = await connector.untilSent(2);
    expect(first?.method).toBe('POST');
    expect(cardOf(first as never)).toMatchObject({ type: 'AdaptiveCard' });
    expect(entra.requests.map(({ form }) => form)).toEqual([
      expect.objectContaining({ client_id: appId, client_secret: 'the password of the bot' }),
    ]);
    expect(connector.refused).toEqual([]);
    expect(await say(execute({ kind: 'help.show' }))).toMatchObject({ status: 200, body: { statusCode: 200 } });
  });

  const teams = 'https://smba.trafficmanager.net/teams/';
  const sign: Connector['sign'] = (...args) => `Bearer ${connector.sign(...args)}`;
  const ofEntra = { issuer: `https://sts.windows.net/${tenantId}/`, audience: 'https://api.botframework.com' };

  it.each<[string, () => string | null, object?]>([
    ['no token', () => null],
    ['what is no token', () => 'Bearer abc'],
    ['another scheme', () => sign().replace('Bearer', 'Basic')],
    ['a token for another bot', () => sign({}, { audience: tenantId })],
    ['a token of another issuer', () => sign({}, { issuer: 'https://sts.windows.net/evil/' })],
    ['a token that the bot itself got', () => sign({ ver: '1.0', appid: appId, tid: tenantId }, ofEntra)],
    ['a key that nobody published', () => sign({}, { keyid: 'k9' })],
    ['a key that is not endorsed for Teams', () => sign({}, { keyid: 'webchat' })],
    ['a key that is endorsed for nothing', () => sign({}, { keyid: 'unendorsed' })],
    ['a forged signature', () => sign({}, { forged: true })],
    ['a token that is over', () => sign({}, { expiresIn: -600 })],
    ['a token that has not begun', () => sign({ nbf: Math.floor(Date.now() / 1000) + 600 })],
    ['a token for another service URL', () => sign({ serviceurl: 'http://127.0.0.1:9/' })],
    ['a token for no service URL', () => sign({ serviceurl: undefined })],
    ['no service URL', () => sign({ serviceurl: undefined }), { serviceUrl: undefined }],
    ['a service URL that is not on loopback', () => sign({ serviceurl: teams }), { serviceUrl: teams }],
    ['another channel', () => sign({}, { keyid: 'webchat' }), { channelId: 'webchat' }],
  ])('answers %s with 401, and tells nobody why', async (_, authorization, over) => {
    const before = connector.sent.length;
    const { status, text } = await say({ ...message('help'), ...over }, authorization());
    expect({ status, text }).toEqual({ status: 401, text: '' });
    expect(connector.sent).toHaveLength(before);
  });

  it('has logged each in a line, and nothing else went wrong', () => {
    const lines = bot
      .written()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ msg }) => msg === 'a request was not authenticated').length).toBeGreaterThan(10);
    expect(lines.filter(({ level, msg }) => level >= 40 && msg !== 'a request was not authenticated')).toEqual([]);
    expect(bot.written()).not.toMatch(/\bat .*\.(js|ts):/);
  });
});

/** Every byte that is in a folder, at whatever depth. */
const bytesIn = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));

describe('a sign-in', () => {
  it('is neither logged, nor stored, nor said to anyone, however it ends', async () => {
    const one = site('ready');
    const organization = one.tenant.organization.id as string;
    const claims = { tid: organization, oid: adele.aadObjectId, exp: Math.floor(Date.now() / 1000) + 3600 };
    // Shaped like no token that the log would hide by itself.
    const forGraph = `planted.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.planted-signature`;
    const [ofTeams, refusedOfTeams, code] = ['planted-of-teams', 'planted-refused', '48151623'];
    one.refusals = [
      {
        request: /^\/[^/]+\/(directory\/onPremisesSynchronization|onPremisesPublishingProfiles)\b/,
        status: 403,
        code: 'Authorization_RequestDenied',
        message: 'Insufficient privileges to complete the operation.',
      },
    ];
    const connector = await startConnector();
    const entra = await startTokenEndpoint(connector.trust.issued);
    const tenant = await startTenant(one, { people: new Map([[forGraph, []]]) });
    const dataDir = newDataDir();
    const bot = await startProduction({
      ...environmentBetween(connector, entra, dataDir),
      GRAPH_ENDPOINT: tenant.url,
      GRAPH_ACCESS_TOKEN: tenant.token,
      AZURE_TENANT_ID: organization,
      OAUTH_CONNECTION: connection,
      LOG_LEVEL: 'trace',
    });
    onTestFinished(async () => {
      await bot.stop();
      await tenant.stop();
      await entra.stop();
      await connector.stop();
    });
    connector.tokens.exchanges.set(ofTeams, forGraph);
    const answers: string[] = [];
    const press = async (data: { kind: string } & Record<string, unknown>, proof: object) => {
      const activity = execute(data);
      const value = { ...(activity.value as object), ...proof };
      const { text } = await connector.post(bot.port, { ...activity, value });
      answers.push(text);
      return text;
    };
    await connector.post(bot.port, message('are we ready?'));
    await connector.untilSent(2);
    await connector.post(bot.port, message('why tenant.soft-match.blocked'));
    const [, button = ''] =
      /"data":(\{"kind":"fact.readAsMe"[^}]*\})/.exec(JSON.stringify((await connector.untilSent(3))[2]?.body)) ?? [];
    const data = JSON.parse(button) as { kind: 'fact.readAsMe' };
    const bring = (token: string) => ({ authentication: { id: '1', connectionName: connection, token } });
    expect(await press(data, bring(refusedOfTeams))).toContain('preconditionFailed');
    expect(await press(data, { state: code })).toContain('incorrectAuthCode');
    expect(await press(data, bring(ofTeams))).toContain('Read as Adele Vance');
    expect(tenant.requests.some(({ isOfPerson }) => isOfPerson)).toBe(true);
    // Refused later on: Graph takes it no more.
    await tenant.stop();
    expect(await press(data, bring(ofTeams))).toContain('could not be asked as Adele Vance');
    await bot.stop();

    const heard = [bot.written(), ...answers, JSON.stringify(connector.sent)];
    expect(bot.written()).toContain('a person could not be signed in');
    for (const text of heard) expect(text).not.toMatch(new RegExp(`planted|${code}|${forGraph.split('.')[1]}`));
    const stored = bytesIn(dataDir);
    // It is looked for where things are kept.
    expect(stored.some((bytes) => bytes.includes('read from Microsoft Graph'))).toBe(true);
    for (const bytes of stored)
      for (const secret of ['planted', code, forGraph.split('.')[1] as string])
        expect(bytes.includes(secret)).toBe(false);
  }, 60_000);
});

describe('no secret', () => {
  const secrets = {
    MicrosoftAppPassword: 'Zk8Q~planted/password+1',
    AUDIT_KEY: 'planted key that seals the record 32',
    GRAPH_ACCESS_TOKEN: 'planted-token-for-graph',
    AZURE_CLIENT_SECRET: 'planted~secret.of.another',
    AZURE_CLIENT_CERTIFICATE_PASSWORD: 'planted-certificate-password',
    AZURE_PASSWORD: 'planted-password-of-a-person',
    IDENTITY_HEADER: 'planted-identity-header',
  };
  const databasePassword = 'planted-pass%2Fword';

  function expectNone(text: string, more: readonly string[] = []) {
    expect(text).not.toBe('');
    const all = [...Object.values(secrets), databasePassword, decodeURIComponent(databasePassword), ...more];
    for (const secret of all.flatMap((one) => [one, encodeURIComponent(one)])) expect(text).not.toContain(secret);
    expect(text).not.toContain('planted');
  }

  /** Runs the bot through messages and presses, and collects all that it says to anyone. */
  async function heardFrom(over: { refuse?: boolean; unreachable?: boolean }) {
    const connector = await startConnector();
    const entra = await startTokenEndpoint(connector.trust.issued);
    // It was asked for another token, so it refuses the one it gets.
    const tenant = await startTenant(site('ready'));
    onTestFinished(async () => {
      await tenant.stop();
      await connector.stop();
    });
    if (over.refuse) entra.refuse();
    if (over.unreachable) await entra.stop();
    else onTestFinished(entra.stop);
    const bot = await startProduction({
      ...environmentBetween(connector, entra, newDataDir()),
      ...secrets,
      GRAPH_ENDPOINT: tenant.url,
      LOG_LEVEL: 'trace',
    });
    const tokens = [connector.trust.issued, connector.sign(), connector.sign({}, { forged: true })];
    const bodies: string[] = [];
    for (const token of tokens.slice(1)) {
      for (const activity of [message('are we ready?'), execute({ kind: 'status.show' }), message('help')])
        bodies.push((await connector.post(bot.port, activity, `Bearer ${token}`)).text);
    }
    if (over.refuse) await entra.untilAsked(2);
    else if (!over.unreachable) await connector.untilSent(2);
    await bot.stop();
    return { written: bot.written(), bodies, cards: connector.arrived, tokens };
  }

  it('is told where all is well with Teams, and Graph refuses its token', async () => {
    const { written, bodies, cards, tokens } = await heardFrom({});
    expectNone([written, ...bodies, ...cards].join('\n'), tokens);
    expect(cards.length).toBeGreaterThanOrEqual(2);
  });

  it('is told where Entra refuses the password, and quotes it', async () => {
    const { written, bodies, tokens } = await heardFrom({ refuse: true });
    expectNone([written, ...bodies].join('\n'), tokens);
    // What went wrong is told all the same.
    expect(written).toContain('No token for the bot could be had');
    expect(written).toContain('AADSTS7000215');
    expect(written).toContain('client_secret=[secret]');
  });

  it('is told where Entra cannot be reached', async () => {
    const { written, bodies, tokens } = await heardFrom({ unreachable: true });
    expectNone([written, ...bodies].join('\n'), tokens);
    expect(written).toContain('No token for the bot could be had');
  });

  it.each([
    [
      'a private key that is none',
      { CertificateThumbprint: 'ab'.repeat(20), CertificatePrivateKey: '-----BEGIN planted-----' },
      /CertificatePrivateKey is no RSA private key/,
    ],
    ['a database that is nowhere', { DATABASE_URL: `postgres://me:${databasePassword}@127.0.0.1:9/x` }, /ECONNREFUSED/],
    [
      'a database that is no address',
      { DATABASE_URL: `postgres://me:${databasePassword}@127.0.0.1:x/x` },
      /DATABASE_URL/,
    ],
    ['a token that is none', { GRAPH_ACCESS_TOKEN: '"planted"' }, /GRAPH_ACCESS_TOKEN does not hold a token/],
    ['a key that is too short', { AUDIT_KEY: 'planted' }, /AUDIT_KEY is too short/],
    ['stand-ins that are elsewhere', { OAuthUrl: 'http://planted@127.0.0.1' }, /OAuthUrl is no address/],
  ])('is told at the start, with %s', async (_, over, said) => {
    const { status, stdout, stderr } = await start('serve.ts', [], {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      DATA_DIR: 'nowhere',
      ...secrets,
      ...over,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(said);
    expectNone(stderr);
    expect(stderr).not.toMatch(/\bat .*\.(js|ts):/);
  });
});
