import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { openDatabase } from '../../src/store/database.ts';
import { eq } from '../../src/store/drizzle.ts';
import { openStore } from '../../src/store/store.ts';
import { snapshots } from '../../src/store/tables.ts';
import { channel, execute, message } from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

const place = channel();
const friday = new Date('2026-11-20T10:00:00Z');

let journey: Journey;
afterEach(() => journey.stop());

/** A conversation about a site, with a clock that the test sets. */
async function start(about: Site, options: { dataDir?: string; connector?: Connector } = {}) {
  let clock = friday;
  const open = async () => {
    journey = await startJourney(about, { ...options, now: () => clock });
  };
  await open();
  const ask = async (words: string, cards = 1) => {
    const before = journey.connector.sent.length;
    await journey.say(message(words, place));
    return cardOf((await journey.connector.untilSent(before + cards))[before + cards - 1] as Sent);
  };
  return {
    ask,
    open,
    said: async (words: string) => wordsOf(await ask(words)),
    press: async (data: Record<string, unknown>): Promise<unknown> =>
      ((await journey.say(execute(data as { kind: string }, { place }))).body as { value: unknown }).value,
    /** Lets time pass, and reads the tenant. */
    async scanAt(time: string) {
      clock = new Date(time);
      await ask('scan', 2);
    },
    at(time: string) {
      clock = new Date(time);
    },
  };
}

/** Graph refuses the domains, as where the permission for them was taken away. */
const noDomains = {
  request: /^\/[^/]+\/domains\b/,
  status: 403,
  code: 'Authorization_RequestDenied',
  message: 'Insufficient privileges to complete the operation.',
};

/** The same facts on a day when Graph was too busy for all of them. */
const thinOut = (facts: Facts) =>
  Object.fromEntries(Object.keys(facts).map((name) => [name, { ok: false, cause: { kind: 'throttled' } }])) as Facts;

const verified = 'The domain that users will sign in with is added and verified';

/** The lines of the card about one check, from its mark to the next one's. */
function rowOf(card: unknown, title = verified): string[] {
  const lines = wordsOf(card).split('\n');
  const from = lines.indexOf(title) - 1;
  if (from < 0) return [];
  const next = lines.findIndex(
    (line, at) => at > from + 1 && (/^[✗?!✓○]$/.test(line) || line === 'Back to the verdict'),
  );
  return lines.slice(from, next).filter((line) => line !== 'Why?' && line !== 'What is unknown');
}

test('a tenant that changes from scan to scan: fails, goes dark, comes back, and nothing is read to tell', async () => {
  const about = site('ready', () => {}, friday);
  const own = () =>
    about.tenant.domains.find(({ id }) => id === about.profile.upnSuffixes[0]) as { isVerified: boolean };
  const { ask, said, scanAt, at, press } = await start(about);
  expect(await said('what changed')).toContain('has not been read yet');
  await ask('are we ready?', 2);
  expect(await said('what changed?')).toMatch(/The tenant was read once, .+: there is nothing to compare with yet\./);

  own().isVerified = false;
  await scanAt('2026-11-23T10:00:00Z');
  const failing = await ask('what changed since Friday?');
  expect(wordsOf(failing)).toContain('There is no reading from before {{DATE(2026-11-20T10:00:00Z,SHORT)}}');
  expect(wordsOf(failing)).toContain('✗ **Not ready** now; before: ✓ **Ready**\n**1 newly failing**');
  expect(rowOf(failing)).toEqual([
    '✗',
    verified,
    expect.stringMatching(/^\*\*Newly failing\*\* \(required\): contoso\.com is added but not verified/),
    'Before: **Passes**: Verified: contoso.com and contoso.co.uk.',
    '→ Create the DNS record and verify the domain in the Entra admin center',
  ]);
  expect(wordsOf(await press(dataOf(failing, 'Why?')))).toContain('contoso.com is added but not verified');

  about.refusals.push(noDomains);
  await scanAt('2026-11-24T10:00:00Z');
  const dark = await ask('what changed');
  expect(wordsOf(dark)).toContain('? **Not known yet** now; before: ✗ **Not ready**\n**3 went dark**');
  expect(rowOf(dark)).toEqual([
    '?',
    verified,
    '**Went dark** (required): Preflight lacks the permission Domain.Read.All.',
    expect.stringMatching(/^Before: \*\*Fails\*\*: contoso\.com is added but not verified/),
    '→ A Privileged Role Administrator can grant Preflight the permission Domain.Read.All; then scan again.',
  ]);
  // Yesterday began with Friday's reading, whose domain was verified.
  expect(rowOf(await ask('What has changed since yesterday?'))[3]).toMatch(/^Before: \*\*Passes\*\*/);

  await scanAt('2026-11-24T12:00:00Z');
  expect(await said('what changed')).toContain('Nothing changed.\nStill dark: 3 checks, as before.');

  about.refusals.pop();
  own().isVerified = true;
  await scanAt('2026-11-25T10:00:00Z');
  const requests = journey.tenant.requests.length;
  const back = await ask('what changed');
  expect(wordsOf(back)).toContain('✓ **Ready** now; before: ? **Not known yet**\n**3 back in sight**');
  expect(rowOf(back).slice(2)).toEqual([
    '**Back in sight** (required): **Passes**: Verified: contoso.com and contoso.co.uk.',
    'Before: **Unknown**: Preflight lacks the permission Domain.Read.All.',
  ]);
  const fixed = await ask('what changed since 24 November 2026');
  expect(rowOf(fixed)[2]).toMatch(/^\*\*Fixed\*\* \(required\): \*\*Passes\*\*/);
  expect(await said('what changed since last week')).toContain('✓ **Ready**, as before\nNothing changed.');
  at('2026-11-27T10:00:00Z');
  expect(await said('what changed since yesterday')).toMatch(
    /The tenant was not read since .+2026-11-26.+: the newest reading is of .+2026-11-25.+ Scan again to see what changed\./,
  );
  expect(journey.tenant.requests).toHaveLength(requests);
}, 120_000);

test('what was answered since is no change of the tenant, and is said beside it', async () => {
  const { ask, said, scanAt } = await start(site('ready', () => {}, friday));
  await ask('are we ready?', 2);
  await scanAt('2026-11-23T10:00:00Z');
  await ask('answer recycleBinEnabled no');
  const words = await said('what changed');
  expect(words).toContain('Nothing changed.');
  expect(words).toMatch(/^1 question was answered since\. .+ the history has it\.$/m);
}, 60_000);

test('a bad day is refused in a sentence, forged data as well, and a page that is not there is the last one', async () => {
  const { ask, said, scanAt, press } = await start(site('ready', () => {}, friday));
  await ask('are we ready?', 2);
  await scanAt('2026-11-23T10:00:00Z');
  expect(await said('what changed since the flood')).toContain('“the flood” is no day that Preflight knows. Say a day');
  expect(await said('what changed since 2026-12-24')).toContain('2026-12-24 is still to come.');
  expect(JSON.stringify(await press({ kind: 'drift.show', since: 'x'.repeat(61) }))).toContain('cannot use what this');
  expect(JSON.stringify(await press({ kind: 'drift.show', page: 0 }))).toContain('cannot use what this card sent');
  expect(wordsOf(await press({ kind: 'drift.show', page: 1000 }))).toBe(await said('what changed'));
}, 60_000);

test('a partial reading is compared with nothing, is named with its reason, and other rules are said, after a restart', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const { ask, said, scanAt, at, open } = await start(
    site('ready', () => {}, friday),
    { dataDir, connector },
  );
  await ask('are we ready?', 2);
  await scanAt('2026-11-23T10:00:00Z');
  const before = await said('what changed');
  expect(before).toContain('Nothing changed.');
  expect(before).not.toContain('left out');
  await journey.stop();

  const database = await openDatabase({ dataDir });
  const { add } = openStore(database).snapshots;
  const [{ reviewId, reading }] = (await database.queries.select().from(snapshots)) as [typeof snapshots.$inferSelect];
  await add(reviewId, { ...reading, facts: thinOut(reading.facts), asOf: new Date('2026-11-24T10:00:00Z') });
  await database.queries.update(snapshots).set({ catalogue: 'of long ago' });
  await database.close();

  at('2026-11-24T11:00:00Z');
  await open();
  const words = await said('what changed');
  expect(words).toContain('Nothing changed.');
  expect(words).toMatch(
    /The reading of .+2026-11-24.+ is left out: Microsoft Graph was too busy, and (\d+) of \1 facts are missing\./,
  );
  expect(words).toContain('Preflight’s rules changed since. Both readings are judged by those of today.');
  await scanAt('2026-11-25T10:00:00Z');
  const after = await ask('what changed since today');
  expect(wordsOf(after)).toContain('Nothing changed.');
  expect(wordsOf(after)).toContain('Between the readings of {{DATE(2026-11-23T10:00:00Z,SHORT)}}');
  expect(buttonsOf(after).map(({ title }) => title)).toEqual(['Back to the verdict', 'Scan again']);
}, 60_000);

test('what an older Preflight did not read is no change of the tenant', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const { ask, scanAt, open } = await start(
    site('ready', () => {}, friday),
    { dataDir, connector },
  );
  await ask('are we ready?', 2);
  await scanAt('2026-11-23T10:00:00Z');
  await journey.stop();

  const { queries, close } = await openDatabase({ dataDir });
  const [first] = await queries.select().from(snapshots).orderBy(snapshots.asOf);
  const { domains: _, ...facts } = first?.reading.facts ?? {};
  const reading = { ...(first?.reading as NonNullable<typeof first>['reading']), facts };
  await queries
    .update(snapshots)
    .set({ reading })
    .where(eq(snapshots.ordinal, first?.ordinal ?? 0));
  await close();

  await open();
  const card = await ask('what changed');
  expect(wordsOf(card)).toContain('**3 differ only because Preflight reads other facts now**');
  expect(rowOf(card).slice(2)).toEqual([
    '**Not a change of the tenant** (required): **Passes**: Verified: contoso.com and contoso.co.uk.',
    'Before: Preflight did not read this.',
  ]);
}, 60_000);

test('more changes than fit on a card come in pages, each once, with what got worse first', async () => {
  const about = site('ready', () => {}, friday);
  const { ask, scanAt, press } = await start(about);
  await ask('are we ready?', 2);
  Object.assign(about.tenant, site('trouble', () => {}, friday).tenant);
  await scanAt('2026-11-23T10:00:00Z');
  const first = await ask('what changed since Saturday');
  const second = await press(dataOf(first, 'Next ›'));
  expect(wordsOf(first)).toContain('· page 1 of 3');
  const checksOn = (card: unknown) => buttonsOf(card).flatMap(({ data }) => (data.check ? [data.check] : []));
  const checks = [...checksOn(first), ...checksOn(second)];
  expect(checksOn(first)).toHaveLength(8);
  expect(new Set(checks).size).toBe(checks.length);
  expect(wordsOf(first).match(/\*\*Newly failing\*\*/g)).toHaveLength(8);
  expect(wordsOf(await press(dataOf(second, '‹ Previous')))).toBe(wordsOf(first));
  expect(wordsOf(first)).toContain('**The earlier reading is of another tenant**');
}, 60_000);

test('where no reading is whole there is nothing to compare, whichever day is named', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const { ask, said, open } = await start(
    site('ready', () => {}, friday),
    { dataDir, connector },
  );
  await ask('are we ready?', 2);
  await journey.stop();
  const { queries, close } = await openDatabase({ dataDir });
  const [{ reading }] = (await queries.select().from(snapshots)) as [typeof snapshots.$inferSelect];
  await queries.update(snapshots).set({ reading: { ...reading, facts: thinOut(reading.facts) } });
  await close();
  await open();
  for (const words of ['what changed', 'what changed since yesterday'])
    expect(await said(words)).toMatch(
      /No reading is whole enough to compare: the newest one is of .+2026-11-20.+ Scan again in a few minutes\./,
    );
}, 60_000);
