import { afterEach, expect, onTestFinished, test } from 'vitest';
import { keyOf } from '../../src/audit/seal.ts';
import { verify } from '../../src/audit/verify.ts';
import type { Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/store.ts';
import { adele, alex, channel, execute, message } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

const auditKey = Buffer.alloc(32, 7);
const place = channel();

/** The ready site, of which nobody has told anything yet. */
const untold = (): Site =>
  site('ready', (one) => {
    one.answers = {};
  });

let journey: Journey;
afterEach(() => journey.stop());

async function start(options: Parameters<typeof startJourney>[1]) {
  journey = await startJourney(untold(), { auditKey, ...options });
  const { connector } = journey;
  return {
    /** Says something and gives the last of the cards that come back. */
    async ask(words: string, cards = 1): Promise<Record<string, unknown>> {
      const before = connector.sent.length;
      await journey.say(message(words, place));
      return cardOf((await connector.untilSent(before + cards))[before + cards - 1] as Sent);
    },
    async press(data: Record<string, unknown>, who = adele): Promise<Record<string, unknown>> {
      const { body } = await journey.say(execute(data as { kind: string }, { place, who }));
      return (body as { value: Record<string, unknown> }).value;
    },
  };
}

/** The entries that a history card shows: what was done, without when. */
const deedsOn = (card: unknown) =>
  wordsOf(card)
    .split('\n')
    .filter((line) => line.startsWith('**'));

test('history tells who did what in plain sentences, each press once, and goes on after a restart', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const before = await start({ dataDir, connector });
  expect(deedsOn(await before.ask('history'))).toEqual(['**Adele Vance** created the review “Readiness review”']);

  const save = dataOf(await before.ask('answer recycleBinEnabled'), 'Save');
  // Pressed twice, and once more by someone whose card is old: one answer, one entry.
  await before.press({ ...save, 'form.answer': 'yes', 'form.evidence': '<at>Everyone</at> **CHG1**' });
  await before.press({ ...save, 'form.answer': 'yes', 'form.evidence': '<at>Everyone</at> **CHG1**' });
  await before.press({ ...save, 'form.answer': 'no' }, alex);
  await before.ask('undo');
  await before.ask('are we ready?', 2);
  const card = await before.ask('history');
  expect(deedsOn(card)).toEqual([
    expect.stringMatching(/^\*\*Adele Vance\*\* had the tenant read: \d+ facts known, \d+ not$/),
    expect.stringMatching(/^\*\*Adele Vance\*\* took back the answer on .+$/),
    expect.stringMatching(/^\*\*Adele Vance\*\* answered .+: “yes”$/),
    '**Adele Vance** created the review “Readiness review”',
  ]);
  expect(wordsOf(card)).toContain('Evidence: ‹at>Everyone‹/at> \\*\\*CHG1\\*\\*');
  await journey.stop();

  const after = await start({ dataDir, connector });
  expect(deedsOn(await after.ask('history'))).toEqual(deedsOn(card));
  await after.ask('answer recycleBinEnabled I don’t know');
  expect(deedsOn(await after.ask('show history'))[0]).toMatch(/^\*\*Adele Vance\*\* answered .+: “I don’t know”$/);
  await journey.stop();

  const database = await openDatabase({ dataDir });
  const { audit } = openStore(database, auditKey);
  expect(await verify(audit.records(), keyOf(auditKey))).toMatchObject({ holds: true, sealedFrom: 1, count: 6 });
  await audit.forget(adele.aadObjectId);
  await database.close();
  const forgotten = await start({ dataDir, connector });
  const [last] = deedsOn(await forgotten.ask('history'));
  expect(last).toMatch(/^\*\*Someone who was forgotten\*\* answered /);
}, 120_000);

test('history is that of the conversation’s own review, in pages; a forged page is answered with the last one', async () => {
  const { ask, press } = await start({});
  for (let count = 0; count < 6; count += 1) {
    await ask('answer adObjectCount 1200');
    await ask('undo');
  }
  const first = await ask('history');
  expect(wordsOf(first)).toContain('13 entries, page 1 of 2, newest first');
  expect(deedsOn(first)).toHaveLength(10);
  const second = await press(dataOf(first, 'Older ›'));
  expect(deedsOn(second)).toHaveLength(3);
  expect(deedsOn(second).at(-1)).toContain('created the review');
  expect(buttonsOf(second).map(({ title }) => title)).toContain('‹ Newer');
  expect(deedsOn(await press({ kind: 'history.show', page: 99_999 }))).toEqual(deedsOn(second));
  expect(wordsOf(await ask('new review Branch office'))).toContain('Branch office');
  expect(deedsOn(await ask('history'))).toEqual(['**Adele Vance** created the review “Branch office”']);
}, 60_000);

test('what starts with a file of answers says so', async () => {
  journey = await startJourney(site('ready'), {});
  const { connector } = journey;
  await journey.say(message('history', place));
  const [sent] = await connector.untilSent(1);
  expect(deedsOn(cardOf(sent as Sent))[0]).toMatch(/^\*\*A file\*\* answered /);
});
