import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { replay } from '../../src/cli/replay.ts';
import type { Report } from '../../src/cli/report.ts';
import { reportSchema } from '../../src/cli/report-schema.ts';
import { scan } from '../../src/cli/scan.ts';
import { type SiteName, sites } from '../../src/demo/sites.ts';
import type { Snapshot } from '../../src/facts/snapshot.ts';
import { call } from './call.ts';
import { fileWith, newFile } from './files.ts';

const now = new Date('2026-11-20T12:00:00Z');
const names = Object.keys(sites) as SiteName[];

interface Scanned {
  status: number;
  stdout: string;
  report: Report;
  saved: string;
  snapshot: Snapshot;
}

const scans = {} as Record<SiteName, Scanned>;

// One moment for all, so that they can be held against one another; only the date stands still, timers run.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  for (const name of names) scans[name] = await scanAndSave(name);
});
afterAll(() => vi.useRealTimers());

async function scanAndSave(name: SiteName): Promise<Scanned> {
  const file = newFile();
  const { status, stdout } = await call(scan, '--tenant', name, '--json', '--save', file);
  const saved = readFileSync(file, 'utf8');
  return { status, stdout, report: JSON.parse(stdout), saved, snapshot: JSON.parse(saved) };
}

async function scanned(...args: string[]) {
  const { status, stdout } = await call(scan, '--json', ...args);
  return { status, report: JSON.parse(stdout) as Report };
}

const outcomesOf = ({ report }: Scanned) =>
  Object.fromEntries(report.outcomes.map(({ id, outcome }) => [id, outcome] as const));

test.each([
  ['ready', 0, 'ready', 'ready'],
  ['ready-cloud', 0, 'ready', 'ready'],
  ['huge', 0, 'ready', 'ready'],
  ['throttled', 0, 'ready', 'ready'],
  ['greenfield', 0, 'readyWithRisks', 'readyWithRisks'],
  ['unlicensed', 0, 'readyWithRisks', 'readyWithRisks'],
  ['trouble', 2, 'notReady', 'notReady'],
  ['restricted', 3, 'notKnownYet', 'notKnownYet'],
  ['guided', 3, 'notKnownYet', 'notKnownYet'],
] as const)('%s ends with status %i and says %s', (name, status, verdict, tenantVerdict) => {
  expect(scans[name].status).toBe(status);
  expect(scans[name].report).toMatchObject({ verdict, tenantVerdict });
});

describe.each(names)('what scan --json prints of %s', (name) => {
  test('fits its schema, and is one line', () => {
    const { stdout, report } = scans[name];
    expect(reportSchema.parse(report)).toEqual(report);
    expect(stdout).toBe(JSON.stringify(report));
  });

  test('has the keys that are promised and no others', () => {
    const { report } = scans[name];
    expect(Object.keys(report).sort()).toEqual(
      ['schema', 'catalogue', 'verdict', 'tenantVerdict', 'tenant', 'profile', 'asOf', 'outcomes', 'graph'].sort(),
    );
    expect(Object.keys(report.graph)).toEqual(['requests', 'roundTrips']);
    const outcomeKeys = ['id', 'subject', 'outcome', 'severity', 'summary', 'value', 'cause'];
    const causeKeys = ['kind', 'fact', 'permission', 'role', 'licence'];
    for (const outcome of report.outcomes) {
      expect(outcomeKeys).toEqual(expect.arrayContaining(Object.keys(outcome)));
      expect(causeKeys).toEqual(expect.arrayContaining(Object.keys(outcome.cause ?? {})));
    }
  });

  test('has every check of the catalogue, and a cause where it is unknown and only there', () => {
    const { report } = scans[name];
    expect([...new Set(report.outcomes.map(({ id }) => id))]).toEqual(Object.keys(catalogue));
    for (const { id, outcome, cause, summary } of report.outcomes) {
      expect(cause !== undefined, id).toBe(outcome === 'unknown');
      expect(summary, id).not.toBe('');
    }
  });

  test('passes or fails nothing that needs a fact which could not be read', () => {
    const { report, snapshot } = scans[name];
    for (const { id, outcome } of report.outcomes)
      if (['pass', 'fail', 'warning'].includes(outcome))
        for (const fact of catalogue[id]?.needs ?? [])
          expect(snapshot.facts[fact], `${id} needs ${fact}`).toMatchObject({ ok: true });
  });

  test('is printed again from what was saved, byte for byte, a week later', async () => {
    const { status, stdout, saved } = scans[name];
    vi.setSystemTime(now.getTime() + 7 * 86_400_000);
    try {
      expect(await call(replay, fileWith(saved), '--json')).toEqual({ status, stdout });
    } finally {
      vi.setSystemTime(now);
    }
  });

  test('costs at most 3 round trips and 12 requests, unless Graph is busy', () => {
    const { requests, roundTrips } = scans[name].report.graph;
    expect(requests).toBeLessThanOrEqual(12);
    expect(roundTrips).toBeLessThanOrEqual(name === 'throttled' ? 6 : 3);
  });
});

test('trouble names each planted fault by its check', () => {
  expect(outcomesOf(scans.trouble)).toMatchObject({
    'account.role.direct': 'fail',
    'tenant.domain.verified': 'fail',
    'tenant.soft-match.blocked': 'fail',
    'tenant.hard-match.takeover-blocked': 'fail',
    'tenant.hard-match.identifier-update-blocked': 'fail',
    'tenant.admins.mfa': 'fail',
    'tenant.connect.version': 'fail',
    'tenant.federation.certificate': 'warning',
    'tenant.federation.changes-monitored': 'fail',
    'tenant.sync.errors': 'fail',
    'tenant.sync.accidental-deletes': 'fail',
    'tenant.sync.current-state': 'fail',
    'tenant.quota.objects': 'warning',
  });
  const summaries = Object.fromEntries(scans.trouble.report.outcomes.map(({ id, summary }) => [id, summary]));
  expect(summaries['account.role.direct']).toContain('through the group Identity Operators');
  expect(summaries['tenant.domain.verified']).toContain('MS=ms86120656');
  expect(summaries['tenant.admins.mfa']).toContain('alex.wilber@fabrikam.com and pat.fenner@fabrikam.com');
  expect(summaries['tenant.connect.version']).toContain('2.4.131.0');
  expect(summaries['tenant.federation.certificate']).toContain('12 days left');
  expect(summaries['tenant.sync.errors']).toContain('ProxyAddresses on 2 users');
});

test('restricted names the permission that is missing wherever it could not look', () => {
  const causes = scans.restricted.report.outcomes.flatMap(({ cause }) => cause ?? []);
  expect(causes.length).toBeGreaterThan(5);
  for (const cause of causes) {
    expect(['permissionMissing', 'signedInAdminNeeded']).toContain(cause.kind);
    expect(cause.permission).toMatch(/\.Read\./);
  }
  expect(causes).toContainEqual({
    kind: 'permissionMissing',
    fact: 'roleAssignments',
    permission: 'RoleManagement.Read.Directory',
  });
  expect(causes).toContainEqual({
    kind: 'signedInAdminNeeded',
    fact: 'syncFeatures',
    permission: 'OnPremDirectorySynchronization.Read.All',
    role: 'Global Administrator',
  });
});

test('restricted says what ready says, or that it is not known', () => {
  const ready = outcomesOf(scans.ready);
  for (const [id, outcome] of Object.entries(outcomesOf(scans.restricted)))
    expect([ready[id], 'unknown'], id).toContain(outcome);
});

test('unlicensed names the licence that is missing', () => {
  const causes = scans.unlicensed.report.outcomes.flatMap(({ cause }) => cause ?? []);
  expect(causes).toContainEqual({ kind: 'licenceMissing', fact: 'mfaRegistrations', licence: 'Microsoft Entra ID P1' });
});

test('throttled prints what ready prints, byte for byte except what it cost', () => {
  const withoutCost = ({ stdout, report }: Scanned) => stdout.replace(JSON.stringify(report.graph), '');
  expect(withoutCost(scans.throttled)).toBe(withoutCost(scans.ready));
  expect(scans.throttled.report.graph.requests).toBeGreaterThan(scans.ready.report.graph.requests);
});

test('huge costs exactly what ready costs', () => {
  expect(scans.huge.report.graph).toEqual(scans.ready.report.graph);
  expect(scans.huge.report.outcomes).not.toEqual(scans.ready.report.outcomes);
});

describe('--scope', () => {
  test('review judges what people have to answer too, tenant does not', async () => {
    const answers = fileWith({});
    const [review, tenant] = [
      await scanned('--tenant', 'ready', '--answers', answers, '--scope', 'review'),
      await scanned('--tenant', 'ready', '--answers', answers, '--scope', 'tenant'),
    ];
    expect([review.status, tenant.status]).toEqual([3, 0]);
    expect(tenant.report).toEqual(review.report);
    expect(review.report).toMatchObject({ verdict: 'notKnownYet', tenantVerdict: 'ready' });
  });

  test('is review unless said otherwise', async () => {
    expect(await scanned('--tenant', 'ready', '--answers', fileWith({}))).toMatchObject({ status: 3 });
  });

  test('stops a pipeline on the tenant alone', async () => {
    expect((await scanned('--tenant', 'trouble', '--scope', 'tenant')).status).toBe(2);
  });
});

describe('--profile and --answers', () => {
  test('take the place of what the site comes with', async () => {
    const profile = fileWith({ upnSuffixes: ['Fabrikam.com'], installingAccount: 'nobody@contoso.com' });
    const { status, report } = await scanned('--tenant', 'ready', '--profile', profile);
    expect(report.profile).toMatchObject({ tool: 'connect', cloud: 'global', upnSuffixes: ['fabrikam.com'] });
    expect(status).toBe(2);
    expect(report.outcomes).toContainEqual(expect.objectContaining({ id: 'tenant.domain.verified', outcome: 'fail' }));
  });

  test('an answer changes what it is asked for', async () => {
    const answers = { ...sites.ready?.(now).answers, testUserReady: false };
    const { report } = await scanned('--tenant', 'ready', '--answers', fileWith(answers));
    const [changed, before] = [report, scans.ready.report].map(({ outcomes }) =>
      outcomes.filter(({ id }) => id === 'tenant.test-user'),
    );
    expect(changed).not.toEqual(before);
    expect(report.outcomes.length).toBe(scans.ready.report.outcomes.length);
  });

  test("a person's word stands in for what Graph refuses, and never against what it tells", async () => {
    const features = { blockSoftMatchEnabled: false };
    const answers = fileWith({
      ...sites.ready?.(now).answers,
      syncFeatures: { features, deletionPrevention: null },
    });
    const outcome = async (tenant: string) =>
      (await scanned('--tenant', tenant, '--answers', answers)).report.outcomes.find(
        ({ id }) => id === 'tenant.soft-match.blocked',
      )?.outcome;
    expect(await outcome('restricted')).toBe('fail');
    expect(await outcome('ready')).toBe('pass');
  });

  test('a byte order mark, as PowerShell writes it, is no part of a file', async () => {
    const { report } = await scanned('--tenant', 'ready', '--profile', fileWith('\uFEFF{"tool":"cloud"}'));
    expect(report.profile.tool).toBe('cloud');
  });
});

test('without --json it says the verdict first, then what stands in the way', async () => {
  const { status, stdout } = await call(scan, '--tenant', 'trouble');
  expect(status).toBe(2);
  const [verdict, tenant, ...rest] = stdout.split('\n');
  expect(verdict).toContain('Not ready');
  expect(tenant).toContain('Fabrikam');
  expect(rest.join('\n')).toContain('alex.wilber@fabrikam.com and pat.fenner@fabrikam.com');
  expect((await call(scan, '--tenant', 'ready', '--scope', 'tenant')).stdout).toMatch(
    /^.*Ready.*what the tenant tells/,
  );
});
