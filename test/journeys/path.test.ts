import { afterEach, expect, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { execute, message } from '../connector/activities.ts';
import { cardOf, type Sent } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, saidIn, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
afterEach(() => journey.stop());

/** What is said to the question, after the verdict. */
async function askPath(...tenant: Parameters<typeof site>): Promise<Sent> {
  journey = await startJourney(site(...tenant));
  const { connector, say } = journey;
  await say(message('are we ready?'));
  await connector.untilSent(2);
  await say(message('what would make us ready?'));
  return (await connector.untilSent(3))[2] as Sent;
}

const press = async (data: Parameters<typeof execute>[0]) =>
  ((await journey.say(execute(data))).body as { value: unknown }).value;

test('what fails is a step of those who can mend it, and leads to its check', async () => {
  const card = await askPath('trouble');
  const words = saidIn(card);
  expect(words).toContain('**Not ready** now');
  expect(words).toMatch(/Tenant administrators\n[\s\S]*For: .*\(required\)\nWhy\?/);
  expect(wordsOf(await press(dataOf(cardOf(card), 'Why?')))).toContain('How to mend it');
});

test('a permission that is missing is one step for all checks that wait for it', async () => {
  const words = saidIn(await askPath('restricted'));
  expect(words).toContain('Someone who can grant Graph permissions');
  expect(words.match(/grant Preflight the permission RoleManagement\.Read\.Directory/g)).toHaveLength(1);
  expect(words).toMatch(/For \d+ checks, \d+ required:/);
});

test('a tenant that was never read has no path yet', async () => {
  journey = await startJourney(site('ready'));
  await journey.say(message('what is missing'));
  expect(saidIn((await journey.connector.untilSent(1))[0])).toContain('has not been read yet');
});

test('with nothing left it says so; the open questions of one area are one step, whose button opens them', async () => {
  const card = await askPath('ready');
  expect(saidIn(card)).toContain('**Ready**: there is nothing left to do.');
  await journey.say(message('new review Branch office'));
  // The progress gives way to the plan.
  await journey.connector.untilSent(5);
  await journey.say(message('what is missing'));
  const path = (await journey.connector.untilSent(6))[5] as Sent;
  const words = saidIn(path);
  expect(words).toContain('What is still unknown may add more.');
  expect(words).toContain('Anyone on the team');
  expect(words.match(/Answer the questions on Network/g)).toHaveLength(1);
  const answer = buttonsOf(cardOf(path)).find(({ data }) => data.kind === 'section.show');
  expect(wordsOf(await press(answer?.data ?? { kind: 'none' }))).toContain('Save');
});

test('a check that waits for an answer leads to its question', async () => {
  await askPath('ready');
  await journey.say(message('new review Branch office'));
  // The progress gives way to the plan.
  await journey.connector.untilSent(5);
  await journey.say(message('why ad.dc.writable'));
  const why = (await journey.connector.untilSent(6))[5] as Sent;
  expect(wordsOf(await press(dataOf(cardOf(why), 'Answer')))).toContain('1 check waits for it');
});

test('what the plan leaves open is a step that leads to the plan', async () => {
  const path = await askPath('greenfield', (one) => {
    one.profile = { ...one.profile, installingAccount: null };
  });
  expect(saidIn(path)).toContain(
    'Anyone on the team can name the account that will run the wizard in the planned installation.',
  );
  const plan = await press(dataOf(cardOf(path), 'Name it'));
  expect(wordsOf(plan)).toContain('Account that will run the wizard');
  await journey.say(message('why account.role.direct'));
  const why = cardOf((await journey.connector.untilSent(4))[3] as Sent);
  expect(wordsOf(why)).toContain('The planned installation does not name the account that will run the wizard yet.');
  expect(dataOf(why, 'Planned installation')).toEqual({ kind: 'profile.show' });
});
