import { afterEach, beforeEach, expect, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import {
  adele,
  alex,
  channel,
  execute,
  groupChat,
  installation,
  megan,
  mention,
  message,
  personal,
} from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

const check = 'tenant.soft-match.blocked';
const day = 24 * 60 * 60_000;

let connector: Connector;
let dataDir: string;
let journey: Journey;
let seen: number;
let clock: Date;

/** The ready site with two risks. */
const risky = () =>
  site('ready', (one) => {
    one.answers = { ...one.answers, recycleBinEnabled: false };
    const [synchronization] = one.tenant.onPremisesSynchronization;
    if (synchronization?.features) synchronization.features.blockSoftMatchEnabled = false;
  });

beforeEach(async () => {
  connector = await startConnector();
  dataDir = await newDataDir();
  seen = 0;
  clock = new Date();
}, 60_000);
afterEach(async () => {
  await journey.stop();
  await connector.stop();
});

const start = async (one = risky()) => {
  journey = await startJourney(one, { connector, dataDir, now: () => clock });
};

type Who = typeof adele;

/** Says something and gives what comes back, which may be several messages. */
async function hear(activity: Parameters<Journey['say']>[0], count = 1): Promise<Record<string, unknown>[]> {
  await journey.say(activity);
  seen += count;
  return (await connector.untilSent(seen)).slice(seen - count, seen).map((sent) => cardOf(sent as Sent));
}
const ask = async (text: string, who: Who = adele, place = channel(), over: object = {}) =>
  wordsOf((await hear(message(text, place, who, over)))[0]);

/** Presses a button; `others`: how many messages everyone else sees of it. */
async function press(data: { kind: string } & Record<string, unknown>, who: Who, others: number) {
  const { body } = await journey.say(execute(data, { who }));
  seen += others;
  const sent = (await connector.untilSent(seen)).slice(seen - others, seen);
  return { card: (body as { value: Record<string, unknown> }).value, sent };
}

/** Adele installs Preflight and names Alex as the one who decides. */
async function begin(one = risky()) {
  await start(one);
  await hear(installation('add'));
  await journey.say(message('are we ready?'));
  seen += 2;
  await connector.untilSent(seen);
  expect(await name([alex])).toContain('Approvers here: Alex Wilber. Administrators: Adele Vance.');
}

const name = (people: Who[], by: Who = adele) =>
  ask(`approvers ${people.map((one) => `<at>${one.name}</at>`).join(' ')}`, by, channel(), {
    entities: [mention(), ...people.map((one) => mention(one))],
  });

/** Adele asks for a waiver by the card of its check. */
async function request(until?: string) {
  const [card] = await hear(message(`why ${check}`));
  const data = dataOf(card, 'Ask for it');
  return press({ ...data, form: { because: 'Cutover is on Monday.', ...(until ? { until } : {}) } }, adele, 1);
}

test('asked for by one, granted by another who may, and the verdict counts it', async () => {
  await begin();
  expect(await ask('status')).toMatch(/2 risks are open/);
  const { card, sent } = await request();
  expect(wordsOf(card)).toMatch(/waits for a decision[\s\S]*Cutover is on Monday[\s\S]*Asked for by \*\*Adele Vance/);
  // Everyone sees it, in place of the card that was pressed.
  expect(sent[0]).toMatchObject({ method: 'PUT', activityId: '1763640000100' });

  const grant = dataOf(card, 'Grant');
  const own = await press(grant, adele, 0);
  expect(wordsOf(own.card)).toContain('Four eyes: who asked for a waiver cannot grant it.');
  const stranger = await press(grant, megan, 0);
  expect(wordsOf(stranger.card)).toContain('Only approvers and administrators may decide here.');
  expect(await ask('waivers')).toMatch(/waits for a decision/i);

  const granted = await press(grant, alex, 1);
  expect(wordsOf(granted.card)).toMatch(/accepted[\s\S]*Granted by \*\*Alex Wilber/);
  expect(wordsOf(cardOf(granted.sent[0] as Sent))).toContain('Granted by **Alex Wilber');

  const verdict = await ask('status');
  expect(verdict).toContain('Ready with risks');
  expect(verdict).toContain('1 risk is open, 1 accepted by a waiver');
  expect(verdict).toMatch(/\*\*Waived\*\* until .* by Alex Wilber · \*\*Fails\*\*/);
  expect(await ask(`why ${check}`)).toMatch(/\*\*Waived\*\* until/);
  expect(await ask('blockers')).toMatch(/\*\*Waived\*\* until/);
  expect(await ask('what would make us ready?')).toContain('1 risk is accepted by a waiver');
  expect(await ask('waivers')).toMatch(/1 waiver[\s\S]*Accepted[\s\S]*Granted by \*\*Alex Wilber/);
}, 60_000);

test('a second press, an old card and two at once: one decision, and the card shows what is stored', async () => {
  await begin();
  const { card } = await request();
  const grant = dataOf(card, 'Grant');
  const decline = dataOf(card, 'Decline it');
  const [first, second] = await Promise.all([
    journey.say(execute(grant, { who: alex })),
    journey.say(execute(grant, { who: alex })),
  ]);
  for (const { body } of [first, second])
    expect(wordsOf((body as { value: object }).value)).toContain('Granted by **Alex Wilber');
  // Both may have told everyone: the same.
  await connector.untilSent(seen + 1);
  const late = await journey.say(execute({ ...decline, form: { because: 'No!' } }, { who: alex }));
  const words = wordsOf((late.body as { value: object }).value);
  expect(words).toContain('This card was out of date');
  expect(words).toContain('Granted by **Alex Wilber');
  expect(words).not.toContain('No!');
}, 60_000);

test('of two who decide at the same moment one is first', async () => {
  await begin();
  // Adele is an administrator; here Megan asks, so that both Adele and Alex may decide.
  const asked = await hear(message(`waive ${check} because Cutover is on Monday`, channel(), megan));
  const grant = dataOf(asked[0], 'Grant');
  const decline = { ...dataOf(asked[0], 'Decline it'), form: { because: 'Block it today.' } };
  const answers = await Promise.all([
    journey.say(execute(grant, { who: alex })),
    journey.say(execute(decline, { who: adele })),
  ]);
  seen += 1;
  await connector.untilSent(seen);
  const words = answers.map(({ body }) => wordsOf((body as { value: object }).value));
  expect(words.filter((one) => one.includes('same moment') || one.includes('out of date'))).toHaveLength(1);
  const isGranted = (await ask('status')).includes('1 accepted by a waiver');
  for (const one of words) expect(one).toContain(isGranted ? 'Granted by **Alex Wilber' : 'Declined by **Adele Vance');
}, 60_000);

test('card data that was forged decides nothing', async () => {
  await begin();
  const { card } = await request();
  const grant = dataOf(card, 'Grant');
  const say = async (
    data: { kind: string } & Record<string, unknown>,
    options: Parameters<typeof execute>[1],
    over?: object,
  ) => wordsOf(((await journey.say(execute(data, options, over))).body as { value: object }).value);
  // Who presses is who the activity says, whatever the data claims.
  expect(await say({ ...grant, by: alex, user: alex.aadObjectId }, { who: megan })).toContain('Only approvers');
  expect(await say({ ...grant, waiver: 'bbbbbbbb-0000-4000-8000-000000000009' }, { who: alex })).toContain(
    'no such waiver',
  );
  expect(await say({ ...grant, revision: 7 }, { who: alex })).toContain('out of date');
  expect(await say(grant, { who: alex, place: groupChat() })).toContain('another conversation');
  const inside = await journey.say(execute({ ...grant, kind: 'waiver.remind', hasEnded: true }, { who: alex }));
  expect(inside.body).toMatchObject({ statusCode: 400 });
  seen += 1;
  await connector.untilSent(seen);
  const nobody = { ...alex, aadObjectId: undefined } as unknown as Who;
  expect(await say(grant, { who: nobody })).toContain('Teams does not say who you are');
  expect(await ask('status')).toMatch(/2 risks are open/);
}, 60_000);

test('guests, strangers and people whose tenant nobody tells have no say', async () => {
  await begin();
  const { card } = await request();
  const grant = dataOf(card, 'Grant');
  const at = connector.members.findIndex(({ id }) => id === alex.id);
  const set = async (change: object | null) => {
    connector.members.splice(at, 1, ...(change ? [{ ...alex, userRole: 'user', ...change }] : []));
    await journey.say({
      type: 'conversationUpdate',
      channelId: 'msteams',
      from: adele,
      recipient: { id: '28:x', name: 'x' },
      ...channel(),
      membersAdded: [{ id: alex.id }],
    });
  };
  await set({ tenantId: '99999999-1111-4111-8111-111111111111' });
  expect(wordsOf((await press(grant, alex, 0)).card)).toContain('Alex Wilber belongs to another tenant');
  expect(await name([alex])).toContain('Alex Wilber belongs to another tenant');
  await set({});
  expect(wordsOf((await press(grant, alex, 0)).card)).toContain('does not tell which tenant Alex Wilber belongs to');
  await set(null);
  expect(wordsOf((await press(grant, alex, 0)).card)).toContain('You are not in this conversation');
  expect(await name([alex])).toContain('not in this conversation, so nothing was changed');
}, 60_000);

test('only administrators name approvers; none is possible, and then nobody but they decide', async () => {
  await begin();
  expect(await name([megan], megan)).toContain('Only an administrator of this conversation');
  expect(await ask('approvers')).toContain('Approvers here: Alex Wilber.');
  expect(await ask('approvers none')).toContain('Saved. Approvers here: nobody.');
  const { card } = await request();
  expect(wordsOf((await press(dataOf(card, 'Grant'), alex, 0)).card)).toContain('Only approvers and administrators');
}, 60_000);

test('all of it by typing, with a sentence for what is not understood', async () => {
  await begin();
  expect(await ask('waive soft match because x until 2030-01-01')).toContain('is the id of no check');
  expect(await ask(`waive ${check}`)).toContain('Say why the risk is acceptable');
  expect(await ask(`waive ${check} because it can wait until 2099-01-01`)).toContain('at most 90 days');
  expect(await ask('waive tenant.exists because it can wait')).toContain('only a recommended check can be waived');
  expect(await ask(`waive ${check} because it can wait`)).toContain('waits for a decision');
  expect(await ask(`waive ${check} because it can wait`, megan)).toContain('Adele Vance asked first');
  expect(await ask(`decline waiver ${check}`, alex)).toContain('Say why you decline');
  expect(await ask('grant waiver nothing', alex)).toContain('is called “nothing”');
  // In the thread in which it was asked for, its card is updated in place.
  expect(await ask(`decline waiver ${check} because block it today`, alex)).toContain('block it today');
  expect(connector.sent.at(-1)?.method).toBe('PUT');
  expect(await ask(`waive ${check} because the cutover is on Monday`)).toContain('waits for a decision');
  // In another thread the decision is shown there, and the card of the request follows.
  const cards = await hear(message(`grant waiver ${check}`, channel('1763640000777'), alex), 2);
  for (const card of cards) expect(wordsOf(card)).toContain('Granted by **Alex Wilber');
  expect(new Set(connector.sent.slice(-2).map(({ method }) => method))).toEqual(new Set(['POST', 'PUT']));
  expect(await ask(`withdraw waiver ${check}`)).toContain('Withdrawn by **Adele Vance');
  expect(await ask('status')).toMatch(/2 risks are open/);
}, 60_000);

test('it ends by itself, and says so in the channel before and when it happens; also after a restart', async () => {
  clock = new Date(Date.now() - 40 * day);
  await begin();
  const until = new Date(Date.now() - day).toISOString().slice(0, 10);
  const { card } = await request(until);
  // The queue goes by the database's clock, by which both days are past: so both words go out now.
  const { sent } = await press(dataOf(card, 'Grant'), alex, 4);
  const words = sent.map((one) => wordsOf(cardOf(one)));
  expect(words.filter((one) => one.includes(`ends after ${until}, in 7 days`))).toHaveLength(1);
  expect(words.filter((one) => one.includes(`has ended with ${until}: the risk is open again`))).toHaveLength(1);
  expect(await ask('status')).toContain('1 risk is open, 1 accepted');

  await journey.stop();
  clock = new Date();
  await start();
  const verdict = await ask('status');
  expect(verdict).toMatch(/2 risks are open/);
  expect(verdict).not.toContain('Waived');
  expect(await ask('waivers')).toContain('**Ended**');
}, 60_000);

test('a single administrator is waived by id; when they are gone, that is an error', async () => {
  const one = risky();
  const registrations = one.tenant.userRegistrationDetails;
  const [first, second] = registrations.slice(0, 2);
  if (!first || !second) throw new Error('The site has no administrators');
  first.isMfaRegistered = false;
  second.isMfaRegistered = false;
  await begin(one);
  const [card] = await hear(message('why tenant.admins.mfa'));
  const data = dataOf(card, 'Ask for it');
  const name = String(second.userPrincipalName);
  expect(wordsOf(card)).toContain(`Only ${name}`);
  const asked = await press({ ...data, form: { object: second.id, because: 'They leave.' } }, adele, 1);
  expect(wordsOf(asked.card)).toContain(`only ${name}`);
  await press(dataOf(asked.card, 'Grant'), alex, 1);
  // The other one is still at risk.
  expect(await ask('why tenant.admins.mfa')).toMatch(new RegExp(`Waived in part\\*\\* for ${name}`));
  expect(await ask('status')).toContain('3 risks are open.');
  expect(await ask(`waive tenant.admins.mfa for ${first.userPrincipalName} because they leave too`)).toContain('waits');
  await ask(`grant waiver tenant.admins.mfa for ${first.userPrincipalName}`, alex);
  expect(await ask('status')).toContain('2 risks are open, 1 accepted by a waiver');

  // It is asked for anew, and before it is granted both lose every role.
  await ask(`withdraw waiver tenant.admins.mfa for ${first.userPrincipalName}`);
  await ask(`waive tenant.admins.mfa for ${first.userPrincipalName} because they leave later`);
  const gone = [first.id, second.id];
  one.tenant.roleAssignments = one.tenant.roleAssignments.filter(
    ({ principalId }) => !gone.includes(String(principalId)),
  );
  await journey.stop();
  await start(one);
  clock = new Date();
  await hear(message('scan'), 2);
  expect(await ask('waivers')).toMatch(/\*\*Error:\*\* .* is no longer among what the check looks at/);
  const granted = await ask(`grant waiver tenant.admins.mfa for ${first.userPrincipalName}`, alex);
  expect(granted).toContain('no longer there, so there is nothing to accept');
}, 60_000);

test('an administrator changes how decisions are made, and nobody else does', async () => {
  await begin();
  expect(await ask('policy')).toContain('1 approval decides');
  expect(await ask('policy quorum 2', alex)).toContain('Only an administrator');
  expect(await ask('policy quorum 2')).toContain('Saved. 2 approvals decide');
  expect(await ask('policy waivers 30 days')).toContain('2 approvals decide, unless a request says otherwise.');
  expect(await ask('policy')).toContain('Waivers last 30 days at most.');
  expect(await ask('policy nonsense')).toContain('One of these is understood');
  expect(await ask('approvers')).toContain('Alex Wilber');
});

test('asked for in one’s own chat, it is decided in the conversation of the review', async () => {
  await begin();
  const [own, card] = await hear(message(`waive ${check} because Cutover is on Monday`, personal()), 2);
  const [first, second] = connector.sent.slice(-2);
  expect([first?.thread, second?.thread]).toEqual([
    personal().conversation.id,
    channel().conversation.id.split(';')[0],
  ]);
  for (const one of [own, card]) expect(wordsOf(one)).toContain('Asked for by **Adele Vance');
  const granted = await press(dataOf(card, 'Grant'), alex, 1);
  expect(wordsOf(granted.card)).toContain('Granted by **Alex Wilber');
});
