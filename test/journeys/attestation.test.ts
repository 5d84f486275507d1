import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import { adele, alex, channel, execute, groupChat, message, personal } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
afterEach(() => journey.stop());

const day = 24 * 60 * 60_000;

/** A journey whose clock can be put forward, and the card that answers each sentence. */
async function begin(one: Site, options: Parameters<typeof startJourney>[1] = {}) {
  let ahead = 0;
  journey = await startJourney(one, { ...options, now: () => new Date(Date.now() + ahead) });
  let seen = journey.connector.sent.length;
  return {
    async ask(text: string, place = channel(), who = adele): Promise<Record<string, unknown>> {
      await journey.say(message(text, place, who));
      // A reading shows its progress first and then the verdict in its place.
      seen += /^(are we ready\?|scan)$/.test(text) ? 2 : 1;
      return cardOf((await journey.connector.untilSent(seen))[seen - 1] as Sent);
    },
    putForward(days: number) {
      ahead += days * day;
    },
  };
}

const press = async (data: { kind: string } & Record<string, unknown>, options: Parameters<typeof execute>[1] = {}) =>
  ((await journey.say(execute(data, options))).body as { value: Record<string, unknown> }).value;

/** What is in a field of a card. */
function fieldOf(card: unknown, id: string): unknown {
  if (typeof card !== 'object' || card === null) return undefined;
  if ('id' in card && card.id === id && 'value' in card) return card.value;
  return Object.values(card)
    .map((part) => fieldOf(part, id))
    .find((found) => found !== undefined);
}

/** An Entra Connect is to be upgraded, and Graph does not show its version to an application. */
const upgrade = (name: 'restricted' | 'ready' = 'restricted') =>
  site(name, (one) => {
    one.profile = { ...one.profile, installation: 'upgrade' };
  });

const why = 'why tenant.connect.version';

test('unknown → attested without evidence, refused → with evidence, judged → 91 days later unknown again', async () => {
  const { ask, putForward } = await begin(upgrade());
  expect(wordsOf(await ask('are we ready?'))).toContain('Not known yet');

  const detail = await ask(why);
  expect(wordsOf(detail)).toContain('**Unknown** (required)');
  const question = await press(dataOf(detail, 'Attest it'));
  expect(wordsOf(question)).toContain('Which version of Entra Connect is installed?');
  expect(wordsOf(question)).toContain(
    'Preflight could not read this: Microsoft Graph shows it only to a signed-in Global Administrator. You can attest it',
  );
  expect(wordsOf(question)).not.toContain('apply here');

  const save = dataOf(question, 'Save');
  const refused = await press({ ...save, 'form.answer': '2.6.92.0' });
  expect(wordsOf(refused)).toContain('**Not saved:** what you attest needs evidence');
  expect(fieldOf(refused, 'form.answer')).toBe('2.6.92.0');
  expect(wordsOf(await ask(why))).toContain('**Unknown** (required)');
  const garbled = await press({ ...save, 'form.answer': 'the latest', 'form.evidence': 'CHG-4711' });
  expect(wordsOf(garbled)).toContain('**Not understood, not saved:** “the latest”');
  expect(fieldOf(garbled, 'form.evidence')).toBe('CHG-4711');

  const given = { ...save, 'form.answer': '2.6.92.0', 'form.evidence': 'https://contoso.com/CHG-4711' };
  expect(wordsOf(await press(given))).toContain('Saved the installed version of Entra Connect: 2.6.92.0');
  // A second click finds its own answer there, and someone else with the old card is told of it.
  expect(wordsOf(await press(given))).toContain('Saved the installed version of Entra Connect');
  const late = await press({ ...given, 'form.answer': '2.4.131.0' }, { who: alex });
  expect(wordsOf(late)).toContain('Adele Vance answered first');

  const judged = wordsOf(await ask(why));
  expect(judged).toMatch(/\*\*Passes\*\* \(required\): 2\\?\.6\.92\.0 is installed/);
  expect(judged).toMatch(/attested by Adele Vance, \{\{DATE.*; it counts until \{\{DATE/);
  expect(judged).toContain('Evidence: [https://contoso.com/CHG-4711]');
  expect(buttonsOf(await ask(why)).map(({ title }) => title)).not.toContain('Attest it');
  expect(wordsOf(await ask('show my answers'))).toContain('2.6.92.0');

  putForward(91);
  const lapsed = await ask(why);
  expect(wordsOf(lapsed)).toContain('**Unknown** (required)');
  expect(wordsOf(lapsed)).toContain('→ What Adele Vance attested no longer counts.');
  expect(wordsOf(lapsed)).toMatch(/attested by Adele Vance, too long ago to count still, \{\{DATE/);
  const again = await press(dataOf(lapsed, 'Attest it'));
  expect(wordsOf(again)).toMatch(/What Adele Vance attested on \{\{DATE.* no longer counts\. You can attest it again/);
  // The old value is there to start from, the old evidence is not.
  expect(fieldOf(again, 'form.answer')).toBe('2.6.92.0');
  expect(fieldOf(again, 'form.evidence')).toBe('');
  const path = wordsOf(await ask('what would make us ready?'));
  expect(path).toContain('can attest it again, with evidence');
  expect(path).toContain('Attest it');
  expect(wordsOf(await ask('answer connectVersion 2.6.92.0 evidence: CHG-5000'))).toContain('Saved');
  expect(wordsOf(await ask(why))).toContain('**Passes** (required)');
  expect(wordsOf(await ask('undo'))).toContain('Taken back');
  expect(wordsOf(await ask(why))).toContain('too long ago to count still');
}, 120_000);

test('Graph’s reading wins: after the permission is granted an old card attests nothing, also after a restart', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const { refusals } = site('restricted');
  const before = await begin(
    site('trouble', (one) => {
      one.refusals = refusals;
    }),
    { dataDir, connector },
  );
  await before.ask('are we ready?');
  const save = dataOf(await before.ask('answer connectVersion'), 'Save');
  await before.ask('answer connectVersion 2.6.92.0 evidence: read it on the server');
  expect(wordsOf(await before.ask(why))).toContain('attested by Adele Vance');
  await journey.stop();

  const after = await begin(site('trouble'), { dataDir, connector });
  expect(wordsOf(await after.ask(why))).toContain('attested by Adele Vance');
  await after.ask('scan');
  const read = wordsOf(await after.ask(why));
  expect(read).toContain('4.131.0 is installed');
  expect(read).toContain('The installed version of Entra Connect: read from Microsoft Graph');
  const old = { ...save, 'form.answer': '2.6.92.0', 'form.evidence': 'read it again' };
  expect(wordsOf(await press(old))).toContain('There is nothing to attest');
  expect(wordsOf(await after.ask('section tenant'))).not.toContain('Which version of Entra Connect');
}, 120_000);

test('in an area’s form evidence has a field of its own; one lacking it keeps its value, and nothing else waits', async () => {
  const { ask } = await begin(
    site('restricted', (one) => {
      const { syncFeaturesReviewed: _, ...answers } = one.answers;
      one.answers = answers;
    }),
  );
  await ask('are we ready?');
  const path = wordsOf(await ask('what would make us ready?'));
  expect(path).toContain('Or attest: the synchronization features.');
  const form = await ask('section tenant');
  const save = dataOf(form, 'Save');
  const features = 'BlockSoftMatchEnabled : True\nBlockCloudObjectTakeoverThroughHardMatchEnabled : True';
  const typed = { ...save, 'form.syncFeatures': features, 'form.syncFeaturesReviewed': 'yes' };
  const half = await press(typed);
  expect(wordsOf(half)).toContain('✓ 1 answer saved.');
  expect(wordsOf(half)).toContain('✗ **Not saved:** 1 attestation lacks evidence.');
  expect(wordsOf(half)).not.toContain('could not be understood');
  expect(wordsOf(half)).toContain('what you attest needs evidence');
  expect(fieldOf(half, 'form.syncFeatures')).toBe(features);
  const whole = await press({
    ...dataOf(half, 'Save'),
    'form.syncFeatures': features,
    'form.syncFeatures:evidence': 'screenshot in the project folder',
    'form.syncFeaturesReviewed': 'yes',
  });
  expect(wordsOf(whole)).toContain('✓ 1 answer saved.');
  expect(wordsOf(await ask('why tenant.hard-match.takeover-blocked'))).toContain('**Passes**');
  expect(wordsOf(await ask('why tenant.hard-match.takeover-blocked'))).toContain('screenshot in the project folder');
}, 120_000);

test('typed in a personal chat it takes evidence too; forged data attests nothing', async () => {
  const { ask } = await begin(upgrade());
  const here = personal();
  await ask('are we ready?', here);
  await ask('answer connectVersion', here);
  expect(wordsOf(await ask('2.6.92.0', here))).toContain('needs evidence');
  expect(wordsOf(await ask(why, here))).toContain('**Unknown**');
  const save = dataOf(await ask('answer connectVersion', here), 'Save');
  const forge = async (data: object, place = here) =>
    wordsOf(await press({ ...save, 'form.answer': '2.6.92.0', 'form.evidence': 'x', ...data }, { place }));
  expect(await forge({ fact: 'domains' })).toContain('does not raise that question');
  expect(await forge({ fact: 'objectQuota' })).toContain('nothing to attest');
  expect(await forge({ subject: 'active-1' })).toContain('nothing to attest');
  expect(await forge({}, groupChat())).toContain('another conversation');
  expect(await forge({ 'form.evidence': ' \n ' })).toContain('needs evidence');
  const { seen, review, fact, subject } = save;
  const exclude = { kind: 'answer.exclude', review, fact, subject, seen, 'form.because': 'it does not matter' };
  expect(wordsOf(await press(exclude, { place: here }))).toContain('cannot be said not to apply');
  expect(wordsOf(await ask(why, here))).toContain('**Unknown**');
  await ask('answer connectVersion', here);
  expect(wordsOf(await ask('2.6.92.0, evidence: CHG-4711', here))).toContain('Saved');
  expect(wordsOf(await ask(why, here))).toContain('**Passes**');
  const long = await journey.say(execute({ ...save, 'form.evidence': 'x'.repeat(2001) }, { place: here }));
  expect(JSON.stringify(long.body)).toContain('cannot use what this card sent');
}, 120_000);
