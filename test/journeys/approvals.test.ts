import { afterEach, beforeEach, expect, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { adele, alex, channel, execute, installation, megan, mention, message } from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

let connector: Connector;
let dataDir: string;
let journey: Journey;
let clock: Date;

beforeEach(async () => {
  connector = await startConnector();
  dataDir = await newDataDir();
  clock = new Date();
}, 60_000);
afterEach(async () => {
  await journey.stop();
  await connector.stop();
});

type Who = typeof adele;
type Data = { kind: string } & Record<string, unknown>;

const start = async (one = site('ready')) => {
  journey = await startJourney(one, { connector, dataDir, now: () => clock });
};

/** The newest card that says this. */
async function untilSaid(words: RegExp): Promise<Record<string, unknown>> {
  for (let count = 1; ; count += 1) {
    const sent = (await connector.untilSent(count))[count - 1] as Sent;
    if (words.test(wordsOf(cardOf(sent)))) {
      const newest = connector.sent.findLast((one) => words.test(wordsOf(cardOf(one)))) as Sent;
      return cardOf(newest);
    }
  }
}

/** Waits until a message that was sent after this many says something. */
async function hear(words: RegExp, after: number): Promise<Sent> {
  for (let count = after + 1; ; count += 1) {
    const sent = (await connector.untilSent(count))[count - 1] as Sent;
    if (words.test(wordsOf(cardOf(sent)))) return sent;
  }
}

const say = (text: string, who: Who = adele, people: Who[] = []) => {
  const names = people.map(({ name }) => `<at>${name}</at>`).join(' ');
  const activity = message(`${text} ${names}`.trim(), channel(), who);
  const entities = [...(activity.entities as object[]), ...people.map((one) => mention(one))];
  return journey.say({ ...activity, entities });
};

const press = async (data: Data, who: Who, form: Record<string, string> = {}) => {
  const filled = { ...data, ...Object.fromEntries(Object.entries(form).map(([key, value]) => [`form.${key}`, value])) };
  const { body } = await journey.say(execute(filled, { who }));
  return (body as { value: Record<string, unknown> }).value;
};

/** Adele installs Preflight, has the tenant read, and names who approves. */
async function begin(one = site('ready'), approvers: Who[] = [alex, megan]) {
  await start(one);
  await journey.say(installation('add'));
  await say('are we ready?');
  await untilSaid(/read at|Read \{\{DATE/);
  await say('approvers', adele, approvers);
  await untilSaid(/Saved\. Approvers here/);
}

/** Adele asks for an approval of a ready site; gives the card that everyone sees. */
async function request(form: Record<string, string> = {}) {
  const before = connector.sent.length;
  await say('request approval');
  const asking = cardOf(await hear(/^Ask for approval/, before));
  const approvers = `${alex.aadObjectId},${megan.aadObjectId}`;
  return press(dataOf(asking, 'Ask for approval'), adele, { approvers, quorum: '2', inOrder: 'no', ...form });
}

test('two approve what is asked, and everyone sees the decision with who decided what', async () => {
  await begin();
  const everyone = await request();
  expect(wordsOf(everyone)).toMatch(/Approval requested\n0 of 2 needed approvals given; 2 approvers\./);
  expect(everyone.refresh).toMatchObject({ userIds: [alex.id, megan.id] });
  expect(buttonsOf(everyone).map(({ title }) => title)).not.toContain('Approve');

  const own = await press(dataOf(everyone, 'Decide'), alex);
  const before = connector.sent.length;
  expect(wordsOf(await press(dataOf(own, 'Approve'), alex))).toContain('Alex Wilber** approves');
  const updated = await hear(/1 of 2 needed approvals given/, before);
  expect(updated.method).toBe('PUT');
  expect(cardOf(updated).refresh).toMatchObject({ userIds: [megan.id] });

  await say('approve because the network team agrees', megan);
  const decided = await hear(/Decided: Go/, before);
  expect(wordsOf(cardOf(decided))).toContain('“the network team agrees”');
});
