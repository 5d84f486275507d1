import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { render } from '../../src/cards/render.ts';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { defaultProfile, type Profile, scanScope } from '../../src/facts/profile.ts';
import { answer } from '../../src/handlers/answer.ts';
import type { Ports } from '../../src/handlers/ports.ts';
import { type Mentioned, parseCommand } from '../../src/protocol/commands.ts';
import type { Member } from '../../src/protocol/conversation.ts';
import { type Intent, type IntentOf, intentSchema, type Who } from '../../src/protocol/intent.ts';
import type { Shown, View, ViewOf } from '../../src/protocol/view.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { newDataDir, wordsOf } from '../journeys/journey.ts';
import { portsOn } from './ports-on.ts';

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openDatabase({ dataDir: await newDataDir() });
  store = openStore(database);
}, 60_000);
afterAll(() => database.close());

const member = (name: string, id = name.toLowerCase().replace(/\W+/g, '-')): Member => ({
  id,
  account: `29:${id}`,
  name,
  tenantId: 'tenant',
});
const adele = member('Adele Vance');
const alex = member('Alex Wilber');
const megan = member('Megan Bowen');

let members: readonly Member[] | null;
let now: string;
let queued: { at: Date; key: string; intent: Intent; who: Who }[];
let channel: string;
let profile: Profile;
/** A conversation that Preflight was added to. */
const remember = (id: string, type: 'channel' | 'personal') =>
  store.conversations.remember({
    ...{ id, type, tenantId: 'tenant', installedBy: null, teamId: null, personId: null },
    reference: { serviceUrl: 'https://smba.example/', channelId: 'msteams', bot: { id: '28:bot' } },
  });

beforeEach(async () => {
  members = [megan, adele, alex];
  now = '2026-11-26T10:00:00.000Z';
  queued = [];
  channel = randomUUID();
  profile = defaultProfile;
  await remember(channel, 'channel');
});

const ports = (): Ports => ({
  ...portsOn(store),
  queue: {
    add: async () => {},
    addFor: async (at, key, intent, who) => {
      if (!queued.some((job) => job.key === key)) queued.push({ at, key, intent, who });
    },
  },
  roster: { of: async () => members },
  firstProfile: profile,
  now: () => new Date(now),
});

const whoIs = ({ id, name }: Member, place = channel, type: Who['conversation']['type'] = 'channel'): Who => ({
  user: { id, name },
  conversation: { id: place, thread: `${place};messageid=1`, type },
});

async function handle(intent: Intent, who: Who): Promise<Shown[]> {
  const shown: Shown[] = [];
  for await (const one of answer(intentSchema.parse(intent), who, ports())) shown.push(one);
  return shown;
}

const say = async (sentence: string, by = adele, mentioned: readonly Mentioned[] = []): Promise<View> =>
  ((await handle(parseCommand(sentence, mentioned), whoIs(by)))[0] as Shown).view;

/** What a sentence gets, as people read it. */
const words = async (...sentence: Parameters<typeof say>) => wordsOf(render(await say(...sentence)).card);

const currentId = async () => (await store.dossiers.current(channel))?.review.id ?? '';
const stored = async () => await store.assignments.of(await currentId());
const owners = async () => (await stored()).map(({ owner, due }) => [owner.name, due]);

const remindAll = async (occasion: string) => {
  const jobs = queued.filter(({ intent }) => intent.kind === 'owner.remind' && intent.occasion === occasion);
  return (await Promise.all(jobs.map(({ intent, who }) => handle(intent, who)))).flat();
};

test.each<[string, Mentioned[], [string, string | null]]>([
  ['assign network to Alex Wilber', [alex], ['Alex Wilber', null]],
  ['assign network to Alex', [], ['Alex Wilber', null]],
  ['assign network to wilber, by 2026-12-01', [], ['Alex Wilber', '2026-12-01']],
  ['assign network to alex wilber until 1 December 2026', [], ['Alex Wilber', '2026-12-01']],
  ['assign the network to me due 26.11.2026', [], ['Adele Vance', '2026-11-26']],
  // The mention has been edited by hand, and still means one person.
  ['assign network to Boss', [{ account: alex.account, name: 'Boss' }], ['Alex Wilber', null]],
])('%s', async (sentence, mentioned, expected) => {
  const said = await words(sentence, adele, mentioned);
  expect(said).toContain(`**${expected[0]}** takes care of: Network`);
  expect(said).toContain('assigned by Adele Vance');
  if (expected[1]) expect(said).toContain(`due {{DATE(${expected[1]}T10:00:00Z,SHORT)}}`);
  expect(await owners()).toEqual([expected]);
});

test.each<[string, Mentioned[], string]>([
  ['assign network to Zoe', [], '“Zoe” is not in this conversation'],
  ['assign network to Zoe', [], 'It could be: Megan Bowen, Adele Vance, Alex Wilber.'],
  ['assign network to Alexx Wilbur', [], 'It could be: Alex Wilber.'],
  [
    'assign network to a',
    [],
    '“a” may be several people; mention the one with @. It could be: Adele Vance, Alex Wilber.',
  ],
  ['assign network to Zoe', [{ account: '29:zoe', name: 'Zoe' }], '“Zoe” is not in this conversation'],
  [
    'assign network to Alex Wilber and Megan Bowen',
    [alex, megan],
    'One person takes care of it, and you name several.',
  ],
  [
    'assign network to Alex by Christmas',
    [],
    '“Christmas” is not understood as a day. Accepted: a day such as 2026-12-31',
  ],
  ['assign network to Alex by 03/04/2027', [], '“03/04/2027” is not understood as a day'],
  ['assign network to Alex by 2026-11-25', [], 'The day 2026-11-25 is past: today is 2026-11-26.'],
  [
    'assign netwrk to Alex',
    [],
    'No area, question or check is called “netwrk”. The nearest ones:\nassign network to Alex',
  ],
  ['assign xyzzy to Alex', [], 'No area, question or check is called “xyzzy”.'],
  ['assign constructor to Alex', [], 'No area, question or check is called “constructor”.'],
  ['assign', [], 'Say what to assign and to whom, such as “assign network to @Alex by 2026-12-31”.'],
  ['ask Alex', [], 'Say what to assign and to whom'],
])('%s (%j) is refused, and nothing is assigned', async (sentence, mentioned, expected) => {
  expect(await words(sentence, adele, mentioned)).toContain(expected);
  expect(await stored()).toEqual([]);
  expect(queued).toEqual([]);
});

test('two people of one name can be told apart by a mention only', async () => {
  const other = member('Alex Wilber', 'other-alex');
  members = [adele, alex, other];
  expect(await words('assign network to Alex Wilber')).toContain('mention the one with @');
  await say('assign network to Alex Wilber', adele, [other]);
  expect((await stored())[0]?.owner.id).toBe('other-alex');
});

test('where Teams does not tell who is there, nobody takes anything, not even themselves', async () => {
  members = null;
  for (const sentence of ['assign network to Alex Wilber', 'assign network to me'])
    expect(await words(sentence)).toContain('Teams does not tell who is in this conversation');
  expect(await stored()).toEqual([]);
});

test('who is not known assigns nothing', async () => {
  const nameless: Who = { ...whoIs(adele), user: null };
  const [shown] = await handle(parseCommand('assign network to me'), nameless);
  expect(JSON.stringify(shown)).toContain('Teams does not say who you are');
  expect(await stored()).toEqual([]);
});

test('a question is meant by its name, by the server where there are several, or as the one being asked', async () => {
  profile = {
    ...defaultProfile,
    servers: [
      { id: 'active-1', name: 'SYNC01', role: 'active' },
      { id: 'staging-1', name: 'SYNC02', role: 'staging' },
    ],
  };
  const several = await words('assign dotnetRelease to Alex by 2026-12-01');
  expect(several).toContain('Several questions are meant by “dotnetRelease”. Which one?');
  expect(several).toContain('assign dotnetRelease@SYNC02 to Alex by…');
  await say('assign dotnetrelease@sync02 to Alex');
  expect((await stored()).map(({ target }) => target)).toEqual([
    { kind: 'question', fact: 'dotnetRelease', subject: 'staging-1' },
  ]);
  const asked = (await say('next')) as ViewOf<'question'>;
  await say('ask Megan by 2026-12-01');
  expect((await stored())[1]).toMatchObject({ target: { fact: asked.question.fact }, owner: { name: 'Megan Bowen' } });
});

test('a check is meant by its id', async () => {
  expect(await words('assign Network.DNS to Alex')).toContain('**Alex Wilber** takes care of: ');
  expect((await stored())[0]?.target).toEqual({ kind: 'check', check: 'network.dns' });
});

test('without a person there is a card to choose one on, with whoever it is now in it', async () => {
  await say('assign network to Alex by 2026-12-01');
  const view = await say('assign network');
  const said = wordsOf(render(view).card);
  expect(said).toContain('Assign this to someone:');
  expect(said).toContain('Owner: **Alex Wilber**');
  expect(said).toMatch(/Adele Vance\n.*\nAlex Wilber\n.*\nMegan Bowen\n.*\nNobody/);
});

test('unassigning tells that nobody does it now, whoever did', async () => {
  await say('assign network to Alex');
  expect(await words('unassign network', megan)).toContain('Nobody takes care of this now: Network');
  expect(await stored()).toEqual([]);
  expect(await words('assign network to nobody')).toContain('Nobody takes care of this now: Network');
  expect(await remindAll('asked')).toEqual([]);
});

const pressAssign = async (form: { owner: string; due?: string }, over: object = {}, by = adele) =>
  handle(
    {
      kind: 'owner.assign',
      review: await currentId(),
      target: { kind: 'area', area: 'network' },
      form: { due: '', ...form },
      ...over,
    } as Intent,
    whoIs(by),
  );

test('a picker’s person is looked up in the roster: a forged one is refused', async () => {
  await say('questions');
  const forged = await pressAssign({ owner: 'aaaaaaaa-0000-4000-8000-999999999999' });
  expect(JSON.stringify(forged)).toContain('That person is not in this conversation');
  expect(JSON.stringify(forged)).toContain('Nothing was assigned');
  expect(JSON.stringify(await pressAssign({ owner: '' }))).toContain('Choose who takes care of it.');
  expect(JSON.stringify(await pressAssign({ owner: `${alex.id},${megan.id}` }))).toContain('not in this conversation');
  expect(JSON.stringify(await pressAssign({ owner: alex.id, due: '2026-01-01' }))).toContain('is past');
  expect(await stored()).toEqual([]);
  await pressAssign({ owner: alex.id.toUpperCase(), due: '2026-12-01' });
  expect(await owners()).toEqual([['Alex Wilber', '2026-12-01']]);
  await pressAssign({ owner: 'nobody', due: '2020-01-01' });
  expect(await stored()).toEqual([]);
});

test('what does not exist, and a review of another conversation, is refused', async () => {
  await say('questions');
  const wrong = [
    { target: { kind: 'area', area: 'nowhere' } },
    { target: { kind: 'check', check: 'constructor' } },
    { target: { kind: 'question', fact: 'dotnetRelease', subject: 'active-9' } },
    { review: randomUUID() },
  ];
  for (const over of wrong) {
    const [shown] = await pressAssign({ owner: alex.id }, over);
    expect(shown?.view.kind).toBe('notice');
  }
  const elsewhere = await handle(
    {
      kind: 'owner.assign',
      review: await currentId(),
      target: { kind: 'area', area: 'network' },
      form: { owner: 'me', due: '' },
    },
    whoIs(adele, randomUUID()),
  );
  expect(JSON.stringify(elsewhere)).toContain('another conversation');
  expect(await stored()).toEqual([]);
});

test('a question that someone else is asked gives way to the next one, and the others read who it is', async () => {
  const first = (await say('next')) as ViewOf<'question'>;
  const { fact, subject } = first.question;
  const target = { kind: 'question', fact, subject: subject.id };
  const [next, told] = await pressAssign({ owner: alex.id, due: '2026-12-01' }, { target });
  expect(next?.view).toMatchObject({ kind: 'question', saved: expect.stringContaining('Asked Alex Wilber: ') });
  expect((next?.view as ViewOf<'question'>).question.fact).not.toBe(fact);
  expect(told?.view).toMatchObject({ kind: 'assignment', occasion: 'assigned' });
  const again = await handle({ kind: 'question.show', fact, subject: subject.id }, whoIs(megan));
  expect(wordsOf(render((again[0] as Shown).view).card)).toContain('Owner: **Alex Wilber**, due {{DATE(2026-12-01');
});

test('the owner is told who asked, what and until when, unless they took it themselves', async () => {
  await say('assign network to Alex by 2026-12-01');
  const [told, ...others] = await remindAll('asked');
  expect(others).toEqual([]);
  expect(told?.to).toEqual(alex);
  const said = wordsOf(render((told as Shown).view).card);
  expect(said).toContain('**Adele Vance** asks you to take care of this:\nNetwork\nDue {{DATE(2026-12-01');
  await say('assign server to me');
  expect(queued.filter(({ intent }) => JSON.stringify(intent).includes('"server"'))).toEqual([]);
});

test('the same press twice is one; a new owner is told and the earlier one no more reminded', async () => {
  await say('assign network to Alex by 2026-12-01');
  const before = await stored();
  now = '2026-11-26T10:00:05.000Z';
  await say('assign network to Alex by 2026-12-01', megan);
  expect(await stored()).toEqual(before);
  expect(queued).toHaveLength(3);
  await say('assign network to Megan by 2026-12-01');
  expect((await remindAll('asked')).map(({ to }) => to?.name)).toEqual(['Megan Bowen']);
  expect((await remindAll('soon')).map(({ to }) => to?.name)).toEqual(['Megan Bowen']);
});

test('of two at once the last one counts, and both are told what is stored then', async () => {
  await say('questions');
  const views = await Promise.all([say('assign network to Alex'), say('assign network to Megan', alex)]);
  const [standing] = await stored();
  const last = views.map((view) => (view as ViewOf<'assignment'>).row.owner.name);
  expect(last).toContain(standing?.owner.name);
  expect((await remindAll('asked')).map(({ to }) => to?.name)).toEqual([standing?.owner.name]);
});

test('reminders are due the day before and the morning after; without a day there are none', async () => {
  await say('assign network to Alex');
  expect(queued.map(({ intent }) => (intent as IntentOf<'owner.remind'>).occasion)).toEqual(['asked']);
  queued = [];
  await say('assign network to Alex by 2026-12-01');
  expect(queued.map(({ at, intent }) => [(intent as IntentOf<'owner.remind'>).occasion, at.toISOString()])).toEqual([
    ['asked', now],
    ['soon', '2026-11-30T08:00:00.000Z'],
    ['overdue', '2026-12-02T08:00:00.000Z'],
  ]);
  // Where the clock speaks, nobody does.
  expect(queued.every(({ who }) => who.user === null && who.conversation.id === channel)).toBe(true);
});

test('a reminder tells what is still open', async () => {
  await say('assign network to Alex by 2026-12-01');
  now = '2026-11-30T08:00:00.000Z';
  const [soon] = await remindAll('soon');
  expect(soon?.to).toEqual(alex);
  expect(wordsOf(render((soon as Shown).view).card)).toMatch(
    /still open:\nNetwork\nDue .*\nReview .* \d+ of \d+ questions open/,
  );
  now = '2026-12-02T08:00:00.000Z';
  const [overdue] = await remindAll('overdue');
  expect(wordsOf(render((overdue as Shown).view).card)).toContain('**Overdue**');
});

const bothReminders = async () => [...(await remindAll('soon')), ...(await remindAll('overdue'))];

test('a reminder says nothing of what is answered, moved, given to someone else, or owned by who has left', async () => {
  await say('assign dotnetRelease to Alex by 2026-12-01');
  expect(await bothReminders()).toHaveLength(2);
  await say('answer dotnetRelease I don’t know', alex);
  expect(await bothReminders()).toEqual([]);

  queued = [];
  await say('assign network to Alex by 2026-12-01');
  expect(await bothReminders()).toHaveLength(2);
  members = [adele, megan];
  expect(await bothReminders()).toEqual([]);
  members = [adele, alex, megan];
  const moved = [...queued];
  await say('assign network to Alex by 2026-12-05');
  queued = moved;
  expect(await bothReminders()).toEqual([]);
});

test('one who took something back and again is reminded for the later time only', async () => {
  await say('assign network to Alex by 2026-12-01');
  const first = queued;
  await say('unassign network');
  now = '2026-11-26T10:01:00.000Z';
  queued = [];
  await say('assign network to Alex by 2026-12-01');
  expect(await bothReminders()).toHaveLength(2);
  queued = first;
  expect(await bothReminders()).toEqual([]);
});

test('a check is reminded of while it fails or is unknown', async () => {
  await say('assign network.dns to Alex by 2026-12-01');
  expect(await bothReminders()).toHaveLength(2);
  const review = await currentId();
  const [fact] = catalogue['network.dns']?.needs ?? [];
  await store.snapshots.add(review, {
    asOf: new Date(now),
    scope: scanScope(profile),
    facts: {},
    graph: { requests: 0, roundTrips: 0 },
  });
  expect(await bothReminders()).toHaveLength(2);
  await say(`answer ${fact} none`, alex);
  expect(await words('why network.dns')).toContain('**Passes**');
  expect(await bothReminders()).toEqual([]);
});

test('without a roster a reminder finds the owner’s own chat by their id', async () => {
  await say('assign network to me by 2026-12-01');
  members = null;
  expect((await remindAll('soon'))[0]?.to).toMatchObject({ id: adele.id, name: 'Adele Vance' });
});

test('what a removed review had to remind of is forgotten', async () => {
  await say('assign network to Alex by 2026-12-01');
  const review = randomUUID();
  for (const { intent, who } of queued) expect(await handle({ ...intent, review } as Intent, who)).toEqual([]);
});

test('mine has what is open first, and says in words what is overdue', async () => {
  expect(await words('mine')).toContain('you take care of nothing yet');
  await say('assign network to me by 2026-11-30');
  await say('assign dotnetRelease to me by 2026-11-27');
  await say('assign server to Alex');
  await say('answer dotnetRelease 528040');
  now = '2026-12-01T00:00:00.000Z';
  const view = (await say('mine')) as ViewOf<'owners'>;
  expect(view.rows.map(({ target, isOverdue }) => [target.kind, isOverdue])).toEqual([
    ['area', true],
    ['question', false],
  ]);
  const said = wordsOf(render(view).card);
  expect(said).toMatch(/Network\n\d+ of \d+ questions open, due .* \*\*overdue\*\*/);
  expect(said).toMatch(/Answered, due (?!.*overdue)/);
});

test('who owns what is by person, page by page, and ends with what nobody takes care of', async () => {
  expect(await words('who owns what?')).toContain('nobody takes care of anything yet');
  const areas = (await say('questions')) as ViewOf<'questions'>;
  const [first = '', ...others] = areas.areas.map(({ area }) => area);
  for (const area of others) await say(`assign ${area} to ${area < 'm' ? 'Alex' : 'Megan'}`);
  await say('assign network.dns to Megan');
  await say('assign network.http to Megan');
  await say('assign network.proxy.http11 to me');
  const one = (await say('who owns what')) as ViewOf<'owners'>;
  expect(one.total).toBeGreaterThan(8);
  expect(one.pages).toBe(2);
  expect(one.unowned).toEqual([]);
  const [shown] = await handle({ kind: 'owners.show', mine: false, page: 99 }, whoIs(megan));
  const two = (shown as Shown).view as ViewOf<'owners'>;
  expect(two.page).toBe(2);
  expect([...one.rows, ...two.rows].map(({ owner }) => owner.name)).toEqual(
    [...one.rows, ...two.rows].map(({ owner }) => owner.name).sort(),
  );
  const required = areas.areas.find(({ area }) => area === first)?.required ?? 0;
  expect(two.unowned).toEqual(required > 0 ? [{ area: first, required }] : []);
  const said = wordsOf(render(two).card);
  expect(said.includes('Nobody takes care of')).toBe(required > 0);
});

test('a question that the plan has no more is gone, and nobody is late with it', async () => {
  profile = { ...defaultProfile, proxy: 'open', proxyAddress: 'proxy:8080' };
  await say('assign proxyIdleTimeout to Alex by 2026-11-27');
  expect(await stored()).toHaveLength(1);
  const dossier = await store.dossiers.current(channel);
  const review = dossier?.review as NonNullable<typeof dossier>['review'];
  await store.reviews.replace(
    { ...review, profile: { ...review.profile, tool: 'cloud', proxy: 'none' }, revision: 2 },
    1,
  );
  now = '2026-12-01T00:00:00.000Z';
  const said = await words('who owns what');
  expect(said).toContain('The planned installation does not have this any more');
  expect(said).not.toContain('overdue');
  expect(await bothReminders()).toEqual([]);
});

test('the list of areas, a section and a question show the owner of the area', async () => {
  await say('assign network to Alex by 2026-12-01');
  expect(await words('questions')).toContain('Owner: **Alex Wilber**, due');
  const section = (await say('section network')) as ViewOf<'section'>;
  expect(wordsOf(render(section).card)).toContain('Owner: **Alex Wilber**, due');
  const fact = section.questions[0]?.fact ?? '';
  expect(await words(`answer ${fact}`)).toContain('Owner of this area: **Alex Wilber**, due');
  await say(`assign ${fact} to Megan`);
  expect(await words(`answer ${fact}`)).toContain('Owner: **Megan Bowen**');
  expect(await words('section network')).toContain('Owner: **Megan Bowen**');
});

test('in their own chat only who is in the conversation sees its review', async () => {
  await say('assign network to Alex by 2026-12-01');
  const review = await currentId();
  const show = async (by: Member) => {
    await remember(by.id, 'personal');
    const intent: Intent = { kind: 'section.show', area: 'network', page: 1, review };
    return JSON.stringify(await handle(intent, whoIs(by, by.id, 'personal')));
  };
  expect(await show(alex)).toContain('Alex Wilber');
  expect(await show(member('Zoe'))).toContain('another conversation');
  members = null;
  expect(await show(alex)).toContain('Teams does not tell');
});
