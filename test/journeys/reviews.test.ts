import { randomUUID } from 'node:crypto';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { onPremisesAnswers } from '../../src/demo/answers.ts';
import type { Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import {
  adele,
  alex,
  channel,
  execute,
  installation,
  megan,
  membership,
  message,
  partnerTenantId,
  personal,
  tenantId,
} from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, saidIn, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
afterEach(() => journey.stop());

type Place = ReturnType<typeof channel>;
type Data = { kind: string } & Record<string, unknown>;

/** The ready site, of which nobody has told anything yet. */
const untold = (): Site =>
  site('ready', (one) => {
    one.answers = {};
  });

/** A channel of a team of its own. */
function channelOf(name: string, tenant = tenantId): Place {
  const place = channel('1763640000001', `19:${name}@thread.tacv2`);
  return {
    conversation: { ...place.conversation, tenantId: tenant },
    channelData: { ...place.channelData, tenant: { id: tenant }, team: { id: `19:team-${name}@thread.tacv2` } },
  };
}

const teamOf = ({ channelData }: Place) => (channelData.team as { id: string }).id;

/** A person's chat with the bot. */
const chatOf = ({ name }: typeof adele, tenant = tenantId): Place => ({
  conversation: { ...personal().conversation, id: `a:1${name.replace(' ', '')}`, tenantId: tenant },
  channelData: { tenant: { id: tenant } },
});

const [north, south] = [channelOf('north'), channelOf('south')];
const [adeleAlone, meganAlone] = [chatOf(adele), chatOf(megan)];

async function start(...args: Parameters<typeof startJourney>) {
  journey = await startJourney(...args);
  const { connector, say } = journey;
  const answerTo = async (activity: Parameters<Journey['say']>[0]) => {
    const before = connector.sent.length;
    await say(activity);
    for (let at = before; ; at += 1) {
      const card = cardOf((await connector.untilSent(at + 1))[at] as Sent);
      // What takes the place of the progress is the answer.
      if (!wordsOf(card).startsWith('Reading the tenant')) return card;
    }
  };
  return {
    ...journey,
    /** Says something and gives the card that comes back. */
    ask: (text: string, place: Place = north, who = adele) => answerTo(message(text, place, who)),
    /** Presses a button and gives the card that takes its place. */
    async press(data: Data, place: Place = north, who = adele): Promise<Record<string, unknown>> {
      const { body } = await say(execute(data, { place, who }));
      return (body as { value: Record<string, unknown> }).value;
    },
    /** Adds Preflight to the first channel, which makes Adele its administrator. */
    install: () => answerTo(installation('add', north)),
    /** Who is in a conversation from now on. */
    async gather(place: Place, ...people: (typeof adele)[]) {
      const { tenantId } = place.conversation;
      connector.rosters.set(
        teamOf(place),
        people.map((one) => ({ ...one, tenantId })),
      );
      await say(membership('membersAdded', place, people));
    },
  };
}

/** Two channels with a review each; Adele is in both, Megan only in the first. */
async function startTwo(...[, options]: Parameters<typeof startJourney>) {
  const started = await start(untold(), options);
  await started.gather(north, adele, alex, megan);
  await started.gather(south, adele);
  await started.ask('new review North', north);
  await started.ask('new review South', south);
  return started;
}

const questionOn = (card: unknown) => buttonsOf(card).find(({ data }) => data.kind === 'answer.give')?.data ?? null;

/** The button of this title whose tooltip names something. */
function pick(card: unknown, title: string, about: string): Data {
  const found = buttonsOf(card).find((one) => one.title === title && JSON.stringify(one).includes(about));
  if (!found) throw new Error(`No button "${title}" is about ${about}: ${wordsOf(card)}`);
  return found.data;
}

test('reviews are listed, opened by name and number, renamed, archived and reopened', async () => {
  const { ask, press } = await start(untold());
  await ask('new review Headquarters');
  await ask('new review Branch office');
  expect(wordsOf(await ask('list reviews'))).toMatch(/1\\\. Branch office \(current\)[\s\S]*2\\\. Headquarters\n/);

  expect(wordsOf(await ask('open review 2'))).toContain('Headquarters · Entra Connect Sync');
  expect(wordsOf(await ask('questions'))).toContain('Headquarters');
  expect(wordsOf(await ask('open review branch'))).toContain('Branch office · Entra Connect Sync');
  expect(wordsOf(await ask('open review nonsense'))).toContain('No review here is called “nonsense”');
  expect(wordsOf(await ask('open review 3'))).toContain('No review here is called “3”');
  await ask('new review Branch of Köln');
  expect(wordsOf(await ask('open review branch o'))).toMatch(/^Which review\?\n2 reviews may be meant/);
  expect(wordsOf(await ask('questions'))).toContain('Branch of Köln');

  expect(wordsOf(await ask('rename review headQuarters'))).toContain('called “Headquarters” here already');
  expect(wordsOf(await ask('new review HEADQUARTERS'))).toContain('called “Headquarters” here already');
  expect(wordsOf(await ask(`rename review ${'n'.repeat(81)}`))).toContain('at most 80 characters; this one has 81');
  expect(wordsOf(await ask(`new review ${'n'.repeat(81)}`))).toContain('at most 80 characters; this one has 81');
  expect(wordsOf(await ask(`rename review ${'n'.repeat(80)}`))).toContain('is called “nnn');
  expect(wordsOf(await ask('rename review to Köln'))).toContain('is called “Köln” now');

  const list = await ask('reviews');
  const archive = dataOf(list, 'Archive');
  expect(wordsOf(await press(archive))).toContain('“Köln” is archived. The current review is “Branch office”.');
  // The second of a double click, and an old card later.
  expect(wordsOf(await press(archive))).toContain('“Köln” is archived: it is kept as it is');
  expect(wordsOf(await ask('open review köln'))).toContain('is archived: it is kept as it is');
  expect(wordsOf(await ask('archive review'))).toContain('The current review is “Headquarters”.');
  expect(wordsOf(await ask('archive review'))).toContain('No review is left here.');
  for (const asked of ['are we ready?', 'next', 'archive review'])
    expect(wordsOf(await ask(asked))).toContain('Every review here is archived');
  const archived = await ask('list archived reviews');
  expect(wordsOf(archived)).toContain('3 reviews');
  expect(wordsOf(await ask('reopen review headquarters'))).toContain('“Headquarters” is open and the current review');
  const reopen = pick(archived, 'Reopen', 'Köln');
  expect(wordsOf(await press(reopen))).toContain('“Köln” is open and the current review');
  expect(wordsOf(await press(reopen))).toContain('“Köln” is open and the current review');
  expect(wordsOf(await ask('list reviews'))).toMatch(/Köln \(current\)[\s\S]*Headquarters\n/);
});

test('what is archived takes no answers, and each person’s question stays with its review', async () => {
  const { ask, press } = await start(untold());
  await ask('new review One', adeleAlone);
  const asked = questionOn(await ask('next', adeleAlone)) as Data;
  await ask('new review Two', adeleAlone);
  // The question was one of the other review.
  expect(wordsOf(await ask('528040', adeleAlone))).toContain('does not know that command');
  expect(wordsOf(await ask('undo', adeleAlone))).toContain('no answer here that could be taken back');
  const value = String({ ...onPremisesAnswers, ...site('ready').answers }[String(asked.fact) as never]);
  expect(wordsOf(await press({ ...asked, 'form.answer': value }, adeleAlone))).toContain('Saved');
  expect(wordsOf(await ask('undo', adeleAlone))).toContain('Taken back');
  expect(wordsOf(await ask('questions', adeleAlone))).toContain('One');
  await ask('archive review', adeleAlone);
  expect(wordsOf(await press({ ...asked, 'form.answer': value }, adeleAlone))).toContain('“One” is archived');
});

test('a review is deleted only as its card showed it, once, and says what is left', async () => {
  const { ask, press, install } = await start(untold());
  await install();
  await ask('new review Keep');
  await ask('new review Drop');
  const card = await ask('delete review');
  expect(wordsOf(card)).toContain('Delete “Drop” for good?');
  expect(wordsOf(card)).toContain('0 answered questions');
  const before = dataOf(card, 'Delete for good');

  const question = questionOn(await ask('next')) as Data;
  await press({ ...question, kind: 'answer.admit' });
  const overtaken = await press(before);
  expect(wordsOf(overtaken)).toContain('Not deleted');
  expect(wordsOf(overtaken)).toContain('1 answered question, with 1 entry');
  await ask('rename review Dropped');
  expect(wordsOf(await press(dataOf(overtaken, 'Delete for good')))).toContain('Not deleted');

  expect(wordsOf(await ask('delete review for good'))).toContain('Delete “Dropped” for good?');
  expect(wordsOf(await ask('delete review dropped for good'))).toContain('Delete “Dropped” for good?');
  const last = dataOf(await ask('delete review Dropped'), 'Delete for good');
  expect(wordsOf(await press(last))).toContain('“Dropped” is deleted for good. The current review is “Keep”.');
  expect(wordsOf(await press(last))).toContain('not there any more: it was deleted');
  expect(wordsOf(await press({ ...question, 'form.answer': '1' }))).toContain('not there any more');
  expect(wordsOf(await ask('delete review Dropped'))).toContain('No review here is called “Dropped”');

  expect(wordsOf(await ask('delete review Keep for good'))).toContain('No review is left here.');
  expect(wordsOf(await ask('list reviews'))).toContain('There is no review here yet');
  expect(wordsOf(await ask('archive review'))).toContain('There is no review here yet');
  expect(wordsOf(await ask('list reviews'))).toContain('There is no review here yet');
  // A question starts one, as in any conversation without; nothing of an earlier one is in it.
  expect(wordsOf(await ask('show my answers'))).toContain('nothing is answered yet');
});

test('in a personal chat several reviews are asked about, and what was asked goes on', async () => {
  const { ask, press, connector } = await startTwo(untold());
  const which = await ask('questions', adeleAlone);
  expect(wordsOf(which)).toMatch(/^Which review\?[\s\S]*1\\\. South\n[\s\S]*of a channel[\s\S]*2\\\. North\n/);
  expect(wordsOf(await ask('528040', adeleAlone))).toContain('does not know that command');
  expect(wordsOf(await ask('help', adeleAlone))).toContain('are we ready?');
  const south = await press(pick(which, 'Open', 'South'), adeleAlone);
  expect(wordsOf(south)).toMatch(/questions answered\nReview \*\*South\*\*/);
  expect(wordsOf(await ask('questions', adeleAlone))).toContain('South');

  // Megan may work on one only, which is opened at once; what she answers is in the channel's review.
  const asked = questionOn(await ask('next', meganAlone, megan)) as Data;
  await press({ ...asked, kind: 'answer.admit' }, meganAlone, megan);
  expect(wordsOf(await ask('show my answers', north))).toContain('Megan Bowen');
  expect(wordsOf(await ask('list reviews', meganAlone, megan))).not.toContain('South');

  // A scan that is started there shows its card there.
  const count = connector.sent.length;
  await ask('scan', meganAlone, megan);
  const [progress, verdict] = (await connector.untilSent(count + 2)).slice(count);
  expect(progress?.thread).toBe(meganAlone.conversation.id);
  expect(verdict).toMatchObject({ method: 'PUT', thread: progress?.thread, activityId: progress?.activityId });
  expect(saidIn(verdict)).toContain('North');

  // Of her own there is none until she wants one; then it is the one that she works on.
  await ask('new review My own', meganAlone, megan);
  expect(wordsOf(await ask('questions', meganAlone, megan))).toContain('My own');
  expect(wordsOf(await ask('list reviews', north))).not.toContain('My own');
});

test('a forged id reaches no review of another conversation, nor of another tenant', async () => {
  const { ask, press, gather, say } = await startTwo(untold());
  await say(installation('add', south));
  const question = questionOn(await ask('next', south)) as Data;
  const deletion = dataOf(await ask('delete review', south), 'Delete for good');
  const review = String(question.review);
  const section = dataOf(await ask('profile', south), 'Save');
  const forged: Data[] = [
    { ...question, 'form.answer': '1' },
    { ...question, kind: 'answer.admit' },
    { ...section, 'form.tool': 'cloud', 'form.installation': 'fresh', 'form.settings': 'custom' },
    { kind: 'section.save', review, area: 'server', page: 1, seen: {} },
    deletion,
    { kind: 'review.open', review },
    { kind: 'review.archive', review, revision: 1 },
    { kind: 'review.reopen', review, revision: 1 },
    { kind: 'review.delete', review },
    { kind: 'review.open', review: await northId(ask), asked: deletion },
  ];
  for (const data of forged) {
    expect(wordsOf(await press(data, meganAlone, megan)), data.kind).toContain('another conversation');
    if (data.asked === undefined) expect(wordsOf(await press(data, north, megan))).toContain('another conversation');
  }
  expect(wordsOf(await press({ ...deletion, review: randomUUID() }, meganAlone, megan))).toContain(
    'not there any more',
  );
  const wrapped = { kind: 'scan.run', review, slot: 'x', requestedAt: new Date().toISOString() };
  const opened = await press({ kind: 'review.open', review: await northId(ask), asked: wrapped }, meganAlone, megan);
  expect(wordsOf(opened)).toContain('North · Entra Connect Sync');

  // The roster of another tenant's channel may name anybody: its reviews stay within the tenant.
  const foreign = channelOf('foreign', partnerTenantId);
  await gather(foreign, adele, megan);
  await ask('new review Foreign', foreign);
  const theirs = questionOn(await ask('next', foreign)) as Data;
  expect(wordsOf(await press({ ...theirs, kind: 'answer.admit' }, meganAlone, megan))).toContain(
    'another conversation',
  );
  expect(wordsOf(await ask('list reviews', meganAlone, megan))).not.toContain('Foreign');
  // Somebody's own chat is nobody else's, whatever its roster says.
  await ask('new review Mine', adeleAlone);
  const own = questionOn(await ask('next', adeleAlone)) as Data;
  expect(wordsOf(await press({ ...own, kind: 'answer.admit' }, meganAlone, megan))).toContain('another conversation');
  expect(wordsOf(await ask('show my answers', south))).toContain('nothing is answered yet');
});

const northId = async (ask: (text: string, place: Place) => Promise<unknown>) =>
  String(questionOn(await ask('next', north))?.review);

test('who is no longer in the conversation works on its review no more; nor does anybody while Teams does not tell', async () => {
  const { ask, press, gather, connector, say } = await startTwo(untold());
  const which = await ask('next', adeleAlone);
  await gather(south, alex);
  expect(wordsOf(await press(pick(which, 'Open', 'South'), adeleAlone))).toContain('another conversation');
  const question = questionOn(await press(pick(which, 'Open', 'North'), adeleAlone)) as Data;
  expect(wordsOf(await ask('list reviews', adeleAlone))).not.toContain('South');

  await say(membership('membersRemoved', north, [alex]));
  connector.failNext({ status: 403 });
  expect(wordsOf(await ask('next', adeleAlone))).toContain('Teams does not tell just now');
  connector.failNext({ status: 403 });
  expect(wordsOf(await press({ ...question, kind: 'answer.admit' }, adeleAlone))).toContain('Teams does not tell');
  expect(questionOn(await ask('next', adeleAlone))).not.toBeNull();

  await gather(north, megan);
  expect(wordsOf(await ask('next', adeleAlone))).toContain('no longer in the conversation of “North”');
  expect(wordsOf(await press({ ...question, kind: 'answer.admit' }, adeleAlone))).toContain('another conversation');
  expect(wordsOf(await ask('list reviews', adeleAlone))).toContain('There is no review here yet');
  expect(wordsOf(await ask('show my answers', north))).toContain('nothing is answered yet');
});

test('after a restart the choice still works, and what was opened stays open', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const before = await startTwo(untold(), { dataDir, connector });
  const which = await before.ask('next', adeleAlone);
  await journey.stop();
  const during = await start(untold(), { dataDir, connector });
  const asked = questionOn(await during.press(pick(which, 'Open', 'North'), adeleAlone)) as Data;
  await journey.stop();
  const after = await start(untold(), { dataDir, connector });
  expect(wordsOf(await after.ask('I don’t know', adeleAlone))).toContain('Saved');
  expect(wordsOf(await after.ask('show my answers', north))).toContain('Adele Vance');
  expect(asked.review).toBe(questionOn(await after.ask('next', north))?.review);
});

test('a review that is deleted or archived while its tenant is read does no harm', async () => {
  const { ask, connector, say, install } = await start(untold(), { latencyMs: 1500 });
  await install();
  await ask('new review Gone');
  const count = connector.sent.length;
  await say(message('scan', north));
  await connector.untilSent(count + 1);
  await say(message('delete review Gone for good', north));
  const sent = (await connector.untilSent(count + 3)).slice(count);
  const update = sent.find(({ method }) => method === 'PUT');
  expect(update?.activityId).toBe(sent[0]?.activityId);
  expect(saidIn(update)).toContain('not there any more: it was deleted');

  await ask('new review Away');
  const next = connector.sent.length;
  await say(message('scan', north));
  await connector.untilSent(next + 1);
  await say(message('archive review', north));
  const later = (await connector.untilSent(next + 3)).slice(next);
  expect(saidIn(later.find(({ method }) => method === 'PUT'))).toContain('Away');
  expect(later.map(saidIn).join()).not.toContain('could not do this');
});
