import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue, catalogueVersion } from '../../src/catalogue/index.generated.ts';
import type { Json, Outcome, OutcomeKind } from '../../src/catalogue/outcome.ts';
import { startTenant } from '../../src/demo/server.ts';
import { type SiteName, site, sites } from '../../src/demo/sites.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { combine } from '../../src/facts/combine.ts';
import type { FactName, Facts } from '../../src/facts/facts.ts';
import { gather } from '../../src/facts/gather.ts';
import type { Profile } from '../../src/facts/profile.ts';
import type { Reading } from '../../src/facts/reading.ts';
import { graphToken } from '../../src/graph/credential.ts';
import { openGraph } from '../../src/graph/session.ts';
import type { Answer } from '../../src/review/answer.ts';
import { canonical } from '../../src/review/canonical.ts';
import { type Evidence, gatherEvidence } from '../../src/review/evidence.ts';
import { judge } from '../../src/review/judge.ts';
import type { Waiver } from '../../src/review/waiver.ts';
import { type Change, whatChanged } from '../../src/review/what-changed.ts';

const now = new Date('2026-11-20T12:00:00Z');
const week = 7 * 24 * 60 * 60_000;
const names = Object.keys(sites) as SiteName[];

interface Known {
  readonly tenant: Facts;
  readonly profile: Profile;
  readonly told: readonly Answer[];
}

const by = { id: 'adele', name: 'Adele Vance' };

const known = {} as Record<SiteName, Known>;
beforeAll(async () => {
  const read = async (name: SiteName) => {
    const one = site(name, undefined, now);
    const { url: endpoint, token, stop } = await startTenant(one, { now: () => now });
    const source = graphToken({ endpoint, cloud: 'global', accessToken: token });
    const { profile } = one;
    const tenant = await gather(openGraph({ endpoint, token: source, wait: async () => {} }), { profile, now });
    await stop();
    const told = Object.entries(one.answers).map(([fact, value], at): Answer => {
      const reading: Reading<unknown> = { ok: true, value, source: { kind: 'person', at: now.toISOString(), by } };
      const number = at + 1;
      return {
        number,
        fact: fact as FactName,
        subject: '',
        reading,
        words: 'w',
        evidence: '',
        by,
        at: now.toISOString(),
        earlier: 0,
      };
    });
    known[name] = { tenant, profile, told };
  };
  await Promise.all(names.map(read));
}, 60_000);

const waiver: Waiver = {
  id: 'w1',
  revision: 2,
  check: 'tenant.sync.errors',
  object: null,
  reason: 'They are mended on Monday.',
  until: '2026-12-31',
  requested: { by, at: now.toISOString() },
  state: 'granted',
  granted: null,
  decided: null,
  thread: 't',
};

function judged({ tenant, profile, told }: Known, at = now): Outcome[] {
  const facts = Object.fromEntries(told.flatMap(({ fact, reading }) => (reading ? [[fact, reading]] : []))) as Facts;
  const all = combine(tenant, { site: facts, subjects: {} }, profile, at);
  return judge(catalogue, all, { profile, now: at }, askedFacts);
}

const evidenceOf = (
  one: Known,
  waivers: readonly Waiver[] = [waiver],
  outcomes: readonly Outcome[] = judged(one),
): Evidence => gatherEvidence({ catalogue: catalogueVersion, ...one, waivers, outcomes });

const hash = (evidence: Evidence) => createHash('sha256').update(canonical(evidence)).digest('hex');

/** What moves in a tenant that nobody changes: `*` is any key or place in a list. */
const counters = [
  'objectCounts.*',
  'syncedObjectCounts.*',
  'objectQuota.used',
  'provisioningErrors.*.count',
  'organization.onPremisesLastSyncDateTime',
  'lastPasswordSync',
  'federationChanges.*.at',
  'mfaRegistrations.*.lastUpdatedDateTime',
  'cloudSyncJobs.*.value.*.lastSucceeded',
];
/** Numbers and days that someone has set. */
const settings = [
  'objectQuota.total',
  'syncFeatures.deletionPrevention.threshold',
  'organization.createdDateTime',
  'federationConfigurations.*.value.*.signingCertificateEnds',
  'federationConfigurations.*.value.*.nextSigningCertificateEnds',
  'roleAssignmentSchedules.*.endDateTime',
  'connectApplications.*.certificate.starts',
  'connectApplications.*.certificate.ends',
  'cloudSyncJobs.*.value.*.quarantine.since',
  'cloudSyncJobs.*.source.at',
  'federationConfigurations.*.source.at',
  'domainDnsRecords.*.source.at',
  'roleGroupMembers.*.source.at',
];

const patterns = (paths: readonly string[]) =>
  paths.map(
    (path) =>
      new RegExp(
        `^${path
          .split('.')
          .map((part) => (part === '*' ? '.+?' : part))
          .join('\\.')}$`,
      ),
  );
const isIn = (paths: readonly RegExp[], path: string) => paths.some((pattern) => pattern.test(path));
const [moving, set] = [patterns(counters), patterns(settings)];

/** Calls `change` for every number and time, and builds the same anew, with every list the other way round. */
function rebuild(value: unknown, change: (leaf: string | number, path: string) => unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((part, at) => rebuild(part, change, `${path}.${at}`)).reverse();
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, rebuild(part, change, path === '' ? key : `${path}.${key}`)]),
    );
  return typeof value === 'number' || (typeof value === 'string' && /^\d{4}-\d\d-\d\d(T.*)?$/.test(value))
    ? change(value, path)
    : value;
}

/** The tenant a week later: nobody changed anything, but it is in use. */
function aWeekLater({ tenant, ...rest }: Known): Known {
  const at = new Date(now.getTime() + week).toISOString();
  const later = Object.entries(tenant).map(([name, reading]) => {
    if (!reading.ok) return [name, reading];
    const value = rebuild(
      reading.value,
      (leaf, path) =>
        isIn(moving, path)
          ? typeof leaf === 'number'
            ? Math.ceil(leaf * 1.01)
            : new Date(Date.parse(leaf) + week).toISOString()
          : leaf,
      name,
    );
    return [name, { ...reading, value, source: { kind: 'graph', at } }];
  });
  const told = rest.told.map((answer) => ({ ...answer, at, number: answer.number + 100 })).reverse();
  return { ...rest, told, tenant: Object.fromEntries(later) as Facts };
}

describe.each(names)('%s', (name) => {
  test('every number and time of the tenant is known to move or to have been set', () => {
    const strange: string[] = [];
    for (const [fact, reading] of Object.entries(known[name].tenant))
      if (reading.ok)
        rebuild(
          reading.value,
          (leaf, path) => {
            if (!isIn(moving, path) && !isIn(set, path)) strange.push(`${path} = ${leaf}`);
            return leaf;
          },
          fact,
        );
    expect(strange).toEqual([]);
  });

  test('a week later, with counters up by one per cent, the evidence is the same within the same outcomes', () => {
    const before = evidenceOf(known[name]);
    const after = evidenceOf(
      aWeekLater(known[name]),
      [waiver],
      judged(aWeekLater(known[name]), new Date(now.getTime() + week)),
    );
    const outcomes = new Map(before.checks.map((row) => [row.id, row.outcome]));
    const turned = after.checks.filter(({ id, outcome }) => outcomes.get(id) !== outcome).map(({ id }) => id);
    const stays = ({ checks, ...rest }: Evidence): Evidence => ({
      ...rest,
      checks: checks.filter(({ id }) => !turned.includes(id)),
    });
    expect(whatChanged(stays(before), stays(after))).toEqual([]);
    expect(hash(stays(after))).toBe(hash(stays(before)));
    // A check may turn with time, such as one that looks at a deadline. None of these sites has one that does.
    expect(turned).toEqual([]);
    expect(hash(after)).toBe(hash(before));
  });

  test('any single change of an answer gives another hash, and says which', () => {
    const one = known[name];
    const outcomes = judged(one);
    const before = evidenceOf(one, [], outcomes);
    const changes: Partial<Answer>[] = [
      { reading: { ok: false, cause: { kind: 'saidUnknown' } } },
      { reading: { ok: false, cause: { kind: 'saidNotApplicable', because: 'No.' } } },
      { reading: { ok: false, cause: { kind: 'saidNotApplicable', because: 'No!' } } },
      { evidence: 'a screenshot' },
      { subject: 'active-1' },
    ];
    for (const [at, answer] of one.told.entries()) {
      const { fact } = answer;
      // Every answer is changed, and every kind of change is made to some.
      const tried = at < 3 ? changes : changes.slice(at % changes.length, (at % changes.length) + 1);
      const hashes = tried.map((change) => {
        const after = evidenceOf({ ...one, told: one.told.with(at, { ...answer, ...change }) }, [], outcomes);
        expect(whatChanged(before, after)).toContainEqual(expect.objectContaining({ kind: 'answer', fact }));
        return hash(after);
      });
      expect(new Set([hash(before), ...hashes]).size, fact).toBe(tried.length + 1);
      const taken = evidenceOf({ ...one, told: one.told.with(at, { ...answer, reading: null }) }, [], outcomes);
      expect(whatChanged(before, taken)).toEqual([{ kind: 'answer', fact, subject: '', how: 'removed' }]);
    }
  });

  test('any single change of the planned installation gives another hash, and says which', () => {
    const one = known[name];
    const before = evidenceOf(one);
    for (const field of Object.keys(one.profile)) {
      const profile = { ...one.profile, [field]: 'something else' } as Profile;
      const after = { ...before, profile };
      expect(hash(after)).not.toBe(hash(before));
      expect(whatChanged(before, after)).toEqual([{ kind: 'profile', field }]);
    }
  });

  test('any single change of a waiver gives another hash, and says which', () => {
    const before = evidenceOf(known[name]);
    const others: Partial<Waiver>[] = [
      { id: 'w2' },
      { check: 'other' },
      { object: { id: 'o', name: 'O' } },
      { until: '2027-01-01' },
      { reason: 'Another.' },
    ];
    const hashes = others.map((change) => {
      const after = evidenceOf(known[name], [{ ...waiver, ...change }]);
      expect(whatChanged(before, after)).toContainEqual(expect.objectContaining({ kind: 'waiver' }));
      return hash(after);
    });
    expect(new Set([hash(before), ...hashes, hash(evidenceOf(known[name], []))]).size).toBe(others.length + 2);
  });

  test('any single change of an outcome or of a value that was judged gives another hash, and says which', () => {
    const before = evidenceOf(known[name]);
    const kinds: OutcomeKind[] = ['pass', 'fail', 'warning', 'unknown'];
    for (const [at, row] of before.checks.entries()) {
      const rows = [
        ...kinds.filter((kind) => kind !== row.outcome).map((outcome) => ({ ...row, outcome })),
        { ...row, value: { before: row.value } as Json },
        { ...row, subject: 'active-7' },
      ];
      for (const other of rows) {
        const after = { ...before, checks: before.checks.with(at, other) };
        expect(hash(after)).not.toBe(hash(before));
        expect(whatChanged(before, after)).toContainEqual(
          expect.objectContaining({ kind: 'outcome', check: row.id, after: other.outcome }),
        );
      }
      const without = { ...before, checks: before.checks.toSpliced(at, 1) };
      expect(whatChanged(before, without)).toEqual([
        { kind: 'outcome', check: row.id, subject: row.subject, before: row.outcome, after: null },
      ]);
    }
  });
});

test('new rules are told apart: what comes out differently under them is not said to have changed by itself', () => {
  const before = evidenceOf(known.trouble);
  const [first] = before.checks;
  if (!first) throw new Error('no check applies');
  const checks = before.checks.with(0, { ...first, outcome: first.outcome === 'pass' ? 'fail' : 'pass' });
  const told: Change[] = [{ kind: 'rules', checks: [first.id] }];
  expect(whatChanged(before, { ...before, catalogue: 'other', checks })).toEqual(told);
  expect(hash({ ...before, catalogue: 'other' })).not.toBe(hash(before));
});

test('people are not named in it', () => {
  expect(canonical(evidenceOf(known.trouble))).not.toContain('Adele');
});
