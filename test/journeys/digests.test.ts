import { describe, expect, it, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { eq } from '../../src/store/drizzle.ts';
import { openStore } from '../../src/store/store.ts';
import { snapshots } from '../../src/store/tables.ts';
import { installation, message, personal } from '../connector/activities.ts';
import type { Sent } from '../connector/connector.ts';
import { dataOf, saidIn, wordsOf } from './journey.ts';
import { away, channelId, noDomains, place, startWatching } from './watching.ts';

const setUp = 'digest every weekday at 08:00 Europe/Zurich';

/** What a digest comes to: the slot is told by the clock of the test. */
function gist(sent: Sent | undefined): string {
  const words = saidIn(sent);
  const kinds = ['newly failing', 'fixed', 'went dark', 'back in sight', 'changed'].filter((kind) =>
    new RegExp(`^${kind}$`, 'im').test(words),
  );
  const told = [
    ...(/\blate\b/i.test(words) ? ['late'] : []),
    ...kinds,
    ...(/Nothing changed\*\* since/.test(words) ? ['nothing'] : []),
  ];
  return told.join(', ');
}

test('a month over a tenant that changes: each weekday one message at eight in Zurich, with just what changed', async () => {
  const { about, domain, ask, until } = await startWatching();
  await ask('are we ready?', 2);
  await ask(setUp);
  /** Done in the afternoon of the day. */
  const script: Record<string, () => void> = {
    '2031-03-04': () => Object.assign(domain, { isVerified: false }),
    '2031-03-06': () => Object.assign(domain, { isVerified: true }),
    '2031-03-10': () => void about.refusals.push(noDomains),
    '2031-03-12': () => void about.refusals.pop(),
    '2031-03-18': () => void about.refusals.push(away),
    '2031-03-19': () => void about.refusals.pop(),
    '2031-03-28': () => Object.assign(domain, { isVerified: false }),
  };
  const told: Record<string, string[]> = {};
  for (let day = 3; day <= 31; day += 1) {
    const date = `2031-03-${String(day).padStart(2, '0')}`;
    told[date] = (await until(`${date}T06:30:00Z`)).map((sent) => `06:30 ${gist(sent)}`);
    told[date].push(...(await until(`${date}T07:00:00Z`)).map((sent) => `07:00 ${gist(sent)}`));
    expect(await until(`${date}T14:00:00Z`)).toEqual([]);
    script[date]?.();
  }
  const nothing = ['07:00 nothing'];
  const expected: Record<string, string[]> = {
    '2031-03-05': ['07:00 newly failing'],
    '2031-03-07': ['07:00 fixed'],
    '2031-03-11': ['07:00 went dark'],
    '2031-03-13': ['07:00 back in sight'],
    // Graph was away: that is neither a change nor none.
    '2031-03-19': ['07:00 '],
    // Since 30 March eight in Zurich is six in UTC; and an answer about IdFix has become too old.
    '2031-03-31': ['06:30 newly failing, changed'],
  };
  for (const [date, messages] of Object.entries(told)) {
    const weekday = new Date(date).getUTCDay();
    expect([date, messages]).toEqual([date, weekday === 0 || weekday === 6 ? [] : (expected[date] ?? nothing)]);
  }
}, 240_000);

test('whoever wants to hear of changes only hears of them, and of a tenant that could not be read', async () => {
  const { about, ask, said, until } = await startWatching();
  await ask('are we ready?', 2);
  await ask(setUp);
  expect(await said('digest only when something changes')).toMatch(/only when something changes/i);
  expect(await until('2031-03-04T12:00:00Z')).toEqual([]);
  about.refusals.push(away);
  const [dark, ...none] = await until('2031-03-05T12:00:00Z');
  expect(saidIn(dark)).toMatch(/could not be reached|did not answer|too busy/);
  expect(none).toEqual([]);
  about.refusals.pop();
  expect(await until('2031-03-07T12:00:00Z')).toEqual([]);
}, 120_000);

describe('a bot that was down', () => {
  it('sends one of five missed digests, says that it is late, and goes on in time', async () => {
    const { domain, ask, until, stop, restart, clock } = await startWatching();
    await ask('are we ready?', 2);
    await ask(setUp);
    await until('2031-03-03T12:00:00Z');
    await stop();
    domain.isVerified = false;
    clock.set('2031-03-10T15:00:00Z');
    await restart();
    const late = await until('2031-03-10T15:00:00Z');
    expect(late.map(gist)).toEqual(['late, newly failing']);
    expect(saidIn(late[0])).toContain('2031-03-04T07:00:00Z');
    expect((await until('2031-03-12T12:00:00Z')).map(gist)).toEqual(['nothing', 'nothing']);
  }, 120_000);

  it('takes up its digests where the queue was lost, as after a restore from a backup', async () => {
    const { ask, until, stop, restart, dataDir } = await startWatching();
    await ask('are we ready?', 2);
    await ask(setUp);
    await until('2031-03-03T12:00:00Z');
    await stop();
    const { jobs, close } = await openDatabase({ dataDir });
    await jobs.db.executeSql('DELETE FROM pgboss.job', []);
    await close();
    await restart();
    expect((await until('2031-03-05T12:00:00Z')).map(gist)).toEqual(['nothing', 'nothing']);
  }, 120_000);
});

test('a change that other rules caused is told apart from one of the tenant', async () => {
  const { domain, ask, until, stop, restart, dataDir } = await startWatching();
  await ask('are we ready?', 2);
  await ask(setUp);
  await until('2031-03-03T12:00:00Z');
  await stop();
  // As the rules of then had it, two checks stood otherwise.
  const { queries, close } = await openDatabase({ dataDir });
  for (const { ordinal, standing } of await queries.select().from(snapshots)) {
    const outcomes = { ...standing?.outcomes, 'tenant.exists': 'fail' as const, 'ad.recycle-bin': 'fail' as const };
    const then = standing && { ...standing, outcomes };
    await queries
      .update(snapshots)
      .set({ standing: then, catalogue: 'rules of then' })
      .where(eq(snapshots.ordinal, ordinal));
  }
  await close();
  domain.isVerified = false;
  await restart('rules of now');
  // Answered since, so its change has another cause than the rules.
  await ask('answer recycleBinEnabled no');
  const [digest] = await until('2031-03-04T12:00:00Z');
  expect(gist(digest)).toContain('newly failing');
  expect(saidIn(digest)).toMatch(/not a change of the tenant/i);
  expect(saidIn(digest).match(/1 differs? only/g)?.length ?? 1).toBe(1);
  expect((await until('2031-03-05T12:00:00Z')).map(gist)).toEqual(['nothing']);
}, 120_000);

describe('setting it up', () => {
  it('by the form, in the time zone of the person’s client, and the same by typing', async () => {
    const { ask, said, press } = await startWatching();
    const form = await ask('digest');
    expect(JSON.stringify(form)).toContain('"value":"Europe/Berlin"');
    const save = dataOf(form, 'Save');
    const refused = wordsOf(
      await press({ ...save, form: { days: '', at: '8', zone: 'Europe/Zurich', when: 'always' } }),
    );
    expect(refused).toContain('Choose at least one day.');
    const wrong = wordsOf(
      await press({ ...save, form: { days: '1', at: '25:00', zone: 'Europe/Zurich', when: 'always' } }),
    );
    expect(wrong).toMatch(/no time of day/);
    const saved = wordsOf(
      await press({ ...save, form: { days: '1,3', at: '07:30', zone: 'Europe/Zurich', when: 'changes' } }),
    );
    expect(saved).toMatch(/every Monday and Wednesday at 07:30 Europe\/Zurich/i);
    expect(await said('digest at 09:00')).toMatch(/every Monday and Wednesday at 09:00 Europe\/Zurich/i);
    expect(await said('digest cron 0 6 1 * *')).toMatch(/by cron 0 6 1/i);
    expect((await said('digests')).match(/Set up by/g)).toHaveLength(1);
    expect(await said('digest on every blue moon')).toContain('Say, for example');
  }, 60_000);

  it('pause, resume and stop: twice is once, an old card changes nothing, and nothing comes meanwhile', async () => {
    const { ask, said, press, until } = await startWatching();
    await ask('are we ready?', 2);
    const list = await ask(setUp);
    const pause = dataOf(list, 'Pause');
    expect(wordsOf(await press(pause))).toMatch(/paused/i);
    expect(wordsOf(await press(pause))).toMatch(/paused/i);
    expect(await until('2031-03-05T12:00:00Z')).toEqual([]);
    expect(wordsOf(await press({ ...pause, what: 'stop' }))).toContain('out of date');
    expect(await said('resume digest')).not.toMatch(/paused/i);
    expect(await until('2031-03-06T12:00:00Z')).toHaveLength(1);
    expect(await said('stop digest 2')).toContain('no such digest');
    await said('stop digest');
    expect(await until('2031-03-10T12:00:00Z')).toEqual([]);
    expect(await said('history')).toMatch(/digest/i);
  }, 120_000);

  it('two people at once leave one digest', async () => {
    const { say, said, connector } = await startWatching();
    const before = connector.sent.length;
    await Promise.all([say(message(setUp, place)), say(message('digest daily at 09:00 UTC', place))]);
    await connector.untilSent(before + 2);
    expect((await said('digests')).match(/Set up by/g)).toHaveLength(1);
  }, 60_000);
});

test('a digest that is asked for now compares with the last one, and leaves the next as it was', async () => {
  const { domain, ask, until } = await startWatching();
  await ask('are we ready?', 2);
  await ask(setUp);
  await until('2031-03-03T12:00:00Z');
  domain.isVerified = false;
  expect(wordsOf(await ask('digest now', 2))).toMatch(/newly failing/i);
  expect((await until('2031-03-04T12:00:00Z')).map(gist)).toEqual(['newly failing']);
}, 60_000);

describe('a conversation that Teams refuses messages in', () => {
  it('is told to whoever set the digest up, in their own chat, and goes on when somebody speaks there', async () => {
    const { ask, say, said, until, connector } = await startWatching();
    await ask('are we ready?', 2);
    await ask(setUp);
    await ask('help', 1, personal());
    connector.failNext({ status: 403, code: 'BotDisabledByAdmin' });
    const [told, ...none] = await until('2031-03-03T12:00:00Z');
    expect(none).toEqual([]);
    expect(told?.thread).toBe(personal().conversation.id);
    expect(saidIn(told)).toMatch(/refuses Preflight’s messages .+ its digests rest/);
    expect(await until('2031-03-05T12:00:00Z')).toEqual([]);
    expect(await said('digests', 1, personal())).toMatch(/refuses/i);
    await say(message('help', place));
    expect((await until('2031-03-06T12:00:00Z')).filter(({ thread }) => thread === channelId).map(gist)).toEqual([
      'nothing',
    ]);
  }, 120_000);

  it('is forgotten with its digests when Preflight is removed there', async () => {
    const { ask, say, said, until } = await startWatching();
    await ask('are we ready?', 2);
    await ask(setUp);
    await say(installation('remove', place));
    expect(await until('2031-03-05T12:00:00Z')).toEqual([]);
    await say(installation('add', place));
    expect(await said('digests')).not.toMatch(/Set up by/);
  }, 60_000);
});

test('readings that are too old are removed, and what the next digest is compared with stays', async () => {
  const { ask, until, stop, dataDir } = await startWatching();
  await ask('are we ready?', 2);
  await ask(setUp);
  await until('2031-03-07T12:00:00Z');
  await until('2032-05-01T00:00:00Z', ['store.tidy']);
  await stop();
  const { queries, close, jobs } = await openDatabase({ dataDir });
  const store = openStore({ queries, jobs, close });
  const kept = await queries.select().from(snapshots);
  const [schedule] = await store.schedules.active();
  await close();
  expect(kept.map(({ ordinal }) => ordinal)).toEqual([schedule?.baseline]);
}, 240_000);
