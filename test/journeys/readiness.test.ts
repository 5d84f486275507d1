import { afterEach, expect, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { channel, execute, groupChat, message, personal, submit } from '../connector/activities.ts';
import { cardOf, type Sent } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, saidIn, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
const start = async (...args: Parameters<typeof startJourney>) => {
  journey = await startJourney(...args);
  return journey;
};
afterEach(() => journey.stop());

const graphRequests = () => journey.tenant.requests.length;
const answerOf = (response: { body: unknown }) => response.body as { statusCode: number; type: string; value: unknown };

test('a question in a channel is acknowledged, then answered in its thread by a card that first shows progress', async () => {
  const { connector, say } = await start(site('trouble'));
  const place = channel();
  const acknowledged = await say(message('are we ready?', place));
  expect(acknowledged.status).toBe(200);
  const [progress, verdict] = await connector.untilSent(2);
  expect(progress).toMatchObject({ method: 'POST', thread: place.conversation.id });
  expect(verdict).toMatchObject({ method: 'PUT', thread: place.conversation.id, activityId: progress?.activityId });
  const words = saidIn(verdict);
  expect(words).toContain('Not ready');
  expect(words).toContain('Fabrikam');
  expect(words).toContain('fabrikam-retail.com is added but not verified');
});

test('facts that are fresh answer at once, without another look at the tenant', async () => {
  const { connector, say } = await start(site('ready'));
  await say(message('ready?'));
  await connector.untilSent(2);
  const before = graphRequests();
  await say(message('are we ready?', channel('1763640000777')));
  const [, , again] = await connector.untilSent(3);
  expect(again?.method).toBe('POST');
  expect(saidIn(again)).toMatch(/^.{0,3}\n?Ready\n/);
  expect(graphRequests()).toBe(before);
});

test('facts older than a quarter of an hour are read again, and scan always reads', async () => {
  let now = new Date();
  const { connector, say } = await start(site('ready'), { now: () => now });
  await say(message('are we ready?'));
  await connector.untilSent(2);
  const once = graphRequests();
  now = new Date(now.getTime() + 15 * 60_000);
  await say(message('are we ready?'));
  await connector.untilSent(3);
  expect(graphRequests()).toBe(once);
  now = new Date(now.getTime() + 1);
  await say(message('are we ready?'));
  await connector.untilSent(5);
  expect(graphRequests()).toBe(2 * once);
  now = new Date(now.getTime() + 1);
  await say(message('scan'));
  await connector.untilSent(7);
  expect(graphRequests()).toBe(3 * once);
});

test('two scans of one tenant at once are one, and each thread gets its card', async () => {
  const { connector, say } = await start(site('ready'), { latencyMs: 150 });
  const [a, b] = [channel('1763640000001'), channel('1763640000002')];
  await Promise.all([say(message('scan', a)), say(message('scan', b))]);
  const sent = await connector.untilSent(4);
  const verdicts = sent.filter(({ method }) => method === 'PUT');
  expect(verdicts.map(({ thread }) => thread).sort()).toEqual([a.conversation.id, b.conversation.id].sort());
  for (const verdict of verdicts) expect(saidIn(verdict)).toMatch(/^.{0,3}\n?Ready\n/);
  expect(graphRequests()).toBe(7);
});

test('the buttons of the verdict lead to the blockers, to one check in full, and back', async () => {
  const { connector, say } = await start(site('trouble'));
  await say(message('are we ready?'));
  const verdict = cardOf((await connector.untilSent(2))[1] as Sent);

  const blockers = answerOf(await say(execute(dataOf(verdict, 'Show blockers'))));
  expect(blockers).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(wordsOf(blockers.value)).toContain('through the group Identity Operators');

  const why = buttonsOf(blockers.value).find(({ data }) => data.check === 'account.role.direct');
  const detail = answerOf(await say(execute(why?.data ?? { kind: 'none' })));
  expect(wordsOf(detail.value)).toContain('read from Microsoft Graph');
  expect(wordsOf(detail.value)).toContain('Prerequisites and hardware');

  const back = buttonsOf(detail.value).find(({ data }) => data.kind === 'status.show');
  expect(wordsOf(answerOf(await say(execute(back?.data ?? { kind: 'none' }))).value)).toContain('Not ready');
});

test('a pressed "Scan again" shows progress on that card and then the new verdict in the same message', async () => {
  const { connector, say } = await start(site('ready'));
  await say(message('are we ready?'));
  const [, verdict] = await connector.untilSent(2);
  const card = verdict?.activityId as string;
  const pressed = answerOf(await say(execute(dataOf(cardOf(verdict as Sent), 'Scan again'), { card })));
  expect(wordsOf(pressed.value)).toMatch(/reading/i);
  const [, , updated] = await connector.untilSent(3);
  expect(updated).toMatchObject({ method: 'PUT', activityId: card });
  expect(saidIn(updated)).toContain('Ready');
});

test('what was refused is unknown, by the name of the permission and of who can grant it, and never pass or fail', async () => {
  const { connector, say } = await start(site('restricted'));
  await say(message('are we ready?'));
  const [, verdict] = await connector.untilSent(2);
  expect(saidIn(verdict)).toContain('Not known yet');
  expect(saidIn(verdict)).toContain('RoleManagement.Read.Directory');
  expect(saidIn(verdict)).toContain('Privileged Role Administrator');
});

test('the planned installation: what cannot be understood is kept in its field and nothing is saved; an old form saves nothing', async () => {
  const { connector, say } = await start(site('ready'));
  await say(message('profile', personal()));
  const form = cardOf((await connector.untilSent(1))[0] as Sent);
  const data = dataOf(form, 'Save');
  const fields = { 'form.tool': 'connect', 'form.installation': 'fresh', 'form.settings': 'custom' };
  const press = (typed: Record<string, string>) =>
    say(execute({ ...data, ...fields, ...typed }, { place: personal(), card: '1' })).then(answerOf);

  const bad = await press({
    'form.installingAccount': 'a@contoso.com',
    'form.upnSuffixes': 'contoso.com',
    'form.objectsInScope': 'many',
  });
  expect(wordsOf(bad.value)).toContain('many');
  expect(wordsOf(bad.value)).toContain('a whole number such as 12000');

  const good = {
    'form.installingAccount': 'nobody@contoso.com',
    'form.upnSuffixes': '@contoso.com, nowhere.example',
    'form.objectsInScope': '12,000',
  };
  await press(good);
  const saved = (await connector.untilSent(2))[1];
  expect(saidIn(saved)).toContain('nowhere.example');
  expect(saidIn(saved)).toMatch(/no such user/i);

  const late = await press({ ...good, 'form.objectsInScope': '13,000' });
  expect(wordsOf(late.value)).toMatch(/someone else|meanwhile|changed/i);
  await say(message('profile', personal()));
  expect(JSON.stringify(cardOf((await connector.untilSent(3))[2] as Sent))).toContain('12000');
});

test('a button on a client without Action.Execute does the same by Action.Submit', async () => {
  const { connector, say } = await start(site('trouble'));
  await say(message('are we ready?'));
  const verdict = cardOf((await connector.untilSent(2))[1] as Sent);
  await say(submit(dataOf(verdict, 'Show blockers')));
  expect(saidIn((await connector.untilSent(3))[2])).toContain('Identity Operators');
});

test('reviews belong to their conversation: a card of one is refused in another', async () => {
  const { connector, say } = await start(site('ready'));
  await say(message('profile', groupChat()));
  const form = cardOf((await connector.untilSent(1))[0] as Sent);
  const data = {
    ...dataOf(form, 'Save'),
    'form.tool': 'cloud',
    'form.installation': 'fresh',
    'form.settings': 'custom',
  };
  const elsewhere = answerOf(await say(execute(data, { place: channel() })));
  expect(wordsOf(elsewhere.value)).toContain('another conversation');
});

test.each([
  ['what about lunch', 'Preflight does not know that command'],
  ['why acount.role', 'why account.role.direct'],
  ['show nothing-like-that', 'There is no area'],
  ['status', 'has not been read yet'],
  ['help', 'are we ready?'],
  ['', 'are we ready?'],
])('“%s” gets an answer and not silence', async (typed, expected) => {
  const { connector, say } = await start(site('ready'));
  await say(message(typed));
  const [sent] = await connector.untilSent(1);
  expect(saidIn(sent)).toContain(expected);
});
