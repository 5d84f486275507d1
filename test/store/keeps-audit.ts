import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keyOf } from '../../src/audit/seal.ts';
import { verify } from '../../src/audit/verify.ts';
import type { FactName } from '../../src/facts/facts.ts';
import { defaultProfile, scanScope } from '../../src/facts/profile.ts';
import type { Review } from '../../src/review/review.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore, type Store } from '../../src/store/store.ts';

const secret = Buffer.alloc(32, 7);

/** What the store promises of the audit record, on whatever database. Its tests empty that database. */
export function keepsAudit(open: () => Promise<Database>): void {
  const adele = { id: 'adele', name: 'Adele Vance' };
  const alex = { id: 'alex', name: 'Alex Wilber' };
  const at = '2026-11-20T08:00:00.000Z';

  let database: Database;
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());

  // The only way to an empty record is around its triggers.
  beforeEach(async () => {
    for (const statement of [
      'ALTER TABLE audit DISABLE TRIGGER ALL',
      'ALTER TABLE audit_head DISABLE TRIGGER ALL',
      'TRUNCATE audit, people, texts, reviews CASCADE',
      `UPDATE audit_head SET count = 0, hash = repeat('0', 64), mac = null, key = null, seal = null`,
      'ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_is_append_only',
      'ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_has_one_head',
      'ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_grows',
    ])
      await database.jobs.db.executeSql(statement);
  });

  /** A test with an empty record, and a store on it with a key. */
  const on = (title: string, run: (store: Store, database: Database) => Promise<void>) =>
    test(title, () => run(openStore(database, secret), database), 60_000);

  const someReview = (more: Partial<Review> = {}): Review => ({
    id: randomUUID(),
    conversationId: 'channel',
    archivedAt: null,
    name: 'Contoso',
    profile: defaultProfile,
    revision: 1,
    createdAt: new Date(at),
    ...more,
  });
  const answer = (
    reviewId: string,
    words: string,
    more: { by?: typeof adele; seen?: number; subject?: string } = {},
  ) => ({
    reviewId,
    fact: 'adObjectCount' as FactName,
    subject: '',
    reading: { ok: true as const, value: Number(words), source: { kind: 'person' as const, at, by: adele } },
    words,
    evidence: '',
    by: adele,
    at,
    seen: 0,
    ...more,
  });
  const check = (store: Store) => verify(store.audit.records(), keyOf(secret));
  const page = async (store: Store, reviewId: string) => (await store.audit.page(reviewId, 1, 50)).entries;

  on('what happens to a review is told with who, what they saw and what they wrote, newest first', async (store) => {
    const review = someReview();
    await store.reviews.create(review, adele);
    await store.reviews.create({ ...review, name: 'There already' }, alex);
    const planned = { ...review, profile: { ...defaultProfile, tool: 'cloud' as const }, revision: 2 };
    expect(await store.reviews.replace(planned, 1, adele)).toBe(true);
    expect(await store.reviews.replace(planned, 1, alex)).toBe(false);
    await store.reviews.replace({ ...planned, name: 'Fabrikam', revision: 3 }, 2, alex);
    await store.reviews.replace({ ...planned, name: 'Fabrikam', revision: 4 }, 3);
    const number = await store.answers.give({ ...answer(review.id, '1200'), evidence: 'counted' });
    expect(await store.answers.give(answer(review.id, '1300', { by: alex }))).toBeNull();
    const undo = { ...answer(review.id, '', { seen: number as number }), reading: null, undoes: number as number };
    await store.answers.give({ ...undo, by: alex, undoneBy: adele });
    const source = { kind: 'file', at } as const;
    await store.answers.seed(review.id, { topology: { ok: true, value: 'single', source } } as never, {
      by: adele,
      at,
    });
    const reading = {
      asOf: new Date(at),
      scope: scanScope(defaultProfile),
      facts: { domains: { ok: false, cause: { kind: 'permissionMissing', permission: 'Domain.Read.All' } } } as const,
      graph: { requests: 4, roundTrips: 2 },
    };
    await store.snapshots.add(review.id, reading);
    await store.snapshots.add(review.id, reading, alex);
    const told = (await page(store, review.id)).map(({ kind, name, who, facts, texts }) => ({
      kind,
      by: name ?? who,
      facts,
      texts,
    }));
    const question = { fact: 'adObjectCount', subject: '' };
    const read = { asOf: at, tenant: null, known: 0, unread: 1 };
    expect(told).toEqual([
      { kind: 'snapshot.read', by: 'Alex Wilber', facts: read, texts: {} },
      { kind: 'snapshot.read', by: 'clock', facts: read, texts: {} },
      {
        kind: 'answer.given',
        by: 'file',
        facts: { fact: 'topology', subject: '', answer: expect.any(Number), seen: 0 },
        texts: { words: 'single' },
      },
      {
        kind: 'answer.undone',
        by: 'Adele Vance',
        facts: { ...question, answer: expect.any(Number), seen: number },
        texts: {},
      },
      {
        kind: 'answer.given',
        by: 'Adele Vance',
        facts: { ...question, answer: number, seen: 0 },
        texts: { words: '1200', evidence: 'counted', value: '1200' },
      },
      { kind: 'review.changed', by: 'clock', facts: { revision: 4 }, texts: {} },
      { kind: 'review.renamed', by: 'Alex Wilber', facts: { revision: 3 }, texts: { name: 'Fabrikam' } },
      {
        kind: 'profile.changed',
        by: 'Adele Vance',
        facts: { revision: 2, changed: ['tool'] },
        texts: { profile: expect.stringContaining('"tool":"cloud"') },
      },
      {
        kind: 'review.created',
        by: 'Adele Vance',
        facts: { revision: 1 },
        texts: { name: 'Contoso', profile: expect.stringContaining('"tool":"connect"') },
      },
    ]);
    expect(await check(store)).toMatchObject({ holds: true, count: 9, sealedFrom: 1, texts: { removed: 0 } });
  });

  on('the chain names nobody, holds no words, and tells the database’s time', async (store) => {
    const review = someReview({ name: 'Secret plan' });
    const before = Date.now();
    await store.reviews.create(review, adele);
    await store.answers.give({ ...answer(review.id, '1200'), evidence: 'counted' });
    const entries: string[] = [];
    for await (const record of store.audit.records()) if ('entry' in record) entries.push(JSON.stringify(record.entry));
    expect(entries).toHaveLength(2);
    expect(entries.join()).not.toMatch(/adele|Vance|Secret|counted|1200/);
    const { at: when } = JSON.parse(entries[0] as string);
    expect(when).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(when) - before)).toBeLessThan(60_000);
  });

  on('pages end where the entries do, and one past the end is the last', async (store) => {
    const review = someReview();
    await store.reviews.create(review, adele);
    for (const subject of ['a', 'b', 'c', 'd']) await store.answers.give(answer(review.id, '1', { subject }));
    const numbers = async (which: number) =>
      (await store.audit.page(review.id, which, 2)).entries.map(({ number }) => number);
    expect(await numbers(1)).toEqual([5, 4]);
    expect(await numbers(3)).toEqual([1]);
    expect(await store.audit.page(review.id, 99, 2)).toMatchObject({ page: 3, total: 5 });
    expect(await store.audit.page('no such review', 1, 2)).toEqual({ page: 1, total: 0, entries: [] });
  });

  on('a person who is forgotten leaves the record as it is, and comes back as someone else', async (store) => {
    const review = someReview();
    await store.reviews.create(review, adele);
    await store.answers.give(answer(review.id, '1', { by: { ...adele, name: 'Adele Renamed' } }));
    const [first] = await page(store, review.id);
    expect(first?.name).toBe('Adele Renamed');
    expect(await store.audit.forget('adele')).toBe(true);
    expect(await store.audit.forget('adele')).toBe(false);
    expect((await page(store, review.id)).map(({ who, name }) => [who, name])).toEqual([
      [first?.who, null],
      [first?.who, null],
    ]);
    await store.answers.give(answer(review.id, '2', { subject: 'active-1' }));
    const [again] = await page(store, review.id);
    expect(again?.name).toBe('Adele Vance');
    expect(again?.who).not.toBe(first?.who);
    expect(await check(store)).toMatchObject({ holds: true, count: 3 });
  });

  on('a review that is deleted takes nothing from the record', async (store, database) => {
    const review = someReview();
    await store.reviews.create(review, adele);
    await store.answers.give(answer(review.id, '1'));
    await database.jobs.db.executeSql('DELETE FROM reviews WHERE id = $1', [review.id]);
    expect(await store.dossiers.get(review.id)).toBeNull();
    expect(await page(store, review.id)).toHaveLength(2);
    expect(await check(store)).toMatchObject({ holds: true, count: 2 });
  });

  on('a changed text is found, and a removed one is no fault', async (store, { jobs: { db } }) => {
    const review = someReview();
    await store.reviews.create(review, adele);
    await store.answers.give(answer(review.id, '1200'));
    await db.executeSql(`UPDATE texts SET kept = replace(kept::text, '"1200"', '"9"')::json`);
    expect(await check(store)).toMatchObject({
      kind: 'textChanged',
      entry: 2,
      why: expect.stringMatching(/^Text changed: /),
    });
    await db.executeSql(`DELETE FROM texts WHERE kept::text LIKE '%"9"%'`);
    expect(await check(store)).toMatchObject({ holds: true, texts: { removed: 2, kept: 2 } });
    expect((await page(store, review.id))[0]?.texts).toEqual({ words: null, value: null });
  });

  on(
    'the database refuses to change or remove anything, and to take the head back',
    async (store, { jobs: { db } }) => {
      await store.reviews.create(someReview(), adele);
      for (const statement of [
        `UPDATE audit SET who = 'clock'`,
        `UPDATE audit SET who = 'clock' WHERE false`,
        'DELETE FROM audit',
        'TRUNCATE audit',
        'TRUNCATE audit, audit_head CASCADE',
        'DELETE FROM audit_head',
        'TRUNCATE audit_head',
        'UPDATE audit_head SET count = 0',
        'UPDATE audit_head SET count = count',
        'UPDATE audit_head SET id = 2, count = 9',
        `INSERT INTO audit_head (id, count, hash) VALUES (2, 0, '')`,
      ])
        await expect(db.executeSql(statement), statement).rejects.toThrow('The audit record only grows');
      expect(await check(store)).toMatchObject({ holds: true, count: 1 });
    },
  );

  on('an entry that cannot be written takes its change with it', async (store, { jobs: { db } }) => {
    const review = someReview();
    await store.reviews.create(review, adele);
    await db.executeSql('ALTER TABLE audit ADD CONSTRAINT is_full CHECK (number <= 1)');
    const reading = {
      asOf: new Date(at),
      scope: scanScope(defaultProfile),
      facts: {},
      graph: { requests: 0, roundTrips: 0 },
    };
    const changes = [
      () => store.answers.give(answer(review.id, '1')),
      () =>
        store.answers.seed(review.id, { topology: { ok: true, value: 1, source: { kind: 'file', at } } } as never, {
          by: adele,
          at,
        }),
      () => store.snapshots.add(review.id, reading, adele),
      () => store.reviews.replace({ ...review, name: 'Fabrikam', revision: 2 }, 1, alex),
      () => store.reviews.create(someReview({ conversationId: 'another' }), adele),
    ];
    for (const change of changes) await expect(change(), String(change)).rejects.toThrow();
    const dossier = await store.dossiers.get(review.id);
    expect(dossier).toEqual({ review, reading: null, answers: { site: {}, subjects: {} }, told: [], waivers: [] });
    expect(await store.dossiers.current('another')).toBeNull();
    expect(await check(store)).toMatchObject({ holds: true, count: 1 });
    await db.executeSql('ALTER TABLE audit DROP CONSTRAINT is_full');
    expect(await store.answers.give(answer(review.id, '1'))).not.toBeNull();
    expect(await check(store)).toMatchObject({ holds: true, count: 2 });
  });

  on(
    'what goes around the store is found: a cut tail, a removed, a changed and an added row',
    async (store, { jobs: { db } }) => {
      const review = someReview();
      await store.reviews.create(review, adele);
      for (const subject of ['a', 'b', 'c', 'd']) await store.answers.give(answer(review.id, '1', { subject }));
      const bend = async (...statements: string[]) => {
        await db.executeSql('CREATE TABLE kept AS SELECT * FROM audit');
        await db.executeSql('ALTER TABLE audit DISABLE TRIGGER ALL');
        for (const statement of statements) await db.executeSql(statement);
        const found = await check(store);
        await db.executeSql('DELETE FROM audit');
        await db.executeSql('INSERT INTO audit SELECT * FROM kept');
        await db.executeSql('DROP TABLE kept');
        await db.executeSql('ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_is_append_only');
        expect(await check(store)).toMatchObject({ holds: true, count: 5 });
        return found;
      };
      expect(await bend('DELETE FROM audit WHERE number > 3')).toMatchObject({
        entry: 4,
        why: 'Entries 4 to 5 are missing at the end.',
      });
      expect(await bend('DELETE FROM audit')).toMatchObject({ entry: 1 });
      expect(await bend('DELETE FROM audit WHERE number = 2')).toMatchObject({ entry: 2 });
      expect(await bend('DELETE FROM audit WHERE number = 1')).toMatchObject({ entry: 1 });
      expect(await bend(`UPDATE audit SET at = at + interval '1 ms' WHERE number = 3`)).toMatchObject({ entry: 3 });
      expect(await bend('UPDATE audit SET number = 6 WHERE number = 5')).toMatchObject({ entry: 5 });
      const columns = 'at, who, kind, review, conversation, saw, facts, texts, previous, key, hash, mac';
      const copy = (number: number) => `INSERT INTO audit SELECT ${number}, ${columns} FROM audit WHERE number = 5`;
      expect(await bend(copy(6))).toMatchObject({ entry: 6 });
      expect(await bend(copy(0))).toMatchObject({ entry: 1 });
    },
  );

  on('two instances at once make one chain without a gap', async (_, database) => {
    const stores = [openStore(database, secret), openStore(database, secret)] as const;
    const review = someReview();
    await stores[0].reviews.create(review, adele);
    const people = Array.from({ length: 20 }, (_, number) => ({
      id: `person-${number % 7}`,
      name: `Person ${number % 7}`,
    }));
    const given = await Promise.all(
      people.flatMap((by, index) =>
        stores.flatMap((store, instance) => [
          store.answers.give(answer(review.id, `${index}`, { by, subject: `own-${instance}-${index}` })),
          store.answers.give(answer(review.id, `${index}`, { by, subject: `shared-${index}` })),
        ]),
      ),
    );
    const stored = given.filter((number) => number !== null).length;
    expect(stored).toBe(60);
    expect(await check(stores[1])).toMatchObject({ holds: true, count: stored + 1 });
  });

  on('a record that grows while it is checked holds', async (store) => {
    const review = someReview();
    await store.reviews.create(review, adele);
    let isDone = false;
    const writing = (async () => {
      for (let index = 0; !isDone; index += 1)
        await store.answers.give(answer(review.id, '1', { subject: `${index}` }));
    })();
    const results = [];
    while (results.length < 20) results.push(await check(store));
    isDone = true;
    await writing;
    for (const result of results) expect(result).toMatchObject({ holds: true });
    expect(new Set(results.map((result) => result.holds && result.count)).size).toBeGreaterThan(1);
  });

  on('what Preflight runs with is recorded when it changes', async (store, database) => {
    const global = { cloud: 'global', tenant: null };
    await openStore(database).audit.configure(global);
    await store.audit.configure(global);
    await store.audit.configure({ tenant: null, cloud: 'global' });
    await store.audit.configure({ cloud: 'china', tenant: null });
    const entries: unknown[] = [];
    for await (const record of store.audit.records()) if ('entry' in record) entries.push(record.entry);
    const kind = 'configuration.set';
    expect(entries).toMatchObject([
      { kind, who: 'host', facts: global, key: null, mac: null },
      { kind, who: 'host', facts: global, key: keyOf(secret).id },
      { kind, facts: { cloud: 'china' } },
    ]);
    expect(await check(store)).toMatchObject({ holds: true, count: 3, sealedFrom: 2 });
  });

  on('text comes back as it was written, whatever it holds', async (store) => {
    const text = 'NUL \u0000, half a pair \ud83d, quotes " \' \\ $1 {"a":null} \r\n\t\u202E and 🚀 Zürich';
    const review = someReview({ name: 'Contoso' });
    await store.reviews.create(review, { id: 'adele', name: text });
    await store.answers.give({ ...answer(review.id, text, { by: { id: 'adele', name: text } }), evidence: text });
    const [given] = await page(store, review.id);
    expect(given).toMatchObject({ name: text, texts: { words: text, evidence: text } });
    expect(await check(store)).toMatchObject({ holds: true });
  });

  on('a batch is one append, however large', async (store, database) => {
    const many = Array.from({ length: 2_500 }, (_, index) => ({
      by: index % 2 ? adele : alex,
      kind: 'answer.given',
      review: 'review',
      facts: { answer: index },
      texts: { words: `${index}` },
    }));
    await database.queries.transaction((tx) => store.audit.append(tx, many));
    await database.queries.transaction((tx) => store.audit.append(tx, []));
    expect(await check(store)).toMatchObject({ holds: true, count: 2_500, texts: { kept: 2_500, removed: 0 } });
  });
}
