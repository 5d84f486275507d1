import { afterEach, expect, onTestFinished, test } from 'vitest';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { openDatabase } from '../../src/store/database.ts';
import { eq } from '../../src/store/drizzle.ts';
import { alerts, reviews, snapshots } from '../../src/store/tables.ts';
import type { Target } from '../../src/targets.ts';
import {
  adele,
  channel,
  execute,
  installation,
  megan,
  membership,
  message,
  personal,
  tenantId,
} from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { driveClock } from './clock.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

type Place = ReturnType<typeof channel>;
type Data = { kind: string } & Record<string, unknown>;

let journey: Journey | null = null;
const stop = async () => {
  await journey?.stop();
  journey = null;
};
afterEach(stop);

/** A channel of a team of its own. */
function channelOf(name: string): Place {
  const place = channel('1763640000001', `19:${name}@thread.tacv2`);
  return { ...place, channelData: { ...place.channelData, team: { id: `19:team-${name}@thread.tacv2` } } };
}

const [home, customer, third] = [channelOf('home'), channelOf('customer'), channelOf('third')];
const idOf = ({ conversation }: Place) => conversation.id.split(';')[0] as string;
const teamOf = ({ channelData }: Place) => (channelData.team as { id: string }).id;

/** Monday, half an hour before eight in Zurich. */
const begin = '2031-03-03T06:30:00Z';

/** The names by which either tenant would give itself away. */
const [ofContoso, ofFabrikam] = [/contoso/i, /fabrikam/i];

/** A bot whose own tenant is Contoso, and that may review Fabrikam in the channel of a customer. */
async function startTwo({ conversations = [idOf(customer)], opaque = false, meant = '' } = {}) {
  const clock = driveClock(begin);
  onTestFinished(() => clock.stop());
  const contoso = site('ready', undefined, clock.now());
  const fabrikam = site('trouble', undefined, clock.now());
  const theirs = await startTenant(fabrikam, { now: clock.now, ...(opaque ? { token: 'opaque' } : {}) });
  onTestFinished(() => theirs.stop());
  const connector = await startConnector();
  onTestFinished(async () => {
    await stop();
    await connector.stop();
  });
  const dataDir = await newDataDir();
  const id = meant || (fabrikam.tenant.organization.id as string);
  const target = (name: string, tenant: string, list: readonly string[]): Target => ({
    name,
    tenantId: tenant,
    conversations: list,
    graph: { cloud: 'global', endpoint: theirs.url, accessToken: theirs.token, tenantId: tenant },
  });
  const open = async (...targets: Target[]) => {
    journey = await startJourney(contoso, { dataDir, connector, now: clock.now, targets });
  };
  await open(target('Fabrikam', id, conversations));
  const say = (activity: Parameters<Journey['say']>[0]) => (journey as Journey).say(activity);
  const answerTo = async (activity: Parameters<Journey['say']>[0]): Promise<unknown> => {
    const before = connector.sent.length;
    await say(activity);
    const here = (activity.conversation as { id: string }).id;
    for (let at = before; ; at += 1) {
      const sent = (await connector.untilSent(at + 1))[at] as Sent;
      if (sent.thread === here && !wordsOf(cardOf(sent)).startsWith('Reading the tenant')) return cardOf(sent);
    }
  };
  return {
    ...{ clock, contoso, fabrikam, theirs, connector, dataDir, id, target, open, say },
    own: () => (journey as Journey).tenant.requests,
    ask: (words: string, place: Place, who = adele) => answerTo(message(words, place, who)),
    said: async (words: string, place: Place, who = adele) => wordsOf(await answerTo(message(words, place, who))),
    press: async (data: Data, place: Place, who = adele): Promise<unknown> =>
      ((await say(execute(data, { place, who }))).body as { value: unknown }).value,
    async gather(place: Place, ...people: (typeof adele)[]) {
      connector.rosters.set(
        teamOf(place),
        people.map((one) => ({ ...one, tenantId })),
      );
      await say(membership('membersAdded', place, people));
    },
    /** Lets time pass, and gives what was sent to each of the two channels meanwhile. */
    async until(time: string, only: readonly string[]) {
      const before = connector.sent.length;
      await clock.pass(time, only);
      const sent = connector.sent.slice(before);
      const to = (place: Place) =>
        sent.filter(({ thread }) => thread.startsWith(idOf(place))).map((one) => wordsOf(cardOf(one)));
      return { home: to(home), customer: to(customer), all: sent };
    },
  };
}

type Two = Awaited<ReturnType<typeof startTwo>>;

/** Every path of a tenant that was asked, by what it is about. */
const pathsOf = (requests: Two['theirs']['requests']) => requests.flatMap(({ path, batched }) => [path, ...batched]);

/** All that is stored about tenants, by review. */
async function stored({ dataDir }: Two) {
  const database = await openDatabase({ dataDir });
  const rows = await database.queries.select().from(snapshots);
  const all = await database.queries.select().from(reviews);
  const raised = await database.queries.select().from(alerts);
  await database.close();
  return { rows, all, raised };
}

test('two tenants that are read at once stay apart: each conversation sees its own, and nothing of the other', async () => {
  const two = await startTwo();
  const [at, there] = await Promise.all([two.said('are we ready?', home), two.said('are we ready?', customer)]);
  for (const words of [at, there]) expect(words).toMatch(/^(Ready|✓|✗|Not ready)/);
  expect(at).toMatch(ofContoso);
  expect(at).not.toMatch(ofFabrikam);
  expect(there).toContain(`tenant **Fabrikam** (${two.id})`);
  expect(there).not.toMatch(ofContoso);
  const before = [two.own().length, two.theirs.requests.length];
  // What was read just now for a review here is not taken for one of the other tenant.
  for (const words of ['status', 'blockers', 'show tenant', 'history', 'trend', 'list reviews', 'access']) {
    expect(await two.said(words, home), words).not.toMatch(ofFabrikam);
    expect(await two.said(words, customer), words).not.toMatch(ofContoso);
  }
  await two.ask('new review Second', customer);
  expect(await two.said('are we ready?', customer)).toContain(two.id);
  expect(two.own().length).toBe(before[0]);
  await stop();
  const { rows, all } = await stored(two);
  for (const { reviewId, tenantId: tenant, reading, scope } of rows) {
    const { conversationId, profile } = all.find(({ id }) => id === reviewId) as (typeof all)[number];
    const isTheirs = conversationId === idOf(customer);
    expect(tenant).toBe(isTheirs ? two.id : two.contoso.tenant.organization.id);
    expect(profile.target).toBe(isTheirs ? two.id : undefined);
    expect(scope?.includes(two.id)).toBe(isTheirs);
    expect(JSON.stringify(reading)).not.toMatch(isTheirs ? ofContoso : ofFabrikam);
  }
  expect(rows.length).toBeGreaterThanOrEqual(3);
}, 60_000);

test('digests that are due at once, what changed, and the watch between them keep the tenants apart', async () => {
  const two = await startTwo();
  for (const place of [home, customer]) {
    await two.ask('are we ready?', place);
    await two.ask('digest every weekday at 08:00 Europe/Zurich', place);
  }
  const domain = two.fabrikam.tenant.domains.find(({ isVerified, isInitial }) => isVerified && !isInitial);
  Object.assign(domain ?? {}, { isVerified: false });
  const due = await two.until('2031-03-03T07:00:30Z', ['digest.due']);
  expect(due.home).toHaveLength(1);
  expect(due.customer).toHaveLength(1);
  expect(due.home[0]).not.toMatch(ofFabrikam);
  expect(due.customer[0]).not.toMatch(ofContoso);
  expect(due.home[0]).toContain('Nothing changed');
  expect(await two.said('what changed', home)).not.toMatch(ofFabrikam);
  expect(await two.said('what changed', customer)).not.toMatch(ofContoso);

  // The first look is what the next is held against; a new administrator is told where the tenant is watched.
  await two.until('2031-03-03T07:31:00Z', ['watch.poll']);
  const [role] = two.fabrikam.tenant.roleAssignments;
  const user = two.fabrikam.tenant.users.find(
    ({ id }) => !two.fabrikam.tenant.roleAssignments.some(({ principalId }) => principalId === id),
  );
  two.fabrikam.tenant.roleAssignments.push({
    ...role,
    id: 'new',
    principalId: user?.id as string,
    roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10',
  });
  const looked = await two.until('2031-03-03T08:01:00Z', ['watch.poll', 'alert.publish']);
  expect(looked.home).toEqual([]);
  expect(looked.customer.length).toBeGreaterThan(0);
  for (const words of looked.customer) expect(words).not.toMatch(ofContoso);
  await stop();
  const { raised, all } = await stored(two);
  const theirs = all.filter(({ conversationId }) => conversationId === idOf(customer)).map(({ id }) => id);
  expect(raised.length).toBeGreaterThan(0);
  for (const { reviewId } of raised) expect(theirs).toContain(reviewId);
}, 60_000);

test('in a personal chat each review reads its own tenant, and only for who is in its conversation', async () => {
  const two = await startTwo();
  const chat: Place = { ...personal(), conversation: { ...personal().conversation, id: 'a:1Adele' } } as never;
  const meganAlone: Place = { ...personal(), conversation: { ...personal().conversation, id: 'a:1Megan' } } as never;
  await two.gather(home, adele, megan);
  await two.gather(customer, adele);
  await two.ask('new review Ours', home);
  await two.ask('new review Theirs', customer);
  await two.ask('open review Theirs', chat);
  const before = two.own().length;
  const theirs = await two.said('scan', chat);
  expect(theirs).toContain(two.id);
  expect(theirs).not.toMatch(ofContoso);
  expect(two.own().length).toBe(before);
  await two.ask('open review Ours', chat);
  const asked = two.theirs.requests.length;
  const ours = await two.said('scan', chat);
  expect(ours).toMatch(ofContoso);
  expect(ours).not.toMatch(ofFabrikam);
  expect(two.theirs.requests.length).toBe(asked);
  expect(await two.said('are we ready?', meganAlone, megan)).toMatch(ofContoso);
  expect(await two.said('open review Theirs', meganAlone, megan)).toContain('No review here is called “Theirs”');
  expect(two.theirs.requests.length).toBe(asked);
}, 60_000);

test('a forged card binds no review to another tenant and reads none', async () => {
  const two = await startTwo();
  await two.ask('new review Theirs', customer);
  await two.ask('new review Ours', home);
  const form = dataOf(await two.ask('profile', home), 'Save');
  const theirForm = dataOf(await two.ask('profile', customer), 'Save');
  const review = String(theirForm.review);
  const before = two.theirs.requests.length;
  const fields = { 'form.tool': 'connect', 'form.installation': 'fresh', 'form.settings': 'custom' };
  const own = two.own().length;
  two.clock.set('2031-03-03T06:31:00Z');
  await two.press({ ...form, ...fields, 'form.target': two.id, target: two.id }, home);
  // Saving reads the tenant of the review: still the one that it was bound to.
  await two.clock.idle();
  expect(two.own().length).toBeGreaterThan(own);
  expect(wordsOf(await two.press({ ...theirForm, ...fields }, home))).toContain('another conversation');
  const requestedAt = new Date().toISOString();
  for (const kind of ['scan.run', 'profile.guess', 'digest.run'])
    await two.press({ kind, review, slot: 'x', requestedAt }, home);
  for (const kind of ['review.open', 'owners.show', 'review.reopen'])
    expect(wordsOf(await two.press({ kind, review, mine: false }, home)), kind).toContain('another conversation');
  const scope = JSON.stringify({ target: two.id });
  await two.press({ kind: 'watch.poll', scope, at: requestedAt }, home);
  expect(await two.said(`set target to ${two.id}`, home)).not.toContain('Saved');
  await two.clock.idle();
  expect(two.theirs.requests.length).toBe(before);
  await stop();
  const { all } = await stored(two);
  expect(all.map(({ name, profile }) => [name, profile.target]).sort()).toEqual([
    ['Ours', undefined],
    ['Theirs', two.id],
  ]);
}, 60_000);

test('a review that is moved to a conversation off the list is closed there, also for the clock', async () => {
  const two = await startTwo();
  await two.ask('new review Theirs', customer);
  await two.ask('are we ready?', customer);
  await two.ask('digest every weekday at 08:00 Europe/Zurich', customer);
  // Who adds Preflight is its administrator there.
  await two.say(installation('add', third));
  await two.ask('help', third);
  await stop();
  const database = await openDatabase({ dataDir: two.dataDir });
  await database.queries
    .update(reviews)
    .set({ conversationId: idOf(third) })
    .where(eq(reviews.name, 'Theirs'));
  await database.close();
  await two.open(two.target('Fabrikam', two.id, [idOf(customer)]));
  const before = two.theirs.requests.length;
  for (const words of [
    'are we ready?',
    'scan',
    'status',
    'blockers',
    'open review Theirs',
    'access',
    'next',
    'trend',
  ]) {
    const told = await two.said(words, third);
    expect(told, words).toContain('“Theirs” is of a tenant that may not be reviewed in its conversation');
    expect(told, words).not.toMatch(ofFabrikam);
  }
  expect(await two.said('list reviews', third)).not.toMatch(ofFabrikam);
  const due = await two.until('2031-03-04T07:01:00Z', ['digest.due', 'watch.poll']);
  expect(due.all).toEqual([]);
  expect(two.theirs.requests.length).toBe(before);
  // It can be put away, and what is new is of a tenant that may be reviewed here.
  expect(await two.said('delete review Theirs for good', third)).toContain('is deleted for good');
  expect(await two.said('are we ready?', third)).toMatch(ofContoso);
}, 60_000);

test('a conversation that is taken off the list, and one that is put on it, keep nothing of the tenant before', async () => {
  const two = await startTwo();
  await two.ask('are we ready?', customer);
  await two.ask('are we ready?', home);
  await stop();
  await two.open(two.target('Fabrikam', two.id, [idOf(home)]));
  const asked = two.theirs.requests.length;
  expect(await two.said('status', customer)).toContain('may not be reviewed in its conversation');
  expect(await two.said('status', home)).toContain('may not be reviewed in its conversation');
  expect(two.theirs.requests.length).toBe(asked);
  await two.ask('new review Anew', home);
  const anew = await two.said('are we ready?', home);
  expect(anew).toContain(two.id);
  expect(anew).not.toMatch(ofContoso);
  await stop();
  // Without any list all is as before there was one; what was of the other tenant stays closed.
  await two.open();
  expect(await two.said('status', home)).toContain('may not be reviewed');
  expect(await two.said('status', customer)).toContain('may not be reviewed');
}, 60_000);

test('what another tenant answers than the one that is meant is refused with its cause, and nothing of it is kept', async () => {
  const meant = '99999999-7a52-4b35-9d0e-5a4f0d5c9b11';
  const two = await startTwo({ opaque: true, meant });
  const words = await two.said('are we ready?', customer);
  expect(two.theirs.requests.length).toBeGreaterThan(0);
  expect(words).toContain('Not known yet');
  expect(words).toContain(`what answered is another tenant than ${meant}`);
  expect(words).not.toMatch(ofFabrikam);
  await two.ask('digest every weekday at 08:00 Europe/Zurich', customer);
  await two.until('2031-03-03T07:31:00Z', ['digest.due', 'watch.poll']);
  await stop();
  const { rows, raised } = await stored(two);
  expect(rows.length).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(rows)).not.toMatch(ofFabrikam);
  expect(raised).toEqual([]);
}, 60_000);

test('where several tenants may be reviewed, the name says which; else the first is meant', async () => {
  const two = await startTwo({ opaque: true });
  const { target, id } = two;
  const other = '77777777-7a52-4b35-9d0e-5a4f0d5c9b11';
  await stop();
  // A whole Teams tenant counts as well as a conversation of it.
  await two.open(target('Fabrikam Retail', other, [tenantId]), target('Fabrikam', id, [idOf(customer)]));
  await two.ask('new review Branch of Köln', customer);
  await two.ask('new review HQ of fabrikam', customer);
  await two.ask('new review of Fabrikam Retail', customer);
  await two.ask('new review Lab of Fabrikam', third);
  await stop();
  const { all } = await stored(two);
  expect(all.map(({ name, profile }) => [name, profile.target]).sort()).toEqual([
    ['Branch of Köln', other],
    ['HQ', id],
    // Here Fabrikam is not on the list, so that the words are a name and nothing tells that there is one.
    ['Lab of Fabrikam', other],
    ['Readiness review', other],
  ]);
}, 60_000);

test('access names the tenant in the command, and its own credential', async () => {
  const two = await startTwo();
  const customerCard = await two.ask('access', customer);
  expect(wordsOf(customerCard)).toContain('15 of 15');
  await stop();
  two.fabrikam.lacks = ['AuditLog.Read.All'];
  const lacking = await startTenant(two.fabrikam);
  onTestFinished(() => lacking.stop());
  await two.open({
    ...two.target('Fabrikam', two.id, [idOf(customer)]),
    graph: { cloud: 'global', endpoint: lacking.url, accessToken: lacking.token, tenantId: two.id },
  });
  const words = await two.said('access', customer);
  expect(words).toContain('14 of 15');
  expect(words).toMatch(
    new RegExp(`\nAZURE_TENANT_ID=${two.id} npm run -s preflight -- grant --to [\\da-f-]{36} --only AuditLog`),
  );
  expect(await two.said('access', home)).toContain('15 of 15');
  expect(pathsOf(lacking.requests)).toEqual([]);
  expect(buttonsOf(customerCard).length).toBeGreaterThan(0);
}, 60_000);
