import { afterEach, expect, test } from 'vitest';
import { type SiteName, site } from '../../src/demo/sites.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import { execute, message } from '../connector/activities.ts';
import { cardOf, type Sent } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
afterEach(() => journey.stop());

async function start(...args: Parameters<typeof startJourney>) {
  journey = await startJourney(...args);
  const { connector, say } = journey;
  return {
    ...journey,
    /** The card that answers a sentence; a reading shows its progress first. */
    async ask(text: string): Promise<unknown> {
      const before = connector.sent.length;
      await say(message(text));
      const cards = /^(are we ready\?|scan)$/.test(text) ? 2 : 1;
      return cardOf((await connector.untilSent(before + cards))[before + cards - 1] as Sent);
    },
    press: async (data: { kind: string } & Record<string, unknown>): Promise<unknown> =>
      ((await say(execute(data))).body as { value: unknown }).value,
  };
}

/** A tenant as it is before anybody granted anything, and of which nobody planned or told anything. */
const untouched = () =>
  site('guided', (one) => {
    one.profile = defaultProfile;
  });

const styles = (card: unknown) => JSON.stringify(card).match(/"(?:style|color)":"(?:attention|warning)"/gi) ?? [];

test('without any permission a review is led by its questions, and nothing is shown as a failure', async () => {
  const { ask, press } = await start(untouched());
  const verdict = await ask('are we ready?');
  expect(wordsOf(verdict)).toContain('Not known yet');
  expect(wordsOf(verdict)).toContain('Preflight lacks the permission');
  expect(wordsOf(verdict)).not.toMatch(/✗|could not do this/);
  expect(styles(verdict)).toEqual([]);

  const tenant = wordsOf(await ask('show tenant'));
  expect(tenant).toMatch(/\?\n.*Microsoft Entra tenant exists/s);
  expect(tenant).not.toContain('✗');
  expect(wordsOf(await ask('unread'))).toContain('the permission Organization.Read.All is missing');
  expect(wordsOf(await ask('why tenant.exists'))).toMatch(/\*\*Unknown\*\*[\s\S]*Privileged Role Administrator/);

  // What Graph refuses can be attested, and what only people know can be answered.
  const question = await press(dataOf(await ask('why tenant.hard-match.takeover-blocked'), 'Attest it'));
  const typed = { 'form.answer': 'BlockCloudObjectTakeoverThroughHardMatchEnabled : True', 'form.evidence': 'CHG-1' };
  expect(wordsOf(await press({ ...dataOf(question, 'Save'), ...typed }))).toContain('Saved');
  expect(wordsOf(await ask('why tenant.hard-match.takeover-blocked'))).toContain('**Passes**');
  expect(buttonsOf(await ask('next')).some(({ data }) => data.kind === 'answer.give')).toBe(true);
  for (const words of ['questions', 'which tool?', 'profile', 'trend', 'what changed', 'waivers', 'unread'])
    expect(wordsOf(await ask(words)), words).not.toMatch(/could not do this/);
});

test('the way to ready leads to the permissions and to the questions alike', async () => {
  const { ask } = await start(untouched());
  await ask('are we ready?');
  const path = await ask('what would make us ready?');
  expect(wordsOf(path)).toContain('Someone who can grant Graph permissions');
  expect(wordsOf(path)).toContain('Anyone on the team');
  const lead = buttonsOf(path).find(({ data }) => data.kind === 'access.show');
  expect(lead?.title).toBe('How to grant it');
});

test('access names what is missing in the order of its worth, with the command that grants it, and asks Graph for nothing', async () => {
  const { ask, tenant } = await start(untouched());
  const before = tenant.requests.length;
  const words = wordsOf(await ask('access'));
  expect(tenant.requests.length).toBe(before);
  expect(words).toContain('**0 of 15** Graph permissions are known to be granted: the questions');
  expect(words).toContain('Told by the token that Preflight signs in with.');
  expect(words).toMatch(
    /1\\\. OnPremDirectorySynchronization\.Read\.All \+ Organization\.Read\.All\nOpens 8 checks, 2 req/,
  );
  expect(words).toContain('Graph may refuse it to an application.');
  expect(words).not.toContain('Nothing tells');
  const { oid } = JSON.parse(Buffer.from(tenant.token.split('.')[1] ?? '', 'base64url').toString());
  expect(words).toContain(`\nnpm run -s preflight -- grant --to ${oid} --only OnPremDirectorySynchronization.Read.All`);
  expect(words).toContain(`\nnpm run -s preflight -- grant --to ${oid}\n`);
  expect(words).not.toContain(tenant.token.slice(0, 20));
});

test.each([
  ['restricted', '**7 of 15**', 'RoleManagement.Read.Directory'],
  ['ready', '**15 of 15**', 'Nothing is missing for what is planned here.'],
] as const)('access of the site %s says %s', async (name: SiteName, extent, told) => {
  const { ask } = await start(site(name));
  const words = wordsOf(await ask('show permissions'));
  expect(words).toContain(extent);
  expect(words).toContain(told);
  expect(words.includes('How to grant it')).toBe(name === 'restricted');
});

test('a token that cannot be read tells nothing; then the last reading does, and what it did not show stays unknown', async () => {
  const { ask } = await start(site('restricted'), { token: 'opaque' });
  const unread = wordsOf(await ask('access'));
  expect(unread).toContain('**0 of 15**');
  expect(unread).toContain('The token can’t be read.\nThis tenant was not read yet: nothing tells which are granted');
  expect(unread).toContain('Nothing tells whether it is granted');
  expect(unread).toContain('grant --to OBJECT_ID');
  await ask('are we ready?');
  const read = wordsOf(await ask('access'));
  expect(read).toContain('Told by what Microsoft Graph answered and refused in the reading of {{DATE(');
  expect(read).toContain('RoleManagement.Read.Directory');
  // These were answered.
  expect(read).not.toMatch(/\d\\\. (Domain|Organization)\.Read\.All\n/);
  // Refused to an application, which may have it or not.
  expect(read).toMatch(/Nothing tells whether it is granted: OnPremDirectorySynchronization\.Read\.All/);
});

test('where Graph refuses an application what it was granted, access says so and does not ask for it again', async () => {
  const { ask } = await start(
    site('ready', (one) => {
      const { refusals } = site('restricted');
      one.refusals = refusals.filter(({ request }) => request.test('/v1.0/directory/onPremisesSynchronization'));
    }),
  );
  await ask('are we ready?');
  expect(wordsOf(await ask('access'))).toContain(
    'Granted, and refused all the same: OnPremDirectorySynchronization.Read.All, Policy.Read.HybridAuthentication.',
  );
});
