import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Refusal, Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import { adele, alex, channel, execute, message, type Person, personal, submit } from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { connection } from '../connector/token-service.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let journey: Journey;
afterEach(() => journey.stop());

const day = 24 * 60 * 60_000;
const denied = (request: RegExp): Refusal => ({
  request,
  status: 403,
  code: 'Authorization_RequestDenied',
  message: 'Insufficient privileges to complete the operation.',
});
const forAdmins = /^\/[^/]+\/(directory\/onPremisesSynchronization|onPremisesPublishingProfiles)\b/;
const forNobodyElse = /^(?!\/[^/]+\/(directory\/onPremisesSynchronization|onPremisesPublishingProfiles)\b)/;

/** A tenant that keeps from applications what is documented for a signed-in administrator only. */
const keeping = (change: (one: Site) => void = () => {}) =>
  site('ready', (one) => {
    one.refusals = [denied(forAdmins)];
    change(one);
  });

/** What Graph keeps from an administrator who has consented to these reads alone. */
const administrator: readonly Refusal[] = [denied(forNobodyElse)];

interface Claims {
  readonly tid?: string;
  readonly oid?: string;
  /** Seconds from now. */
  readonly lasts?: number;
}

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
/** A token for Graph as the token service gives it. It looks like none, so that no redactor hides it. */
const tokenOf = (who: Person, one: Site, { tid, oid, lasts = 3600 }: Claims = {}, name = 'planted') =>
  `${name}.${part({
    tid: tid ?? one.tenant.organization.id,
    oid: oid ?? who.aadObjectId,
    exp: Math.floor(Date.now() / 1000) + lasts,
  })}.signature`;

const sso = 'a-token-of-teams';

/** A journey in which Adele can sign in by single sign-on, and has the tenant read. */
async function begin(
  one: Site,
  options: Parameters<typeof startJourney>[1] & {
    readonly given?: string | number;
    readonly refused?: readonly Refusal[];
    /** The store has a reading already. */
    readonly isRead?: boolean;
  } = {},
) {
  const { given = tokenOf(adele, one), refused = administrator, isRead = false, ...rest } = options;
  let ahead = 0;
  journey = await startJourney(one, {
    connection,
    people: typeof given === 'string' ? new Map([[given, refused]]) : new Map(),
    now: () => new Date(Date.now() + ahead),
    ...rest,
  });
  journey.connector.tokens.exchanges.set(sso, given);
  let seen = journey.connector.sent.length;
  const ask = async (text: string, place = channel(), who = adele) => {
    await journey.say(message(text, place, who));
    seen += /^(are we ready\?|scan)$/.test(text) ? 2 : 1;
    return cardOf((await journey.connector.untilSent(seen))[seen - 1] as Sent);
  };
  if (!isRead) await ask('are we ready?');
  return {
    ask,
    putForward(days: number) {
      ahead += days * day;
    },
  };
}

interface Answered {
  readonly statusCode: number;
  readonly type: string;
  readonly value: Record<string, unknown>;
}

type Data = { kind: string } & Record<string, unknown>;

/** A press as Teams sends it, with what it adds once it was asked to sign in. The HTTP status is always 200. */
async function press(data: Data, proof: object = {}, who: Person = adele, place = channel()): Promise<Answered> {
  const activity = execute(data, { who, place });
  const { status, body } = await journey.say({ ...activity, value: { ...(activity.value as object), ...proof } });
  expect(status).toBe(200);
  return body as Answered;
}

const exchange = (token = sso, connectionName = connection) => ({
  authentication: { id: 'exchange-1', connectionName, token },
});

const why = 'why tenant.soft-match.blocked';
const button = 'Check as me';
const asked = () => journey.connector.tokens.calls.map(({ method, path }) => `${method} ${path}`);
/** Every read that came to Graph with a person's token. */
const readAsPerson = () =>
  journey.tenant.requests
    .filter(({ isOfPerson }) => isOfPerson)
    .flatMap(({ path, batched }) => (batched.length > 0 ? batched : [path]));

test('unknown → press → sign-in → read as Adele, and those facts only → judged for all, also after a scan', async () => {
  const { ask } = await begin(keeping());
  const detail = await ask(why);
  expect(wordsOf(detail)).toContain('**Unknown**');
  expect(wordsOf(detail)).toContain('Or press “Check as me” as one: Preflight reads it with your sign-in');

  const login = await press(dataOf(detail, button));
  expect(login).toEqual({
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: {
      text: expect.stringContaining('Sign in, so that Preflight reads as you, this once: the synchronization features'),
      connectionName: connection,
      tokenExchangeResource: {
        id: 'exchange-1',
        uri: `api://botid-${'2'.repeat(8)}-2222-4222-8222-${'2'.repeat(12)}`,
        providerId: '30dd229c',
      },
      buttons: [{ title: 'Sign in', text: 'Sign in', type: 'signin', value: expect.stringMatching(/^https:/) }],
    },
  });
  expect(readAsPerson()).toEqual([]);

  const read = await press(dataOf(detail, button), exchange());
  expect(read).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(wordsOf(read.value)).toContain('**Passes**');
  expect(wordsOf(read.value)).toContain('Read as Adele Vance: ');
  expect(wordsOf(read.value)).toMatch(
    /features: read as Adele Vance from Microsoft Graph, \{\{DATE.*; it counts until \{\{DATE/,
  );
  expect(readAsPerson().length).toBeGreaterThan(0);
  for (const path of readAsPerson()) expect(path).toMatch(forAdmins);
  // The token service forgets it as well.
  await vi.waitFor(() =>
    expect(asked()).toEqual(['GET botsignin/GetSignInResource', 'POST usertoken/exchange', 'DELETE usertoken/SignOut']),
  );

  const others = wordsOf(await ask(why, channel(), alex));
  expect(others).toContain('read as Adele Vance from Microsoft Graph');
  const scanned = wordsOf(await ask('scan'));
  expect(scanned).not.toContain('signed-in Global Administrator');
  const after = await ask(why);
  expect(wordsOf(after)).toContain('read as Adele Vance from Microsoft Graph');
  expect(buttonsOf(after).map(({ title }) => title)).toContain('Check again as me');
  expect(buttonsOf(after).map(({ title }) => title)).not.toContain('Attest it');
});

test('the list of what to do offers it too, and is shown again without that step', async () => {
  const { ask } = await begin(keeping());
  const path = await ask('what would make us ready?');
  expect(wordsOf(path)).toContain('A signed-in administrator');
  const { value } = await press(dataOf(path, button), exchange());
  expect(wordsOf(value)).toContain('Read as Adele Vance: ');
  expect(wordsOf(value)).not.toContain('A signed-in administrator');
});

test('who signs in by hand brings a code, which counts once', async () => {
  const one = keeping();
  const given = tokenOf(adele, one);
  const { ask } = await begin(one, { given });
  journey.connector.tokens.codes.set('123456', given);
  const data = dataOf(await ask(why), button);
  for (const state of ['654321', 'not a code', ''])
    expect(await press(data, { state })).toMatchObject({
      statusCode: 401,
      type: 'application/vnd.microsoft.error.incorrectAuthCode',
      value: { code: '401', message: expect.stringContaining('This code is not the right one') },
    });
  expect(wordsOf((await press(data, { state: '123456' })).value)).toContain('**Passes**');
  expect(await press(data, { state: '123456' })).toMatchObject({ statusCode: 401 });
});

describe('nothing is read and nothing is kept', () => {
  const nothing = async (ask: (text: string) => Promise<Record<string, unknown>>) => {
    expect(readAsPerson()).toEqual([]);
    expect(wordsOf(await ask(why))).toContain('**Unknown**');
    expect(wordsOf(await ask('show my answers'))).not.toContain('read from Microsoft Graph');
  };

  test.each([
    ['consent is missing', 400],
    ['the token of Teams is unknown or over', 404],
    ['a precondition fails', 412],
  ])('where %s: Teams is told to sign in by hand', async (_, given) => {
    const { ask } = await begin(keeping(), { given });
    const { statusCode, type, value } = await press(dataOf(await ask(why), button), exchange());
    expect({ statusCode, type }).toEqual({
      statusCode: 412,
      type: 'application/vnd.microsoft.error.preconditionFailed',
    });
    expect(value).toEqual({ code: '412', message: expect.stringContaining('your consent is missing') });
    await nothing(ask);
  });

  test('where the sign-in is for another connection', async () => {
    const { ask } = await begin(keeping());
    expect(await press(dataOf(await ask(why), button), exchange(sso, 'another'))).toMatchObject({ statusCode: 412 });
    expect(asked()).toEqual([]);
    await nothing(ask);
  });

  test('where the person closes the window', async () => {
    const { ask } = await begin(keeping());
    expect(await press(dataOf(await ask(why), button), { state: 'CancelledByUser' })).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'You did not sign in, so nothing was read.',
    });
    await nothing(ask);
  });

  test.each<[string, Claims, string]>([
    ['is of someone else', { oid: alex.aadObjectId }, 'another account than the one that you use in Teams'],
    ['is of another tenant', { tid: '99999999-9999-4999-8999-999999999999' }, 'You signed in to another tenant'],
    ['is over', { lasts: -1 }, 'Your sign-in was over'],
    ['does not say whose it is', { oid: 'nobody' }, 'does not say whose it is'],
  ])('where the token %s', async (_, claims, sentence) => {
    const one = keeping();
    const { ask } = await begin(one, { given: tokenOf(adele, one, claims) });
    const { statusCode, value } = await press(dataOf(await ask(why), button), exchange());
    expect(statusCode).toBe(200);
    expect(wordsOf(value)).toContain(sentence);
    await nothing(ask);
  });

  test('where Alex presses and the token is Adele’s', async () => {
    const { ask } = await begin(keeping());
    const { value } = await press(dataOf(await ask(why), button), exchange(), alex);
    expect(wordsOf(value)).toContain('another account');
    await nothing(ask);
  });

  test('where the token service refuses the bot, or does not answer', async () => {
    const { ask } = await begin(keeping(), { given: 403 });
    const data = dataOf(await ask(why), button);
    expect(await press(data, exchange())).toMatchObject({
      statusCode: 500,
      value: { message: expect.stringContaining('refused Preflight (403). Whoever runs Preflight') },
    });
    journey.connector.tokens.hang();
    expect(await press(data)).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { message: expect.stringContaining('did not answer. Nothing was read') },
    });
    await nothing(ask);
  });

  test('where the person is in another conversation, who is not even asked to sign in', async () => {
    const { ask } = await begin(keeping());
    const data = dataOf(await ask(why), button);
    const { value } = await press(data, exchange(), adele, channel('1', '19:another@thread.tacv2'));
    expect(wordsOf(value)).toContain('another conversation');
    expect(asked()).toEqual([]);
    await nothing(ask);
  });
});

test('who is no administrator is told that Graph refuses them too, and the check stays unknown', async () => {
  const { ask } = await begin(keeping(), { refused: [denied(/./)] });
  const { value } = await press(dataOf(await ask(why), button), exchange());
  expect(wordsOf(value)).toContain('Microsoft Graph did not show Adele Vance either: ');
  expect(wordsOf(value)).toContain('**Unknown**');
  expect(buttonsOf(value).map(({ title }) => title)).toEqual(expect.arrayContaining([button, 'Attest it']));
});

test('a double press reads twice at most and keeps it once', async () => {
  const { ask } = await begin(keeping(), { latencyMs: 50 });
  const data = dataOf(await ask(why), button);
  for (const { value } of await Promise.all([press(data, exchange()), press(data, exchange())]))
    expect(wordsOf(value)).toContain('**Passes**');
  const answers = wordsOf(await ask('show my answers'));
  expect(answers).toContain('read from Microsoft Graph');
  expect(answers).not.toContain('changed');
  expect(wordsOf(await ask('undo'))).toContain('Taken back');
  expect(wordsOf(await ask(why))).toContain('**Unknown**');
});

test('a restart between press and sign-in loses nothing, and what was read is there after one', async () => {
  const [dataDir, connector, one] = [await newDataDir(), await startConnector(), keeping()] as [
    string,
    Connector,
    Site,
  ];
  onTestFinished(() => connector.stop());
  const given = tokenOf(adele, one);
  const before = await begin(one, { dataDir, connector, given });
  const data = dataOf(await before.ask(why), button);
  expect(await press(data)).toMatchObject({ statusCode: 401 });
  await journey.stop();
  const between = await begin(one, { dataDir, connector, given, isRead: true });
  expect(wordsOf((await press(data, exchange())).value)).toContain('**Passes**');
  expect(wordsOf(await between.ask(why))).toContain('read as Adele Vance');
  await journey.stop();
  const after = await begin(one, { dataDir, connector, given, isRead: true });
  expect(wordsOf(await after.ask(why))).toContain('read as Adele Vance');
});

test('it counts for 90 days; then the refusal is what is left, and it can be read again', async () => {
  const { ask, putForward } = await begin(keeping());
  await press(dataOf(await ask(why), button), exchange());
  putForward(89);
  expect(wordsOf(await ask(why))).toContain('read as Adele Vance');
  putForward(2);
  const lapsed = await ask(why);
  expect(wordsOf(lapsed)).toContain('**Unknown**');
  expect(wordsOf(lapsed)).toContain('signed-in Global Administrator');
  expect(buttonsOf(lapsed).map(({ title }) => title)).toEqual(expect.arrayContaining([button, 'Attest it']));
  const question = await press(dataOf(lapsed, 'Attest it'));
  expect(wordsOf(question.value)).not.toContain('read from Microsoft Graph');
});

test('a reading of Preflight’s own comes before it, and takes the button away', async () => {
  const one = keeping();
  const { ask } = await begin(one);
  const data = dataOf(await ask(why), button);
  await press(data, exchange());
  one.refusals = [];
  for (const synchronization of one.tenant.onPremisesSynchronization)
    Object.assign(synchronization.features ?? {}, { blockSoftMatchEnabled: false });
  await ask('scan');
  const read = await ask(why);
  expect(wordsOf(read)).toContain('The synchronization features: read from Microsoft Graph');
  expect(wordsOf(read)).toContain('**Fails**');
  expect(buttonsOf(read).map(({ title }) => title)).not.toContain('Check again as me');
  expect(wordsOf((await press(data, exchange())).value)).toContain('Nothing here waits for a signed-in administrator');
});

test('it takes the place of an attestation, which nobody can put over it again', async () => {
  const { ask } = await begin(keeping());
  const detail = await ask(why);
  await ask('answer syncFeatures BlockSoftMatchEnabled : False evidence: CHG-4711');
  expect(wordsOf(await ask(why))).toContain('attested by Adele Vance');
  await press(dataOf(detail, button), exchange());
  expect(wordsOf(await ask(why))).toContain('read as Adele Vance');
  expect(wordsOf(await ask('answer syncFeatures BlockSoftMatchEnabled : False evidence: CHG-4712'))).not.toContain(
    'Saved',
  );
  expect(wordsOf(await ask('undo'))).toContain('Taken back');
  expect(wordsOf(await ask(why))).toContain('attested by Adele Vance');
});

test('without an OAuth connection there is no button, the card says what else, and an old card is refused', async () => {
  const one = keeping();
  const [dataDir, connector] = [await newDataDir(), await startConnector()];
  onTestFinished(() => connector.stop());
  const set = await begin(one, { dataDir, connector });
  const data = dataOf(await set.ask(why), button);
  await journey.stop();
  journey = await startJourney(one, { dataDir, connector });
  const before = connector.sent.length;
  await journey.say(message(why));
  const detail = cardOf((await connector.untilSent(before + 1))[before] as Sent);
  expect(buttonsOf(detail).map(({ title }) => title)).not.toContain(button);
  expect(buttonsOf(detail).map(({ title }) => title)).toContain('Attest it');
  expect(wordsOf(detail)).toContain('Whoever runs Preflight can set up “Check as me”');
  const { statusCode, value } = await press(data, exchange());
  expect(statusCode).toBe(200);
  expect(wordsOf(value)).toContain('People cannot sign in to Preflight here');
  expect(asked()).toEqual([]);
});

test('a client that sends a message in place of a press is told where to press', async () => {
  const { ask } = await begin(keeping());
  const data = dataOf(await ask(why), button);
  const before = journey.connector.sent.length;
  await journey.say(submit(data));
  const sent = await journey.connector.untilSent(before + 1);
  expect(wordsOf(cardOf(sent[before] as Sent))).toContain('press it again, in Teams for the desktop or the web');
  expect(asked()).toEqual([]);
});

test('Teams that could not sign a person in is heard', async () => {
  await begin(keeping());
  const answer = await journey.say({
    ...execute({ kind: 'fact.readAsMe' }, { place: personal() }),
    name: 'signin/failure',
    value: { code: 'resourcematchfailed', message: 'Resource match failed' },
  });
  expect(answer.status).toBe(200);
});
