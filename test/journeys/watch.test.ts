import { describe, expect, it, test } from 'vitest';
import { adele, membership, personal } from '../connector/activities.ts';
import { saidIn, wordsOf } from './journey.ts';
import { away, channelId, place, startWatching } from './watching.ts';

const setUp = 'digest every weekday at 08:00 Europe/Zurich';
const looks = ['watch.poll', 'alert.publish'];

/** The switches of synchronization in the tenant of a site. */
const switchesOf = ({ about }: Awaited<ReturnType<typeof startWatching>>) =>
  about.tenant.onPremisesSynchronization[0]?.features as Record<string, boolean>;

async function watch() {
  const watching = await startWatching();
  await watching.ask('are we ready?', 2);
  await watching.ask(setUp);
  // The first look tells nothing: what fails then is in the verdict already.
  expect(await watching.until('2031-03-03T06:45:00Z', looks)).toEqual([]);
  return watching;
}

describe('what does not wait for a digest', () => {
  it('is told within a quarter of an hour, once, and the same message says when it is over', async () => {
    const watching = await watch();
    const switches = switchesOf(watching);
    switches.blockSoftMatchEnabled = false;
    const [told, ...none] = await watching.until('2031-03-03T07:31:00Z', looks);
    expect(none).toEqual([]);
    expect([told?.method, told?.thread]).toEqual(['POST', channelId]);
    expect(saidIn(told)).toMatch(/Failing: .*soft.?match/i);
    expect(await watching.until('2031-03-03T09:00:00Z', looks)).toEqual([]);
    switches.blockSoftMatchEnabled = true;
    const [over, ...nothing] = await watching.until('2031-03-03T10:00:00Z', looks);
    expect(nothing).toEqual([]);
    expect([over?.method, over?.activityId]).toEqual(['PUT', told?.activityId]);
    expect(saidIn(over)).toMatch(/No longer failing/);
    // The next one is another event.
    switches.blockSoftMatchEnabled = false;
    expect((await watching.until('2031-03-03T11:00:00Z', looks)).map(({ method }) => method)).toEqual(['POST']);
  }, 120_000);

  it('is neither told nor taken back while the tenant cannot be read', async () => {
    const watching = await watch();
    const { about } = watching;
    about.refusals.push(away);
    expect(await watching.until('2031-03-03T08:00:00Z', looks)).toEqual([]);
    about.refusals.pop();
    switchesOf(watching).blockSoftMatchEnabled = false;
    expect(await watching.until('2031-03-03T09:00:00Z', looks)).toHaveLength(1);
    about.refusals.push(away);
    expect(await watching.until('2031-03-03T10:00:00Z', looks)).toEqual([]);
  }, 120_000);

  it('is a change of federation, with who made it', async () => {
    const watching = await watch();
    watching.about.tenant.directoryAudits.push({
      id: 'Directory_1',
      category: 'DirectoryManagement',
      result: 'success',
      activityDisplayName: 'Set federation settings on domain',
      activityDateTime: '2031-03-03T07:02:00Z',
      initiatedBy: { user: { userPrincipalName: 'mallory@contoso.com' } },
      targetResources: [{ displayName: 'contoso.com' }],
    });
    const [told, ...none] = await watching.until('2031-03-03T09:00:00Z', looks);
    expect(none).toEqual([]);
    expect(saidIn(told)).toMatch(/federation of contoso\.com was changed/);
    expect(saidIn(told)).toContain('mallory@contoso.com');
  }, 120_000);

  it('ends with the last digest, and begins again with the next', async () => {
    const watching = await watch();
    await watching.ask('stop digest');
    switchesOf(watching).blockSoftMatchEnabled = false;
    expect(await watching.until('2031-03-03T09:00:00Z', looks)).toEqual([]);
    const before = watching.tenant.requests.length;
    await watching.until('2031-03-04T09:00:00Z', looks);
    expect(watching.tenant.requests.length).toBe(before);
    await watching.ask(setUp);
    switchesOf(watching).blockSoftMatchEnabled = true;
    expect(await watching.until('2031-03-04T10:00:00Z', looks)).toEqual([]);
  }, 120_000);

  it('goes on after a restart, and what changed meanwhile is told once', async () => {
    const watching = await watch();
    await watching.stop();
    switchesOf(watching).blockSoftMatchEnabled = false;
    watching.clock.set('2031-03-03T08:00:00Z');
    await watching.restart();
    expect(await watching.until('2031-03-03T09:00:00Z', looks)).toHaveLength(1);
  }, 120_000);

  it('costs few requests: only the facts that it looks at are read', async () => {
    const watching = await watch();
    const before = watching.tenant.requests.length;
    await watching.until('2031-03-03T07:00:00Z', looks);
    const look = watching.tenant.requests.length - before;
    const then = watching.tenant.requests.length;
    await watching.ask('scan', 2);
    expect(look).toBeGreaterThan(0);
    expect(look).toBeLessThan(watching.tenant.requests.length - then);
  }, 60_000);
});

test('the first week: criteria first, a closer watch, a day in each digest, and a card that closes it once', async () => {
  const watching = await startWatching();
  const { ask, said, until } = watching;
  await ask('are we ready?', 2);
  expect(await said('first week')).toContain('This review is not live.');
  await ask('roll back if nobody can sign in for an hour');
  expect(await said('roll back if nobody can sign in for an hour')).toMatch(
    /rolls back if\n• nobody can sign in for an hour\n(?!•)/,
  );
  expect(await said('we are live since 2031-12-24')).toContain('is still to come');
  await ask(setUp);
  expect(await said('we are live since today')).toContain('day 1 of 7');
  await until('2031-03-03T06:40:00Z', looks);
  switchesOf(watching).blockSoftMatchEnabled = false;
  const [alert, ...none] = await until('2031-03-03T06:46:00Z', looks);
  expect(none).toEqual([]);
  expect(saidIn(alert)).toMatch(/Your team rolls back if\n• nobody can sign in for an hour/);
  const digest = (await until('2031-03-04T12:00:00Z')).at(-1);
  expect(saidIn(digest)).toMatch(/day 2 of 7 after go-live/);
  const [closing, ...rest] = await until('2031-03-12T00:00:00Z', ['live.close']);
  expect(rest).toEqual([]);
  expect(saidIn(closing)).toMatch(/first week is over/i);
  expect(saidIn(closing)).toMatch(/soft.?match/i);
  await watching.stop();
  await watching.restart();
  expect(await until('2031-03-20T00:00:00Z', ['live.close'])).toEqual([]);
  expect(await said('first week')).toMatch(/over/i);
  expect(await said('history')).toMatch(/live/i);
}, 120_000);

test('nobody is taken to be live: without a word there is no first week, and it can be taken back', async () => {
  const { ask, said, until } = await startWatching();
  await ask('are we ready?', 2);
  expect(await until('2031-03-20T00:00:00Z', ['live.close'])).toEqual([]);
  await ask('we are live since yesterday');
  expect(await said('we are not live')).toContain('This review is not live.');
  expect(await until('2031-04-20T00:00:00Z', ['live.close'])).toEqual([]);
}, 60_000);

test('a person hears of a review in their own chat, as long as they are in its conversation', async () => {
  const { ask, say, until, connector } = await startWatching();
  await ask('are we ready?', 2);
  await ask('are we ready?', 1, personal());
  await ask(setUp, 1, personal());
  const [digest, ...none] = await until('2031-03-03T12:00:00Z');
  expect(none).toEqual([]);
  expect(digest?.thread).toBe(personal().conversation.id);
  connector.members.splice(0, 1);
  await say(membership('membersRemoved', place, [adele]));
  await until('2031-03-03T12:30:00Z');
  expect(wordsOf(await ask('digests', 1, personal()))).toMatch(/Set up by/);
  expect(await until('2031-03-04T12:00:00Z')).toEqual([]);
}, 60_000);
