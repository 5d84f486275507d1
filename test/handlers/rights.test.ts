import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { getTableName } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultProfile } from '../../src/facts/profile.ts';
import { answer } from '../../src/handlers/answer.ts';
import type { Ports } from '../../src/handlers/ports.ts';
import type { Member } from '../../src/protocol/conversation.ts';
import { type Intent, type IntentKind, intentSchema, type Who } from '../../src/protocol/intent.ts';
import { internalIntents, type Rights, rightFor } from '../../src/protocol/rights.ts';
import { firstPolicy } from '../../src/review/policy.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import * as tables from '../../src/store/tables.ts';
import { newDataDir } from '../journeys/journey.ts';
import { portsOn } from './ports-on.ts';

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openDatabase({ dataDir: await newDataDir() });
  store = openStore(database);
}, 60_000);
afterAll(() => database.close());

let queued: Intent[] = [];

/** All that is kept, the record and the queue included: for each table how many rows it has, and a hash of them. */
async function contents(): Promise<unknown> {
  const counts = Object.values(tables).map((table) => {
    const name = getTableName(table);
    return `select '${name}', count(*)::int, md5(string_agg(t::text, ' ' order by t::text)) from ${name} t`;
  });
  const { rows } = await database.jobs.db.executeSql(counts.join(' union all '), []);
  return { rows, queued };
}

const member = (id: string, over: Partial<Member> = {}): Member => ({
  ...{ id, account: `29:${id}`, name: id, tenantId: 'tenant' },
  ...over,
});

const own = ['administrator', 'reviewer', 'approver', 'reader'] as const;
const roster = [
  ...own.map((id) => member(id)),
  member('guest', { isGuest: true }),
  member('foreigner', { tenantId: 'elsewhere' }),
  member('of a tenant that nobody tells', { tenantId: null }),
];
const people = [...roster.map(({ id }) => id), 'stranger', null] as const;
type Name = (typeof people)[number];

/** What those hear who have no role at all, whatever they try. */
const outside = new Map<Name, RegExp>([
  ['guest', /guest is a guest here/],
  ['foreigner', /foreigner belongs to another tenant/],
  ['of a tenant that nobody tells', /does not tell which tenant/],
  ['stranger', /You are not in this conversation/],
  [null, /Teams does not say who you are/],
]);

/** The words of the door: handlers that look more closely refuse in other words. */
const refusal = new RegExp(
  [
    '^Only reviewers may change a review here',
    '^Only approvers and administrators may decide here',
    '^Only reviewers, approvers and administrators may do that here',
    '^Only an administrator of this conversation may do that',
    '^Preflight does not know who may',
  ].join('|'),
);

const queue: Pick<Ports, 'queue'> = {
  queue: {
    add: async (intent) => {
      queued = [...queued, intent];
    },
    addFor: async (_at, _key, intent) => {
      queued = [...queued, intent];
    },
  },
};

interface Scene {
  readonly review: string;
  readonly ports: Ports;
  whoIs(name: Name): Who;
}

const rememberChannel = (id: string) =>
  store.conversations.remember({
    ...{ id, type: 'channel', tenantId: 'tenant', installedBy: 'administrator', teamId: null, personId: null },
    reference: { serviceUrl: 'https://smba.example/', channelId: 'msteams', bot: { id: '28:bot' } },
  });

/** A channel with a review, in which each of the own people has one role. */
async function setScene(over: Partial<Ports> = {}): Promise<Scene> {
  const [channel, review] = [randomUUID(), randomUUID()];
  await rememberChannel(channel);
  const person = (id: string) => ({ id, name: id });
  const policy = { ...firstPolicy, reviewers: [person('reviewer')], approvers: [person('approver')] };
  await store.policies.replace({ conversation: channel }, policy, 0, person('administrator'));
  const profile = { ...defaultProfile, upnSuffixes: ['contoso.com'] };
  const [createdAt, archivedAt] = [new Date(), null];
  await store.reviews.create({
    ...{ id: review, conversationId: channel, name: 'Site', profile, revision: 1, createdAt, archivedAt },
  });
  return {
    review,
    ports: { ...portsOn(store), ...queue, roster: { of: async () => roster }, turn: randomUUID(), ...over },
    whoIs: (name) => ({
      user: name === null ? null : { id: name, name },
      conversation: { id: channel, thread: channel, type: 'channel' },
    }),
  };
}

async function say(intent: object, who: Who, ports: Ports): Promise<string> {
  let said = '';
  for await (const { view } of answer(intent as Intent, who, ports))
    said ||= view.kind === 'notice' ? view.text : view.kind;
  return said;
}

const waiver = '11111111-1111-4111-8111-111111111111';
const question = { fact: 'attackSurfaceGuidelinesFollowed', subject: '' };
const target = { kind: 'area', area: 'network' } as const;

/** Every intent that is more than to look, once or in each of its forms, and who may do it. */
const deeds: readonly { readonly who: readonly Name[]; readonly intents: (review: string) => readonly object[] }[] = [
  {
    who: ['administrator', 'reviewer'],
    intents: (review) => [
      { kind: 'scan.start' },
      { kind: 'review.create', name: 'Another' },
      { kind: 'review.open', review },
      { kind: 'review.open', name: 'Site' },
      { kind: 'review.rename', name: 'Renamed' },
      { kind: 'review.archive' },
      { kind: 'review.archive', review, revision: 1 },
      { kind: 'review.reopen', review, revision: 1 },
      { kind: 'review.reopen', name: 'Site' },
      { kind: 'profile.save', review, revision: 1, form: { tool: 'cloud' } },
      { kind: 'profile.set', text: 'tool to cloud sync' },
      { kind: 'profile.confirm' },
      { kind: 'question.next' },
      { kind: 'question.show', ...question },
      { kind: 'answer.give', review, ...question, seen: 0, form: { answer: 'yes' } },
      { kind: 'answer.admit', review, ...question, seen: 0 },
      { kind: 'answer.exclude', review, ...question, seen: 0, form: { because: 'No server' } },
      { kind: 'answer.type', text: 'attackSurfaceGuidelinesFollowed yes' },
      { kind: 'answer.undo' },
      {
        kind: 'section.save',
        review,
        area: 'hardening',
        page: 1,
        seen: { [question.fact]: 0 },
        form: { [question.fact]: 'yes' },
      },
      { kind: 'owner.assign', review, target, form: { owner: 'me' } },
      { kind: 'owner.choose', review, target },
      { kind: 'owner.type', what: 'network', whom: { name: 'me', accounts: [] }, due: '' },
      { kind: 'waiver.request', review, revision: 1, check: 'ad.recycle-bin', form: { because: 'It is planned' } },
      { kind: 'waiver.type', text: 'ad.recycle-bin because it is planned' },
      { kind: 'approval.prepare' },
      { kind: 'approval.request', form: {} },
      { kind: 'approval.withdraw' },
      { kind: 'approval.renew' },
      { kind: 'fact.readAsMe', review, check: 'tenant.soft-match.blocked' },
      { kind: 'digest.prepare' },
      { kind: 'digest.save', review, form: { days: '1', at: '08:00', zone: 'UTC' } },
      { kind: 'digest.type', text: 'every weekday at 08:00 UTC' },
      { kind: 'digest.now' },
      { kind: 'digest.change', what: 'stop' },
      { kind: 'live.set', since: '' },
      { kind: 'live.unset' },
      { kind: 'live.criterion', text: 'passwords are not synchronized' },
    ],
  },
  {
    who: ['administrator', 'approver'],
    intents: (review) => [
      { kind: 'waiver.grant', review, waiver, revision: 1 },
      { kind: 'waiver.decline', review, waiver, revision: 1, form: { because: 'No' } },
      { kind: 'waiver.settle', what: 'grant', target: 'ad.recycle-bin' },
      { kind: 'waiver.settle', what: 'decline', target: 'ad.recycle-bin', because: 'No' },
      { kind: 'approval.vote', voice: 'approve' },
      { kind: 'approval.condition' },
      { kind: 'delegation.set', to: '', until: '' },
    ],
  },
  {
    who: ['administrator', 'reviewer', 'approver'],
    intents: (review) => [
      { kind: 'waiver.withdraw', review, waiver, revision: 1 },
      { kind: 'waiver.settle', what: 'withdraw', target: 'ad.recycle-bin' },
      { kind: 'condition.meet', check: 'ad.recycle-bin' },
    ],
  },
  {
    who: ['administrator'],
    intents: (review) => [
      { kind: 'policy.set', text: 'quorum 2' },
      { kind: 'role.set', role: 'reviewer', everyone: true, accounts: [] },
      { kind: 'role.set', role: 'approver', accounts: ['29:reader'] },
      { kind: 'role.set', role: 'administrator', accounts: ['29:reader'] },
      { kind: 'role.set', role: 'approver', accounts: [], forReview: true },
      { kind: 'review.delete' },
      { kind: 'review.delete', review },
      { kind: 'review.delete', name: 'Site', forGood: true },
      { kind: 'review.erase', review, revision: 1, entries: 0 },
    ],
  },
];

/** What everyone in the conversation may ask, guests too. */
const looks: readonly object[] = [
  { kind: 'help.show' },
  { kind: 'status.show' },
  { kind: 'findings.list', filter: { by: 'all' } },
  { kind: 'check.explain', check: 'ad.recycle-bin' },
  { kind: 'path.show' },
  { kind: 'access.show' },
  { kind: 'tools.compare' },
  { kind: 'supposition.weigh', text: 'ad.recycle-bin passes' },
  { kind: 'reviews.list' },
  { kind: 'profile.show' },
  { kind: 'questions.show' },
  { kind: 'answers.show' },
  { kind: 'history.show' },
  { kind: 'drift.show' },
  { kind: 'section.show', area: 'network' },
  { kind: 'owners.show', mine: false },
  { kind: 'waivers.show' },
  { kind: 'policy.show' },
  { kind: 'roles.show' },
  { kind: 'approval.show' },
  { kind: 'trend.show' },
  { kind: 'digests.show' },
  { kind: 'live.show' },
  { kind: 'command.unclear', text: 'nonsense' },
];

/** Tested below, in what it does for those who may not have the tenant read; and one that names a waiver. */
const testedElsewhere = ['readiness.ask', 'waiver.show'];

const kindOf = (intent: object) => (intent as Intent).kind;
const rows = deeds.flatMap(({ who, intents }) =>
  intents('').map((intent, at) => [`${kindOf(intent)} (${JSON.stringify(intent)})`, who, intents, at] as const),
);

test('every kind of intent that anyone can send is tried here', () => {
  const tried = [...deeds.flatMap(({ intents }) => intents('')), ...looks].map(kindOf);
  const known = intentSchema.options.map(({ shape }) => shape.kind.value);
  expect(new Set([...tried, ...testedElsewhere, ...internalIntents])).toEqual(new Set(known));
});

/** What those who may do it have changed. */
const done = new Set<IntentKind>();

describe.each(rows)('%s', (_title, who, intents, at) => {
  const sampleOf = (review: string) => intentSchema.parse(intents(review)[at]);

  test('is refused to all others, and then nothing is stored', async () => {
    const { review, ports, whoIs } = await setScene();
    const before = await contents();
    for (const name of people.filter((one) => !who.includes(one)))
      expect(await say(sampleOf(review), whoIs(name), ports), String(name)).toMatch(outside.get(name) ?? refusal);
    expect(await contents()).toEqual(before);
  });

  test.each(who.map((name) => [name]))('is let in for the %s', async (name) => {
    const { review, ports, whoIs } = await setScene();
    const before = await contents();
    expect(await say(sampleOf(review), whoIs(name), ports)).not.toMatch(refusal);
    if (!isDeepStrictEqual(await contents(), before)) done.add(sampleOf(review).kind);
  });

  test('is refused to everybody while Teams does not tell who is there', async () => {
    const { review, ports, whoIs } = await setScene({ roster: { of: async () => null } });
    const before = await contents();
    for (const name of who)
      expect(await say(sampleOf(review), whoIs(name), ports)).toContain('Teams does not tell who is in this');
    expect(await contents()).toEqual(before);
  });
});

test('what is refused above would have been done: all but forms, and what needs a request or a waiver', () => {
  expect([...done].sort()).toEqual([
    'answer.admit',
    'answer.exclude',
    'answer.give',
    'answer.type',
    'delegation.set',
    'digest.now',
    'digest.save',
    'digest.type',
    'live.criterion',
    'live.set',
    'owner.assign',
    'owner.type',
    'policy.set',
    'profile.save',
    'profile.set',
    'question.next',
    'question.show',
    'review.archive',
    'review.create',
    'review.delete',
    'review.erase',
    'review.open',
    'review.rename',
    'review.reopen',
    'role.set',
    'scan.start',
    'section.save',
  ]);
});

test.each(
  looks.map((intent) => [kindOf(intent), intent] as const),
)('%s is answered to everyone, and nothing is stored', async (_kind, intent) => {
  const { ports, whoIs } = await setScene();
  const before = await contents();
  for (const name of people) {
    const said = await say(intentSchema.parse(intent), whoIs(name), ports);
    expect(said, String(name)).not.toMatch(refusal);
    for (const words of outside.values()) expect(said, String(name)).not.toMatch(words);
  }
  expect(await contents()).toEqual(before);
});

test('who only looks starts no review', async () => {
  const { ports, whoIs } = await setScene();
  const elsewhere = randomUUID();
  const here = (name: Name) => ({ ...whoIs(name), conversation: { ...whoIs(name).conversation, id: elsewhere } });
  await rememberChannel(elsewhere);
  const before = await contents();
  for (const kind of ['status.show', 'readiness.ask', 'profile.show', 'questions.show', 'history.show'])
    expect(await say({ kind, page: 1 }, here('guest'), ports), kind).toContain('guest is a guest here');
  expect(await contents()).toEqual(before);
  await say({ kind: 'questions.show' }, here('reader'), ports);
  expect(await store.reviews.of([elsewhere])).toHaveLength(1);
});

test('an invented kind, for which nobody has decided who may, is refused to everybody', async () => {
  const { ports, whoIs } = await setScene();
  const before = await contents();
  for (const kind of ['review.explode', 'constructor', '__proto__']) {
    expect(rightFor({ kind } as never, whoIs('administrator'))).toBe('never');
    for (const name of own)
      expect(await say({ kind }, whoIs(name), ports)).toContain('does not know who may do that, so nobody may');
  }
  expect(await contents()).toEqual(before);
});

test('a kind without an entry in the table does not compile', () => {
  const lacking = (table: Omit<Rights, 'answer.give'>): Rights => {
    // @ts-expect-error The entry of one kind is missing.
    return table;
  };
  expect(lacking).toBeTypeOf('function');
});

test('where nobody has set anything, everyone of the own tenant reviews and nobody decides', async () => {
  const { ports, whoIs } = await setScene();
  const id = whoIs(null).conversation.id;
  await store.policies.replace({ conversation: id }, firstPolicy, 1, { id: 'x', name: 'x' });
  for (const name of own)
    expect(await say({ kind: 'answer.type', text: 'dotnetRelease 528040' }, whoIs(name), ports)).not.toMatch(refusal);
  const vote: { kind: IntentKind } & object = { kind: 'approval.vote', voice: 'approve', form: {} } as never;
  for (const name of own.filter((one) => one !== 'administrator'))
    expect(await say(vote, whoIs(name), ports)).toContain('Only approvers and administrators may decide here');
  for (const [name, words] of outside)
    expect(await say({ kind: 'answer.undo' }, whoIs(name), ports), String(name)).toMatch(words);
});

test('in one’s own chat a review of a channel is changed by those only who may do it in the channel', async () => {
  const { review, ports, whoIs } = await setScene();
  const alone = (name: string): Who => ({ user: { id: name, name }, conversation: personal(name) });
  const personal = (name: string) => ({ id: `chat of ${name}`, thread: `chat of ${name}`, type: 'personal' as const });
  for (const name of own)
    await store.conversations.remember({
      ...{
        id: personal(name).id,
        type: 'personal',
        tenantId: 'tenant',
        installedBy: name,
        teamId: null,
        personId: name,
      },
      reference: { serviceUrl: 'https://smba.example/', channelId: 'msteams', bot: { id: '28:bot' } },
    });
  await say({ kind: 'review.rename', name: 'Of the channel' }, whoIs('reviewer'), ports);
  await say({ kind: 'review.archive' }, whoIs('reviewer'), ports);
  await say({ kind: 'digest.type', text: 'every weekday at 08:00 UTC' }, whoIs('reviewer'), ports);
  const before = await contents();
  const only = /^Only reviewers may/;
  for (const name of ['reader', 'approver']) {
    expect(await say({ kind: 'review.reopen', name: 'Of the channel' }, alone(name), ports)).toMatch(only);
    expect(await say({ kind: 'review.reopen', review, revision: 3 }, alone(name), ports)).toMatch(only);
  }
  for (const name of ['reader', 'approver', 'reviewer'])
    for (const intent of [
      { kind: 'review.delete', name: 'Of the channel', forGood: true },
      { kind: 'review.erase', review, revision: 3, entries: 0 },
    ])
      expect(await say(intent, alone(name), ports)).toMatch(/^Only an administrator/);
  expect(await contents()).toEqual(before);
  expect(await say({ kind: 'review.reopen', name: 'Of the channel' }, alone('reviewer'), ports)).toContain('is open');
  expect(await say({ kind: 'review.open', review }, alone('reader'), ports)).toContain('is the current review now');
  expect(await say({ kind: 'live.set', since: '' }, alone('reader'), ports)).toMatch(only);
  const words = { kind: 'review.delete', name: 'Of the channel', forGood: true };
  expect(await say(words, alone('administrator'), ports)).toContain('is deleted for good');
});

test('who set up a digest and reviews no more stops it neither there nor from their own chat', async () => {
  const { ports, whoIs } = await setScene();
  const reviewer = whoIs('reviewer');
  await say({ kind: 'digest.type', text: 'every weekday at 08:00 UTC' }, reviewer, ports);
  const [schedule] = await store.schedules.of(reviewer.conversation.id);
  await say({ kind: 'role.set', role: 'reviewer', accounts: [], groups: [] }, whoIs('administrator'), ports);
  const chat = { ...reviewer, conversation: { id: 'own chat', thread: 'own chat', type: 'personal' as const } };
  await store.conversations.remember({
    ...{ id: 'own chat', type: 'personal', tenantId: 'tenant', installedBy: null, teamId: null, personId: 'reviewer' },
    reference: { serviceUrl: 'https://smba.example/', channelId: 'msteams', bot: { id: '28:bot' } },
  });
  await say({ kind: 'digest.change', what: 'stop' }, chat, ports);
  await say({ kind: 'digest.change', what: 'stop', schedule: schedule?.id }, reviewer, ports);
  expect(await store.schedules.of(reviewer.conversation.id)).toEqual([schedule]);
});

test('ADMINS names the administrators in place of who added Preflight, whatever is said', async () => {
  const { ports, whoIs } = await setScene({ admins: ['READER'] });
  const change = { kind: 'policy.set', text: 'quorum 2' };
  expect(await say(change, whoIs('administrator'), ports)).toMatch(
    /^Only an administrator of this conversation may do/,
  );
  await say({ kind: 'role.set', role: 'administrator', accounts: [], groups: [] }, whoIs('reader'), ports);
  expect(await say(change, whoIs('reader'), ports)).toContain('Saved.');
});
