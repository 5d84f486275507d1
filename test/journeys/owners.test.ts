import { afterEach, expect, onTestFinished, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import {
  adele,
  alex,
  channel,
  execute,
  installation,
  megan,
  mention,
  message,
  personal,
} from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { dataOf, type Journey, newDataDir, saidIn, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
afterEach(() => journey.stop());

/** Nobody has told anything of the ready site yet. The clock stands: what is due soon after it is due at once. */
const start = async (options: Parameters<typeof startJourney>[1] = {}) => {
  const untold = site('ready', (one) => {
    one.answers = {};
  });
  journey = await startJourney(untold, { now: () => new Date('2026-01-10T10:00:00.000Z'), ...options });
  return journey;
};

const assignToAlex = (what: string, by = '') =>
  message(`assign ${what} to <at>${alex.name}</at>${by}`, channel(), adele, {
    entities: [mention(), mention(alex)],
  });

const inChannel = channel().conversation.id;
const inPersonal = personal().conversation.id;

/** What was sent to a thread, once it is as much as is expected. */
async function sentTo(thread: string, count: number, connector: Connector): Promise<Sent[]> {
  for (let all = connector.sent.length; ; all += 1) {
    const found = (await connector.untilSent(all)).filter((one) => one.thread === thread);
    if (found.length >= count) return found;
  }
}

const press = async (data: { kind: string } & Record<string, unknown>, options: Parameters<typeof execute>[1]) => {
  const { body } = await journey.say(execute(data, options));
  return (body as { value: unknown }).value;
};

test('assigned in the channel, told in one’s own chat, with the way to it', async () => {
  const { say, connector } = await start();
  await say(installation('add', personal(), alex));
  await connector.untilSent(1);
  await say(assignToAlex('network', ' by 2999-12-01'));
  const [confirmed] = await sentTo(inChannel, 1, connector);
  expect(saidIn(confirmed)).toContain('**Alex Wilber** takes care of: Network, due');
  const told = (await sentTo(inPersonal, 2, connector))[1] as Sent;
  expect(saidIn(told)).toContain('**Adele Vance** asks you to take care of this:\nNetwork');
  expect(told.body.text).toBeUndefined();
  const form = await press(dataOf(cardOf(told), 'Answer'), { place: personal(), who: alex });
  expect(wordsOf(form)).toContain('Owner: **Alex Wilber**');
  const mine = await press(dataOf(cardOf(told), 'What is mine'), { place: personal(), who: alex });
  expect(wordsOf(mine)).toContain('What is yours');
  expect(wordsOf(mine)).toContain('Network');
}, 60_000);

test('without a chat of one’s own: mentioned in the thread, with the way to answer', async () => {
  const { say, connector } = await start();
  await say(assignToAlex('dotnetRelease'));
  const sent = await sentTo(inChannel, 2, connector);
  const told = sent.find(({ body }) => body.text) as Sent;
  expect(told.body).toMatchObject({ text: '<at>Alex Wilber</at>', entities: [{ mentioned: { id: alex.id } }] });
  const question = await press(dataOf(cardOf(told), 'Answer'), { who: alex });
  expect(wordsOf(question)).toContain('Owner: **Alex Wilber**');
}, 60_000);

test('“Ask someone else” on a card: a forged person is refused, and a double click tells once', async () => {
  const { say, connector } = await start();
  await say(installation('add', personal(), megan));
  await say(message('next'));
  const card = cardOf((await sentTo(inChannel, 1, connector))[0] as Sent);
  const ask = dataOf(card, 'Assign');
  const forged = await press({ ...ask, 'form.owner': 'aaaaaaaa-0000-4000-8000-999999999999' }, {});
  expect(wordsOf(forged)).toContain('That person is not in this conversation');
  const pressed = { ...ask, 'form.owner': megan.aadObjectId, 'form.due': '2026-03-01' };
  const [next] = await Promise.all([press(pressed, {}), press(pressed, {})]);
  expect(wordsOf(next)).toContain('Asked Megan Bowen: ');
  // The welcome, what she is asked, and both reminders, which are due at once for a clock that stands in the past.
  const hers = await sentTo(inPersonal, 4, connector);
  await sentTo(inChannel, 3, connector);
  await say(message('who owns what'));
  expect(saidIn((await sentTo(inChannel, 4, connector)).at(-1))).toContain('1 assignment');
  const asked = connector.sent.filter(
    ({ thread, body }) => thread === inPersonal && JSON.stringify(body).includes('asks you to take care'),
  );
  expect(asked).toHaveLength(1);
  expect(hers.map((one) => saidIn(one)).join('\n')).toContain('A reminder of what is yours and still open:');
}, 60_000);

test('after a restart everyone still has what is theirs, and an old card assigns anew', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  await start({ dataDir, connector });
  await journey.say(assignToAlex('network', ' by 2999-12-01'));
  await journey.say(message('assign network'));
  const offered = (await sentTo(inChannel, 3, connector)).find((one) =>
    saidIn(one).includes('Assign this to someone:'),
  );
  await journey.stop();
  await start({ dataDir, connector });
  const before = connector.sent.length;
  await journey.say(message('mine', channel(), alex));
  const mine = (await connector.untilSent(before + 1)).at(-1);
  expect(saidIn(mine)).toMatch(/What is yours[\s\S]*Network/);
  const choose = dataOf(cardOf(offered as Sent), 'Assign');
  const section = await press({ ...choose, 'form.owner': 'nobody' }, { who: megan });
  expect(wordsOf(section)).not.toContain('Owner:');
  expect(saidIn((await connector.untilSent(before + 2)).at(-1))).toContain('Nobody takes care of this now: Network');
}, 60_000);
