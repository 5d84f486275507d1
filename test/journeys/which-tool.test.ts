import { afterEach, expect, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { execute, message, personal, submit } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, saidIn, startJourney, wordsOf } from './journey.ts';

const running: Journey[] = [];
afterEach(async () => {
  for (const journey of running.splice(0)) await journey.stop();
});

async function start(...options: Parameters<typeof startJourney>): Promise<Journey> {
  const journey = await startJourney(...options);
  running.push(journey);
  return journey;
}

/** What is said to a sentence, once `number` messages were sent. */
async function ask({ connector, say }: Journey, number: number, ...said: Parameters<typeof message>): Promise<Sent> {
  await say(message(...said));
  return (await connector.untilSent(number)).at(-1) as Sent;
}

const answerTo = ({ body }: { readonly body: unknown }) => (body as { value: unknown }).value;

test('in a channel it answers before the tenant was read, and reads nothing for it', async () => {
  const journey = await start(site('trouble'));
  const words = saidIn(await ask(journey, 1, 'which tool?'));
  expect(words).toContain('**Cloud Sync cannot: setting up federation with AD FS or PingFederate.**');
  expect(words).toContain('Connect Sync can do all that is planned');
  expect(words).toContain('tenant not read yet');
  expect(words).toContain('**Here:** The domain brings 4,200 objects, within the limit.');
  expect(words).not.toContain('came from Active Directory');
  expect(words).toContain(
    '[Decision guide: Entra Connect Sync or Entra Cloud Sync](https://learn.microsoft.com/en-us/entra/identity/hybrid/cloud-sync/connect-to-cloud-sync-decision-guide) (2026-10-06)',
  );
  expect(journey.tenant.requests).toEqual([]);
});

test('what the tenant tells is used once it was read', async () => {
  const journey = await start(site('trouble'));
  await journey.say(message('are we ready?'));
  await journey.connector.untilSent(2);
  const words = saidIn(await ask(journey, 3, 'connect or cloud?'));
  expect(words).toContain('tenant **Fabrikam**');
  expect(words).toContain('**Here:** 13,000 devices of this tenant came from Active Directory.');
});

test('in a personal chat an answer and a changed plan change the comparison', async () => {
  const journey = await start(site('ready-cloud'));
  const alone = personal();
  expect(saidIn(await ask(journey, 1, 'compare tools', alone))).toContain('**Both can do all that is planned.**');
  await ask(journey, 2, 'answer largestGroupSize 50001', alone);
  const larger = saidIn(await ask(journey, 3, 'which tool', alone));
  expect(larger).toContain('**Cloud Sync cannot: large groups.**');
  expect(larger).toContain('The plan is for Cloud Sync.');
  expect(larger).toContain('The largest group has 50,001 members.');

  const card = cardOf((await ask(journey, 4, 'profile', alone)) as Sent);
  const form = { tool: 'connect', installation: 'fresh', settings: 'express', objectsInScope: '150001' };
  await journey.say(execute({ ...dataOf(card, 'Save'), form }, { place: alone }));
  const changed = saidIn(await ask(journey, 5, 'Connect Sync or Cloud Sync?', alone));
  expect(changed).toContain('· Entra Connect Sync ·');
  expect(changed).not.toContain('The plan is for Cloud Sync.');
  expect(changed).toContain('150,001 objects');
  await ask(journey, 6, 'undo', alone);
  expect(saidIn(await ask(journey, 7, 'which tool', alone))).not.toContain('cannot: large groups');
});

test('its buttons lead to the plan and to the verdict', async () => {
  const journey = await start(site('ready'));
  const card = cardOf(await ask(journey, 1, 'which tool?'));
  expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Planned installation', 'Are we ready?']);
  const plan = answerTo(await journey.say(execute(dataOf(card, 'Planned installation'))));
  expect(buttonsOf(plan).map(({ title }) => title)).toContain('Save');
});

test('pressed twice, on an old card or with forged data, it tells how things are now and nothing else', async () => {
  const journey = await start(site('ready'));
  const first = saidIn(await ask(journey, 1, 'which tool?'));
  const forged = {
    kind: 'tools.compare',
    review: 'another',
    ruledOut: ['connect'],
    profile: { signIn: 'passThrough' },
  };
  const [once, twice] = await Promise.all([forged, forged].map((data) => journey.say(execute(data))));
  expect(wordsOf(answerTo(once as never))).toBe(first);
  expect(wordsOf(answerTo(twice as never))).toBe(first);
  // A client that knows no Action.Execute sends the same as a message.
  await journey.say(submit(forged));
  expect(saidIn((await journey.connector.untilSent(2))[1])).toBe(first);
});

test('two who ask first at the same moment get one review, and a restart changes nothing', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  const before = await startJourney(site('ready'), { dataDir, connector });
  await Promise.all(['which tool?', 'compare tools'].map((sentence) => before.say(message(sentence))));
  const [one, other] = await connector.untilSent(2);
  expect(saidIn(other)).toBe(saidIn(one));
  await before.stop();
  const after = await start(site('ready'), { dataDir, connector });
  expect(saidIn(await ask(after, 3, 'which tool?'))).toBe(saidIn(one));
  await after.say(message('profile'));
  expect(saidIn((await connector.untilSent(4))[3])).toContain('Review **Readiness review**');
  running.push({ ...after, stop: () => connector.stop() });
});
