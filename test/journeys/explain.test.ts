import { afterEach, expect, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { execute, message } from '../connector/activities.ts';
import { cardOf, type Sent } from '../connector/connector.ts';
import { buttonsOf, type Journey, saidIn, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
afterEach(() => journey.stop());

/** Each sentence after the other, and the card that answers the last one. */
async function ask(...sentences: string[]): Promise<Sent> {
  journey = await startJourney(site('trouble'));
  const { connector, say } = journey;
  let sent: Sent[] = [];
  for (const sentence of sentences) {
    await say(message(sentence));
    // A verdict comes as progress first and then in its place.
    sent = await connector.untilSent(sent.length + (sentence === 'are we ready?' ? 2 : 1));
  }
  return sent.at(-1) as Sent;
}

test('a problem in one’s own words finds its symptom, and how its check stands in this review', async () => {
  const card = await ask('are we ready?', 'why does sync fail after some hours with TLS errors?');
  const words = saidIn(card);
  expect(words).toContain('Synchronization works for hours, then fails with TLS errors');
  expect(words).toContain('presents a certificate of its own');
  expect(words).toContain('Exclude the Microsoft Entra endpoints from TLS inspection');
  expect(words).toMatch(/\*\*(Fails|Passes|Unknown)\*\* \(required\)/);
  const why = buttonsOf(cardOf(card)).find(({ title }) => title === 'Why?');
  const pressed = await journey.say(execute(why?.data ?? { kind: 'none' }));
  expect(wordsOf((pressed.body as { value: unknown }).value)).toContain('network.no-tls-inspection');
});

test('typing errors do not hide a symptom, and it is told before the tenant was read', async () => {
  const words = saidIn(await ask('why dose synch fial after some houers with TLS erors'));
  expect(words).toContain('Synchronization works for hours, then fails with TLS errors');
  expect(words).toContain('**Not known yet**');
  expect(words).not.toContain('Why?');
});

test('the id of a check shows that check, also with a typing error or in words', async () => {
  const exact = saidIn(await ask('are we ready?', 'why tenant.domain.verified'));
  expect(exact).toContain('fabrikam-retail.com is added but not verified');
  for (const [index, sentence] of ['why tenant.domain.verifid?', 'why Domain Verified'].entries()) {
    await journey.say(message(sentence));
    expect(saidIn((await journey.connector.untilSent(4 + index)).at(-1))).toBe(exact);
  }
});

test('words that fit several get the nearest ones, and nonsense the list of all checks', async () => {
  const several = buttonsOf(cardOf(await ask('why tls'))).map(({ title }) => title);
  expect(several).toContain('why symptom.tls-inspection');
  expect(several).toContain('why network.no-tls-inspection');
  expect(several.length).toBeLessThanOrEqual(5);
  await journey.say(message('why xyzzy plugh'));
  const nonsense = (await journey.connector.untilSent(2)).at(-1);
  expect(saidIn(nonsense)).toContain('No check and no symptom is about “xyzzy plugh”');
  expect(saidIn(nonsense)).toContain('show all');
});
