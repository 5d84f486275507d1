import { describe, expect, test } from 'vitest';
import { lookUpVersion } from '../../src/catalogue/connect-versions.ts';
import { deadlines } from '../../src/catalogue/deadlines.ts';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { combine } from '../../src/facts/combine.ts';
import type { Facts, FactValues } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import type { Reading } from '../../src/facts/reading.ts';
import type { Answer } from '../../src/review/answer.ts';
import type { ApprovalRequest, Condition } from '../../src/review/approval.ts';
import { findLapses, type Lapse } from '../../src/review/lapses.ts';
import type { Waiver } from '../../src/review/waiver.ts';
import { factsOf, known, now, ready, refused, unknownBecause } from '../catalogue/ready.ts';

const ann = { id: 'ann', name: 'Ann' };
const far = 10_000;

interface Change {
  readonly site?: Facts;
  readonly profile?: Partial<Profile>;
  readonly told?: readonly Answer[];
  readonly waivers?: readonly Waiver[];
  readonly request?: ApprovalRequest;
  readonly now?: string;
}

/** `null`: as far ahead as is usual. */
function look(change: Change, horizon: number | null = far, options: { deadlines?: typeof deadlines } = {}) {
  const profile: Profile = { ...defaultProfile, ...change.profile };
  return findLapses(
    {
      dossier: {
        review: {
          id: 'r',
          conversationId: 'c',
          name: 'Review',
          profile,
          revision: 1,
          createdAt: now,
          archivedAt: null,
        },
        told: change.told ?? [],
        waivers: change.waivers ?? [],
      },
      known: { site: change.site ?? {}, subjects: {} },
      request: change.request ?? null,
      deadlines: options.deadlines ?? [],
      lookUpVersion,
      asked: askedFacts,
      about: (fact) => `<${fact}>`,
    },
    change.now ? new Date(change.now) : now,
    horizon ?? undefined,
  );
}

test('nothing lapses where nothing is known', () => {
  expect(look({})).toEqual([]);
});

test('the day itself has no days left, whatever the hour, and what has passed is negative', () => {
  const ends = (end: string) =>
    look({ site: { connectApplications: known([{ name: 'A', certificate: { starts: null, ends: end } }]) } })[0];
  expect(ends('2026-11-20T00:00:00Z')).toMatchObject({ on: '2026-11-20', days: 0 });
  expect(ends('2026-11-20T23:59:59Z')).toMatchObject({ on: '2026-11-20', days: 0 });
  expect(ends('2026-11-21T00:00:00Z')).toMatchObject({ days: 1 });
  expect(ends('2026-11-19T23:59:59Z')).toMatchObject({ days: -1 });
});

test('what lies beyond the horizon is left out, 30 days unless said otherwise; the order is that of the days', () => {
  const site: Facts = {
    connectApplications: known(
      ['2026-12-20T00:00:00Z', '2026-12-21T00:00:00Z', '2026-11-01T00:00:00Z', '2026-11-22T00:00:00Z'].map(
        (ends, n) => ({ name: `A${n}`, certificate: { starts: null, ends } }),
      ),
    ),
  };
  const ids = (lapses: readonly Lapse[]) => lapses.map(({ id }) => id);
  expect(ids(look({ site }, 30))).toEqual(['A2', 'A3', 'A0']);
  expect(ids(look({ site }, 31))).toEqual(['A2', 'A3', 'A0', 'A1']);
  expect(ids(look({ site }, 2))).toEqual(['A2', 'A3']);
  expect(ids(look({ site }, null))).toEqual(['A2', 'A3', 'A0']);
});

describe('certificates', () => {
  const federation = (signing: string | null, next: string | null) => ({
    issuerUri: null,
    signingCertificateEnds: signing,
    nextSigningCertificateEnds: next,
  });

  test.each<[string | null, string]>([
    [null, 'No next certificate is in place.'],
    ['2027-12-01T00:00:00Z', 'The next one lasts until 2027-12-01.'],
    ['2026-12-02T00:00:00Z', 'The next one does not outlast it: it ends on 2026-12-02.'],
  ])('of a federated domain, with the next one until %s', (next, note) => {
    const site: Facts = {
      federationConfigurations: known({
        'contoso.com': known([federation('2026-12-02T00:00:00Z', next)]),
        'eu.contoso.com': known([]),
        'unread.example': unknownBecause(refused),
        'none.example': known([federation(null, null)]),
      }),
    };
    expect(look({ site })).toEqual([
      {
        kind: 'federationCertificate',
        id: 'contoso.com',
        what: 'the signing certificate of contoso.com',
        note,
        on: '2026-12-02',
        days: 12,
        check: 'tenant.federation.certificate',
        facts: [],
      },
    ]);
  });

  test('of the applications of Entra Connect; one without a certificate has none to lose', () => {
    const site: Facts = {
      connectApplications: known([
        { name: 'ConnectSyncProvisioning_1', certificate: { starts: null, ends: '2026-11-26T12:00:00Z' } },
        { name: 'ConnectSyncProvisioning_2', certificate: null },
      ]),
    };
    expect(look({ site })).toMatchObject([
      { kind: 'connectCertificate', what: 'the certificate of ConnectSyncProvisioning_1', days: 6 },
    ]);
  });

  test('that were not read are not told', () => {
    const site: Facts = {
      federationConfigurations: unknownBecause(refused),
      connectApplications: unknownBecause(refused),
    };
    expect(look({ site })).toEqual([]);
  });
});

describe('the version of Entra Connect', () => {
  const version = (connectVersion: string | null, organization = ready.organization): Facts =>
    factsOf({ facts: { connectVersion, organization, connectApplications: [] } });
  const told = (site: Facts, options = {}, change: Change = {}) =>
    look({ site, ...change }, far, options).filter(({ kind }) => kind === 'connectVersion');

  test('lapses with its support', () => {
    expect(told(version('2.6.84.0'))).toMatchObject([
      { id: '2.6.84.0', what: 'the support of Entra Connect 2.6.84.0', note: '', on: '2027-09-16', days: 300 },
    ]);
    expect(told(version('2.5.79.0'))).toMatchObject([
      { on: '2026-10-23', days: -28, note: '2.6.84.0 or later is mandatory after 2027-04-07.' },
    ]);
  });

  test('has no day where none is known', () => {
    for (const one of ['2.6.92.0', 'newest', null]) expect(told(version(one)), `${one}`).toEqual([]);
  });

  test('that no table knows lapses with the deadline that it misses, unless that is told as a deadline', () => {
    expect(told(version('2.4.131.0'), { deadlines })).toMatchObject([{ on: '2026-09-30', days: -51 }]);
    expect(told(version('2.6.50.0'))).toMatchObject([{ on: '2027-04-07' }]);
    expect(told(version('2.6.50.0'), { deadlines })).toEqual([]);
    expect(told(version('2.6.50.0'), { deadlines }, { now: '2027-05-07T12:00:00Z' })).toEqual([]);
    expect(told(version('2.6.50.0'), { deadlines }, { now: '2027-05-08T12:00:00Z' })).toMatchObject([{ days: -31 }]);
  });

  test('is of no interest once synchronization is off, except to whoever upgrades it', () => {
    const off = { ...ready.organization, onPremisesSyncEnabled: false };
    expect(told(version('2.6.84.0', off))).toEqual([]);
    expect(told(version('2.6.84.0', off), {}, { profile: { installation: 'upgrade' } })).toHaveLength(1);
  });
});

describe('a deadline', () => {
  const [own] = deadlines.filter(({ id }) => id === 'connect-application-authentication');
  const told = (when: string, change: Change = {}) => look({ now: when, ...change }, 30, { deadlines });

  test('is told from 30 days before until 30 days after', () => {
    expect(told('2027-03-07T12:00:00Z')).toEqual([]);
    expect(told('2027-03-08T12:00:00Z')).toEqual([
      {
        kind: 'deadline',
        id: own?.id,
        what: own?.what,
        note: own?.sentence,
        on: '2027-04-07',
        days: 30,
        check: own?.check,
        facts: [],
      },
    ]);
    expect(told('2027-05-07T12:00:00Z')).toMatchObject([{ days: -30 }]);
    expect(told('2027-05-08T12:00:00Z')).toEqual([]);
  });

  test('is not told where nothing is left to do, nor to whoever plans the other tool', () => {
    const done = factsOf({ facts: { connectApplications: [] } });
    expect(told('2027-04-01T00:00:00Z', { site: done })).toEqual([]);
    expect(told('2027-04-01T00:00:00Z', { profile: { tool: 'cloud' } })).toEqual([]);
  });
});

describe('a waiver', () => {
  const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
    id: 'w1',
    revision: 2,
    check: 'ad.recycle-bin',
    object: null,
    reason: 'A migration.',
    until: '2026-12-01',
    requested: { by: ann, at: '2026-11-01T00:00:00Z' },
    state: 'granted',
    granted: null,
    decided: null,
    thread: 't',
    ...changes,
  });

  test('in force is told with what it is for', () => {
    expect(look({ waivers: [waiver(), waiver({ id: 'w2', object: { id: 'o', name: 'bob@contoso.com' } })] })).toEqual([
      expect.objectContaining({ id: 'w1', what: 'the waiver of ad.recycle-bin', on: '2026-12-01', days: 11 }),
      expect.objectContaining({ id: 'w2', what: 'the waiver of ad.recycle-bin for bob@contoso.com' }),
    ]);
  });

  test('holds on its last day; one that is over, waits or was taken back lapses no more', () => {
    expect(look({ waivers: [waiver()], now: '2026-12-01T23:59:59Z' })).toMatchObject([{ days: 0 }]);
    expect(look({ waivers: [waiver()], now: '2026-12-02T00:00:00Z' })).toEqual([]);
    for (const state of ['requested', 'declined', 'withdrawn'] as const)
      expect(look({ waivers: [waiver({ state })] }), state).toEqual([]);
  });
});

describe('a request for an approval', () => {
  const condition = (check: string, due: string, met: Condition['met'] = null): Condition => ({
    check,
    owner: ann,
    due,
    met,
  });
  const request = (changes: Partial<ApprovalRequest> = {}, conditions: Condition[] = []): ApprovalRequest => ({
    id: 'a1',
    reviewId: 'r',
    requestedBy: ann,
    requestedAt: '2026-11-18T09:00:00Z',
    approvers: [],
    inOrder: false,
    quorum: 1,
    lapses: '2026-11-25T09:00:00Z',
    thread: 't',
    escalateTo: null,
    ground: { hash: 'h', verdict: 'ready', blocking: [], openRisks: [] },
    round: 1,
    state: 'open',
    stale: null,
    decision: null,
    votes: [
      {
        approver: 'bob',
        by: ann,
        voice: 'approveWithConditions',
        reason: '',
        conditions,
        at: '2026-11-19T00:00:00Z',
        hash: 'h',
        round: 1,
      },
    ],
    revision: 1,
    ...changes,
  });

  test('lapses while it is open only', () => {
    expect(look({ request: request() })).toEqual([
      {
        kind: 'request',
        id: 'a1',
        what: 'the request for an approval',
        note: 'Ann asked on 2026-11-18.',
        on: '2026-11-25',
        days: 5,
        check: null,
        facts: [],
      },
    ]);
    for (const state of ['stale', 'decided', 'lapsed', 'withdrawn'] as const)
      expect(look({ request: request({ state }) }), state).toEqual([]);
  });

  const conditions = [
    condition('sql.collation', '2026-12-01'),
    condition('ad.idfix', '2026-11-18'),
    condition('ad.recycle-bin', '2026-12-02', { by: ann, at: '2026-11-20T00:00:00Z' }),
  ];

  test.each(['decided', 'stale'] as const)('its conditions lapse until they are met, when it is %s', (state) => {
    expect(look({ request: request({ state, decision: 'goWithConditions' }, conditions) })).toEqual([
      expect.objectContaining({ kind: 'condition', id: 'ad.idfix', days: -2, check: 'ad.idfix' }),
      expect.objectContaining({
        id: 'sql.collation',
        what: 'the condition about sql.collation',
        note: 'Ann takes care of it.',
        days: 11,
      }),
    ]);
  });

  test('conditions without such a decision bind nobody', () => {
    expect(look({ request: request({ state: 'decided', decision: 'noGo' }, conditions) })).toEqual([]);
    expect(look({ request: request({ state: 'withdrawn', decision: 'goWithConditions' }, conditions) })).toEqual([]);
    expect(look({ request: request({}, conditions) }).map(({ kind }) => kind)).toEqual(['request']);
  });
});

describe('what people told', () => {
  const attested = (at: string): Facts => ({
    connectVersion: { ok: true, value: '2.6.92.0', source: { kind: 'person', at, by: ann } } satisfies Reading<
      FactValues['connectVersion']
    >,
  });
  const combined = (at: string, when = now) =>
    combine({ connectVersion: unknownBecause(refused) }, { site: attested(at), subjects: {} }, defaultProfile, when);

  test('an attestation lapses after 90 days, before it has and after', () => {
    const row = (on: string, days: number) =>
      expect.objectContaining({
        kind: 'attestation',
        id: 'connectVersion',
        what: 'the attestation of <connectVersion>',
        note: 'By Ann.',
        on,
        days,
        facts: ['connectVersion'],
      });
    // 90 days before noon of 20 November.
    expect(look({ site: combined('2026-08-22T12:00:01Z').site })).toEqual([row('2026-11-20', 0)]);
    const lapsed = combined('2026-08-22T12:00:00Z').site;
    expect(lapsed.connectVersion).toMatchObject({ ok: false, cause: { kind: 'attestationLapsed' } });
    expect(look({ site: lapsed })).toEqual([row('2026-11-20', 0)]);
    expect(look({ site: combined('2026-08-12T12:00:00Z').site })).toEqual([row('2026-11-10', -10)]);
  });

  test('what was read as someone lapses after 90 days, and is nothing to look at afterwards', () => {
    const read: Facts = {
      connectVersion: { ok: true, value: '2.6.92.0', source: { kind: 'graph', at: '2026-08-22T12:00:01Z', as: ann } },
    };
    const siteAt = (when: Date) =>
      combine({ connectVersion: unknownBecause(refused) }, { site: read, subjects: {} }, defaultProfile, when).site;
    expect(look({ site: siteAt(now) })).toEqual([
      expect.objectContaining({
        what: 'the reading of <connectVersion>',
        note: 'Read as Ann.',
        on: '2026-11-20',
        days: 0,
      }),
    ]);
    const lapsed = siteAt(new Date('2026-11-20T12:00:01Z'));
    expect(lapsed.connectVersion).toEqual(unknownBecause(refused));
    expect(look({ site: lapsed })).toEqual([]);
  });

  const answer = (changes: Partial<Answer> = {}): Answer => ({
    number: 1,
    fact: 'adObjectCount',
    subject: '',
    reading: { ok: true, value: 4200, source: { kind: 'person', at: '2026-05-24T09:00:00Z', by: ann } },
    words: '4200',
    evidence: '',
    by: ann,
    at: '2026-05-24T09:00:00Z',
    earlier: 0,
    ...changes,
  });

  test('an answer grows old after 180 days', () => {
    expect(look({ told: [answer()] })).toEqual([
      {
        kind: 'answers',
        id: '2026-05-24',
        what: 'the answer on <adObjectCount>',
        note: 'Given on 2026-05-24.',
        on: '2026-11-20',
        days: 0,
        check: null,
        facts: ['adObjectCount'],
      },
    ]);
  });

  test('those of one day are one lapse, of several servers too', () => {
    const told = [
      answer(),
      answer({ fact: 'dotnetRelease', subject: 'active-1', at: '2026-05-24T23:59:59Z' }),
      answer({ fact: 'dotnetRelease', subject: 'staging-1', at: '2026-05-24T00:00:00Z' }),
      answer({ fact: 'sqlCollation', at: '2026-05-25T00:00:00Z' }),
    ];
    expect(look({ told })).toMatchObject([
      { id: '2026-05-24', what: '3 answers', facts: ['adObjectCount', 'dotnetRelease'], days: 0 },
      { id: '2026-05-25', what: 'the answer on <sqlCollation>', days: 1 },
    ]);
  });

  test('that a question does not apply grows old too; what was taken back, is not known or was attested does not', () => {
    const said = (cause: Parameters<typeof unknownBecause>[0]) => answer({ reading: unknownBecause(cause) });
    expect(look({ told: [said({ kind: 'saidNotApplicable', because: 'No such server.' })] })).toHaveLength(1);
    for (const one of [answer({ reading: null }), said({ kind: 'saidUnknown' }), answer({ fact: 'connectVersion' })])
      expect(look({ told: [one] })).toEqual([]);
  });
});

test('every check that a lapse names exists', () => {
  const site: Facts = {
    ...factsOf({ facts: { connectVersion: '2.6.84.0' } }),
    federationConfigurations: known({
      'contoso.com': known([
        { issuerUri: null, signingCertificateEnds: '2027-01-01T00:00:00Z', nextSigningCertificateEnds: null },
      ]),
    }),
  };
  const checks = look({ site, profile: { tool: 'connect' } }).map(({ check }) => check);
  expect(checks.sort()).toEqual(['tenant.connect.version', 'tenant.federation.certificate', 'tenant.sync.certificate']);
  for (const check of checks) expect(catalogue).toHaveProperty([check as string]);
});
