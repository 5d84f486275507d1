import { afterEach, expect, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { openDatabase } from '../../src/store/database.ts';
import { answers, asking, reviews, snapshots } from '../../src/store/tables.ts';
import { execute, message, personal } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, saidIn, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
afterEach(() => journey.stop());

/** After the verdict, each sentence and the card that answers it. */
async function begin(...args: Parameters<typeof startJourney>) {
  journey = await startJourney(...args);
  let seen = journey.connector.sent.length;
  const ask = async (text: string): Promise<Sent> => {
    await journey.say(message(text));
    seen += text === 'are we ready?' ? 2 : 1;
    return (await journey.connector.untilSent(seen))[seen - 1] as Sent;
  };
  return { ask, verdict: await ask('are we ready?') };
}

const press = async (data: Parameters<typeof execute>[0]) =>
  ((await journey.say(execute(data))).body as { value: unknown }).value;

test('from a check that fails to what the verdict would be, and back', async () => {
  const { ask } = await begin(site('trouble'));
  const detail = cardOf(await ask('why tenant.domain.verified'));
  const hypothesis = await press(dataOf(detail, 'What if it passes?'));
  const words = wordsOf(hypothesis);
  expect(words).toContain('Hypothetical: nothing was changed');
  expect(words).toMatch(/Now\n✗ \*\*Not ready\*\*, \d+ open risks\nThen\n✗ \*\*Not ready\*\*/);
  expect(words).toContain('**Fails** now (required), **supposed to pass**');
  expect(words).toContain('What would still stand in the way');
  expect(words).not.toContain('fabrikam-retail.com is added but not verified');
  expect(words).toBe(saidIn(await ask('What if tenant.domain.verified passes?')));
  expect(wordsOf(await press(dataOf(hypothesis, 'What would make us ready?')))).toContain('left');
  expect(wordsOf(await press(dataOf(hypothesis, 'Are we ready?')))).toContain('Not ready');
  const why = buttonsOf(hypothesis).find(({ data }) => data.check === 'tenant.domain.verified');
  expect(wordsOf(await press(why?.data ?? { kind: 'none' }))).toBe(wordsOf(detail));
});

test('a waived risk is accepted, by id, by words with a typing error, and several at once', async () => {
  const { ask } = await begin(
    site('ready', (one) => {
      one.answers = { ...one.answers, syncFeaturesReviewed: false };
    }),
  );
  const risks = saidIn(await ask('status')).match(/(\d+) risks? (?:is|are) open/)?.[1];
  expect(Number(risks)).toBeGreaterThan(0);
  const words = saidIn(await ask('what if tenant.sync.features-reviewed is waived'));
  expect(words).toContain(`Now\n! **Ready with risks**, ${risks} open risk`);
  expect(words).toMatch(/Then\n! \*\*Ready with risks\*\*, (\d+|no) open risks?, 1 accepted/);
  expect(words).toContain('supposed to be waived');
  expect(saidIn(await ask('what if tenant.sync.features-reviewd is waived'))).toBe(words);
  const fails = saidIn(await ask('what if tenant.exists fails and tenant.sync.features-reviewed passes'));
  expect(fails).toContain('Then\n✗ **Not ready**');
  expect(fails).toContain('**Passes** now (required), **supposed to fail**');
});

test.each([
  ['what if tenant.domain.verified is waived', /is required, so it cannot be waived/],
  ['what if cloud-sync.scope.ous passes', /does not apply to this review.*Only for Entra Cloud Sync\./],
  ['what if tenant.exists passes and tenant.exists fails', /cannot both pass and fail/],
  ['what if server passes', /not sure which check is meant by “server”/],
  ['what if tenant.test-user is waived', /for information only and never counts/],
  ['what if xyzzy passes', /No check is about “xyzzy”/],
  ['what if', /Say what to suppose/],
  ['what if tenant.exists', /Say what to suppose/],
  [`what if ${Array(11).fill('tenant.exists').join(', ')} pass`, /at most 10/],
])('“%s” is answered by a sentence', async (text, expected) => {
  const { ask } = await begin(site('trouble'));
  expect(saidIn(await ask(text)).replaceAll('\n', ' ')).toMatch(expected);
});

test('where a check is not clear, the nearest are offered with all else that was supposed', async () => {
  const { ask } = await begin(site('trouble'));
  const card = cardOf(await ask('what if tenant.domain.verified and server pass'));
  const [first] = buttonsOf(card);
  expect(first?.data.text).toMatch(/^tenant\.domain\.verified passes and [a-z0-9.-]*server[a-z0-9.-]* passes$/);
  expect(wordsOf(await press(first?.data ?? { kind: 'none' }))).toContain('Hypothetical');
});

test('forged data supposes nothing, and before the first reading there is nothing to suppose', async () => {
  journey = await startJourney(site('ready'));
  await journey.say(message('what if tenant.exists passes', personal()));
  expect(saidIn((await journey.connector.untilSent(1))[0])).toContain('has not been read yet');
  const press = async (text: unknown) => {
    const { body } = await journey.say(execute({ kind: 'supposition.weigh', text }));
    return JSON.stringify(body);
  };
  expect(await press({ check: 'tenant.exists' })).toContain('cannot use what this card sent as \\"text\\"');
  expect(await press('x'.repeat(30_000))).toContain('cannot use what this card sent as \\"text\\"');
  expect(await press(`${'x, '.repeat(5000)}pass`)).toContain('Say what to suppose');
});

test('nothing of it is stored: the database is the same after it, and so is the verdict', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  const kept = async () => {
    await journey.stop();
    const database = await openDatabase({ dataDir });
    try {
      return JSON.stringify(
        await Promise.all([reviews, answers, snapshots, asking].map((table) => database.queries.select().from(table))),
      );
    } finally {
      await database.close();
    }
  };
  try {
    const { verdict } = await begin(site('trouble'), { dataDir, connector });
    const before = await kept();
    expect(before).toContain('Readiness review');
    journey = await startJourney(site('trouble'), { dataDir, connector });
    const sent = connector.sent.length;
    await journey.say(message('what if tenant.domain.verified passes and tenant.admins.mfa is waived'));
    expect(saidIn((await connector.untilSent(sent + 1))[sent])).toContain('Hypothetical');
    await journey.say(message('status'));
    expect(saidIn((await connector.untilSent(sent + 2))[sent + 1])).toContain(
      saidIn(verdict).split('\n').slice(0, 3).join('\n'),
    );
    expect(await kept()).toBe(before);
  } finally {
    await connector.stop();
    // What `afterEach` stops.
    journey = await startJourney(site('ready'));
  }
});
