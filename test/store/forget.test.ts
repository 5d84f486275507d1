import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyOf } from '../../src/audit/seal.ts';
import { verify } from '../../src/audit/verify.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import type { ApprovalRequest } from '../../src/review/approval.ts';
import { firstPolicy } from '../../src/review/policy.ts';
import type { Waiver } from '../../src/review/waiver.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type Forgotten, forgetPerson } from '../../src/store/forget.ts';
import { forgottenName } from '../../src/store/personal-words.ts';
import { openStore } from '../../src/store/store.ts';
import { useDataFolders } from './folder.ts';

const dataFolder = useDataFolders();

const zoe = { id: '5e1f0a7c-93d2-4c8b-9b1e-0d6f2a4c7e11', name: 'Zoë "Zee" Quint-Hale' };
const upn = 'zoe.quint@contoso.com';
const alex = { id: '7c2d9b3a-1f4e-4a6d-8e5c-3b0a9d8f6e22', name: 'Alex Wilber' };
const at = '2026-11-20T08:00:00.000Z';
const auditKey = Buffer.from('ab'.repeat(32), 'hex');

const channel = {
  id: '19:channel@thread.tacv2',
  thread: '19:channel@thread.tacv2;messageid=1',
  type: 'channel',
} as const;
const chat = { id: 'a:zoes-chat', thread: 'a:zoes-chat', type: 'personal' } as const;

/** Puts a person into everything that can hold one. */
async function fill(database: Database): Promise<void> {
  const store = openStore(database, auditKey);
  const reference = { serviceUrl: 'https://smba.example/', channelId: 'msteams', bot: { id: '28:bot' } };
  const place = { tenantId: 't', reference, teamId: null, installedBy: null, personId: null };
  await store.conversations.remember({ ...place, id: channel.id, type: 'channel', installedBy: zoe.id.toUpperCase() });
  await store.conversations.remember({ ...place, id: chat.id, type: 'personal', personId: zoe.id });
  await store.conversations.remember({ ...place, id: 'a:alex', type: 'personal', personId: alex.id });

  const profile = { ...defaultProfile, installingAccount: upn };
  const review = { name: 'Contoso', profile, revision: 1, createdAt: new Date(at), archivedAt: null };
  await store.reviews.create({ ...review, id: 'shared', conversationId: channel.id }, zoe);
  await store.reviews.create({ ...review, id: 'own', conversationId: chat.id, name: `Of ${zoe.name}` }, zoe);
  await store.opened.set(chat.id, 'shared');

  const answer = { reviewId: 'shared', subject: '', evidence: '', at, reading: null } as const;
  await store.answers.give({ ...answer, fact: 'recycleBin' as never, seen: 0, words: 'yes', by: zoe });
  await store.answers.give({ ...answer, fact: 'other' as never, seen: 0, words: `${zoe.name} says so.`, by: alex });
  await store.answers.give({ ...answer, fact: 'third' as never, seen: 0, words: 'Ask Zoëlle.', by: alex });
  await store.asking.set(channel.id, zoe.id, { reviewId: 'shared', fact: 'recycleBin', subject: '', within: null });
  await store.assignments.put('shared', 'area network', {
    target: { kind: 'area', area: 'network' },
    owner: zoe,
    due: null,
    by: alex,
    at,
  });
  await store.assignments.put('shared', 'area sql', {
    target: { kind: 'area', area: 'sql' },
    owner: alex,
    due: null,
    by: zoe,
    at,
  });
  await store.snapshots.add(
    'shared',
    {
      asOf: new Date(at),
      scope: {} as never,
      graph: { requests: 1, roundTrips: 1 },
      facts: {
        roleHolders: { ok: true, value: [{ id: zoe.id, displayName: 'Zee Admin', userPrincipalName: upn }] },
        roleDefinitions: { ok: true, value: [{ id: 'r', displayName: 'Global Administrator' }] },
      } as never,
    },
    zoe,
  );

  await store.schedules.put(
    {
      ...{ id: 's', reviewId: 'shared', conversationId: channel.id, createdBy: zoe, onlyChanges: false },
      ...{ timing: { cron: '0 8 * * *', zone: 'UTC' }, state: 'active', next: at, baseline: null, revision: 1 },
    },
    0,
    zoe,
    { kind: 'schedule.set' },
  );
  const live = { since: '2026-11-20', criteria: [upn], by: zoe, isClosed: false, revision: 1 };
  await store.lives.put('shared', live, zoe, 'live.set');
  const gained = { kind: 'roleGained', role: 'Global Administrator', who: upn, type: 'user' } as const;
  await store.alerts.add({
    ...{ id: 'a', reviewId: 'shared', summary: '', seenAt: at, resolved: null },
    event: { kind: 'happening', happening: { ...gained, through: null, isEligible: false } },
  });
  await store.alerts.see('shared', {
    asOf: at,
    facts: {
      roleHolders: { ok: true, value: [{ id: zoe.id, displayName: 'Zee Admin', userPrincipalName: upn }] },
    } as never,
    failing: [],
  });

  const waiver: Waiver = {
    id: 'w',
    revision: 1,
    check: 'tenant.admins.mfa',
    object: { id: zoe.id, name: upn },
    reason: 'She leaves.',
    until: '2026-12-31',
    requested: { by: alex, at },
    state: 'granted',
    granted: { by: zoe, at, because: 'for a while' },
    decided: { by: zoe, at, because: 'for a while' },
    thread: channel.thread,
  };
  await store.waivers.add('shared', waiver);
  await store.policies.replace(
    { conversation: channel.id },
    {
      ...firstPolicy,
      admins: [zoe],
      approvers: [zoe, alex],
      reviewers: [alex, zoe],
      delegations: [{ from: alex, to: zoe, until: '2026-12-31' }],
    },
    0,
    zoe,
  );
  await store.policies.replace({ conversation: chat.id }, firstPolicy, 0, zoe);
  const request: ApprovalRequest = {
    id: 'r',
    reviewId: 'shared',
    requestedBy: alex,
    requestedAt: at,
    approvers: [zoe, alex],
    inOrder: false,
    quorum: 1,
    lapses: '2026-12-01T00:00:00.000Z',
    thread: channel.thread,
    escalateTo: zoe,
    ground: { hash: 'h', verdict: 'ready', blocking: [], openRisks: [] },
    round: 1,
    state: 'open',
    stale: null,
    decision: null,
    votes: [],
    revision: 1,
  };
  await store.approvals.create(request, null);
  const vote = {
    approver: zoe.id,
    by: zoe,
    voice: 'approve',
    reason: 'All is well.',
    conditions: [],
    at,
    hash: 'h',
    round: 1,
  } as const;
  await store.approvals.replace({ ...request, votes: [vote], revision: 2 }, 1, zoe);
  await store.evidence.keep('h', JSON.stringify({ profile: { installingAccount: upn } }));
  await store.evidence.keep('i', JSON.stringify({ profile: { installingAccount: null } }));
  await store.messages.put(channel.thread, `approval r reminder 1 for ${zoe.id}`, '1');
  await store.messages.put(chat.id, 'summary', '2');
  await store.inbox.accept('one', { kind: 'status.show' }, { user: zoe, conversation: channel });
  await store.inbox.accept('two', { kind: 'owner.type', person: zoe.name } as never, {
    user: alex,
    conversation: channel,
  });
  await store.inbox.done('two');

  const queue = await startQueue({ ...database.jobs, handle: async () => {}, onError: () => {} });
  const later = new Date(Date.now() + 86_400_000);
  await queue.addFor(later, randomUUID(), { kind: 'status.show' }, { user: zoe, conversation: channel });
  const target = { kind: 'area', area: 'sql' } as const;
  await queue.addFor(
    later,
    randomUUID(),
    { kind: 'owner.remind', review: 'shared', target, owner: zoe.id, due: null, at, occasion: 'soon' },
    { user: null, conversation: channel },
  );
  await queue.stop();
}

interface Dump {
  readonly [table: string]: readonly string[];
}

/** Every row of every table of the database, whatever it belongs to, as text. */
async function dump({ jobs: { db } }: Database): Promise<Dump> {
  const { rows } = await db.executeSql(
    `SELECT table_schema || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of rows as { name: string }[])
    found[name] = (await db.executeSql(`SELECT t::text AS row FROM ${name} t`)).rows.map(({ row }: { row: string }) =>
      row.replaceAll('""', '"').replaceAll('\\\\', '\\'),
    );
  return found;
}

const words = [zoe.id, zoe.name, 'Quint-Hale', 'Zee Admin', upn];

/** The tables that say who a person is. */
const tablesNaming = (dumped: Dump) =>
  Object.entries(dumped)
    .filter(([, rows]) => {
      const all = rows.join('\n').toLowerCase();
      return words.some((word) => all.includes(word.toLowerCase()));
    })
    .map(([name]) => name)
    .toSorted();

const everywhere = [
  'pgboss.job',
  'pgboss.job_common',
  ...['alerts', 'answers', 'approvals', 'asking', 'assignments', 'conversations', 'evidence', 'inbox', 'lives'].map(
    (name) => `public.${name}`,
  ),
  ...['messages', 'people', 'policies', 'reviews', 'schedules', 'snapshots', 'texts', 'waivers', 'watches'].map(
    (name) => `public.${name}`,
  ),
];

describe('a person who is everywhere and is forgotten', () => {
  let database: Database;
  let forgotten: Forgotten;
  let before: Dump;
  beforeAll(async () => {
    database = await openDatabase({ dataDir: dataFolder() });
    await fill(database);
    before = await dump(database);
    forgotten = await forgetPerson(database, zoe.id.toUpperCase(), { auditKey });
    return () => database.close();
  });
  const store = () => openStore(database, auditKey);

  test('was in every table that can name someone, and is in no row of the database any more', async () => {
    expect(tablesNaming(before)).toEqual(everywhere);
    expect(tablesNaming(await dump(database))).toEqual([]);
  });

  test('is counted by table, what was deleted apart from what was changed', () => {
    expect(Object.fromEntries([...forgotten].toSorted(([a], [b]) => (a < b ? -1 : 1)))).toEqual({
      alerts: { deleted: 0, changed: 1 },
      answers: { deleted: 0, changed: 2 },
      approvals: { deleted: 0, changed: 1 },
      asking: { deleted: 1, changed: 0 },
      assignments: { deleted: 1, changed: 1 },
      conversations: { deleted: 1, changed: 1 },
      evidence: { deleted: 1, changed: 0 },
      inbox: { deleted: 1, changed: 1 },
      job_common: { deleted: 1, changed: 1 },
      lives: { deleted: 0, changed: 1 },
      messages: { deleted: 1, changed: 1 },
      opened: { deleted: 1, changed: 0 },
      people: { deleted: 1, changed: 0 },
      policies: { deleted: 1, changed: 1 },
      reviews: { deleted: 1, changed: 1 },
      schedules: { deleted: 0, changed: 1 },
      snapshots: { deleted: 0, changed: 1 },
      texts: { deleted: expect.any(Number), changed: 0 },
      waivers: { deleted: 0, changed: 1 },
      watches: { deleted: 0, changed: 1 },
    });
  });

  test('leaves a record that holds, which says that somebody was forgotten, and not who', async () => {
    const records = [];
    for await (const record of store().audit.records()) records.push(record);
    const verification = await verify(store().audit.records(), keyOf(auditKey));
    expect(verification).toMatchObject({
      holds: true,
      sealedFrom: 1,
      texts: { removed: forgotten.get('texts')?.deleted },
    });
    const entries = records.flatMap((record) => ('entry' in record ? [record.entry] : []));
    const theirs = entries.find(({ kind }) => kind === 'review.created')?.who;
    expect(entries.slice(-2)).toMatchObject([
      { kind: 'review.deleted', who: 'host', review: 'own' },
      { kind: 'person.forgotten', who: 'host', facts: { person: theirs } },
    ]);
  });

  test('leaves what they said and decided, under one id that is nobody’s', async () => {
    const [answer] = await store().answers.history('shared', 'recycleBin' as never, '');
    expect(answer).toMatchObject({ words: 'yes', by: { name: forgottenName } });
    const id = answer?.by.id;
    expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(await store().approvals.get('r')).toMatchObject({
      requestedBy: alex,
      approvers: [{ id, name: forgottenName }, alex],
      votes: [{ approver: id, by: { id, name: forgottenName }, reason: 'All is well.' }],
    });
    expect((await store().dossiers.get('shared'))?.waivers).toMatchObject([
      { object: { id, name: forgottenName }, requested: { by: alex }, granted: { by: { id } } },
    ]);
  });

  test('leaves others and their words as they were, less the name', async () => {
    const words = async (fact: string) => (await store().answers.history('shared', fact as never, ''))[0]?.words;
    expect(await words('other')).toBe(`${forgottenName} says so.`);
    expect(await words('third')).toBe('Ask Zoëlle.');
    expect(await store().assignments.of('shared')).toMatchObject([{ owner: alex, by: { name: forgottenName } }]);
    expect(await store().conversations.personalOf(alex.id)).toMatchObject({ id: 'a:alex' });
    expect(await store().evidence.get('i')).not.toBeNull();
    expect(JSON.stringify(await dump(database))).toContain('Global Administrator');
  });

  test('may decide nothing any more, and nobody else may by their id', async () => {
    expect(await store().policies.get(channel.id)).toEqual({
      policy: { ...firstPolicy, approvers: [alex], reviewers: [alex] },
      revision: 2,
    });
    expect(await store().conversations.get(channel.id)).toMatchObject({ installedBy: null });
  });

  test('is not there to be forgotten again', async () => {
    const known = await dump(database);
    expect(await forgetPerson(database, zoe.id, { auditKey })).toEqual(new Map());
    expect(await dump(database)).toEqual(known);
  });
});

test('a record that is sealed is not continued without its key', async () => {
  const database = await openDatabase({ dataDir: dataFolder() });
  await fill(database);
  const before = await dump(database);
  const other = Buffer.from('cd'.repeat(32), 'hex');
  for (const key of [undefined, other])
    await expect(forgetPerson(database, zoe.id, { auditKey: key })).rejects.toThrow('AUDIT_KEY is not it');
  expect(await dump(database)).toEqual(before);
  await database.close();
});

test('a name of one word goes where it stands alone, and elsewhere only when it is asked for', async () => {
  const database = await openDatabase({ dataDir: dataFolder() });
  const store = openStore(database);
  const bot = { ...zoe, name: 'Administrator' };
  const review = {
    conversationId: 'c',
    profile: defaultProfile,
    revision: 1,
    createdAt: new Date(at),
    archivedAt: null,
  };
  await store.reviews.create({ ...review, id: 'one', name: 'For the Administrator' }, bot);
  const answer = { reviewId: 'one', fact: 'recycleBin' as never, subject: '', evidence: '', at, seen: 0 };
  await store.answers.give({ ...answer, words: 'yes', reading: null, by: bot });
  await forgetPerson(database, zoe.id);
  const nameOf = async () => (await store.dossiers.get('one'))?.review.name;
  expect((await store.answers.history('one', 'recycleBin' as never, ''))[0]?.by.name).toBe(forgottenName);
  expect(await nameOf()).toBe('For the Administrator');
  await forgetPerson(database, zoe.id, { also: ['Administrator'] });
  expect(await nameOf()).toBe(`For the ${forgottenName}`);
  await database.close();
});
