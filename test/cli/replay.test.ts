import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { replay } from '../../src/cli/replay.ts';
import type { Report } from '../../src/cli/report.ts';
import { call, complaintOf } from './call.ts';
import { fileWith } from './files.ts';

const asOf = '2026-11-20T12:00:00Z';
const source = { kind: 'file', at: asOf };

async function replayed(snapshot: object) {
  const { status, stdout } = await call(replay, fileWith(snapshot), '--json');
  return { status, report: JSON.parse(stdout) as Report };
}

describe('a snapshot that was written by hand', () => {
  test('needs a moment only: what is absent was not asked', async () => {
    const { status, report } = await replayed({ schema: 1, asOf, facts: {} });
    expect(status).toBe(3);
    expect(report).toMatchObject({
      verdict: 'notKnownYet',
      tenantVerdict: 'notKnownYet',
      asOf,
      tenant: { id: null, name: null },
      profile: { tool: 'connect', installingAccount: null },
      graph: { requests: 0, roundTrips: 0 },
    });
    expect([...new Set(report.outcomes.map(({ id }) => id))]).toEqual(Object.keys(catalogue));
    const unknown = report.outcomes.filter(({ outcome }) => outcome === 'unknown');
    for (const { id, cause } of unknown) expect(cause?.kind, id).toBe('notAsked');
    for (const { id, outcome } of report.outcomes)
      if (catalogue[id]?.needs.length) expect(['unknown', 'notApplicable'], id).toContain(outcome);
  });

  test('is judged by what it holds', async () => {
    const domain = { authenticationType: 'Managed', isDefault: true, isInitial: false, isRoot: true };
    const { report } = await replayed({
      schema: 1,
      asOf,
      profile: { upnSuffixes: ['contoso.com', 'fabrikam.com'] },
      facts: {
        domains: {
          ok: true,
          source,
          value: [
            { ...domain, id: 'contoso.com', isVerified: true },
            { ...domain, id: 'fabrikam.com', isVerified: false },
          ],
        },
        licences: { ok: false, cause: { kind: 'permissionMissing', permission: 'LicenseAssignment.Read.All' } },
      },
    });
    const verified = report.outcomes.find(({ id }) => id === 'tenant.domain.verified');
    expect(verified).toMatchObject({ outcome: 'fail', summary: expect.stringContaining('fabrikam.com') });
  });

  test('is judged at its own moment', async () => {
    const facts = {
      connectorIdentityType: { ok: true, value: 'ServiceAccount', source },
      applicationAuthenticationPlannedFor: { ok: true, value: null, source },
    };
    const daysLeft = async (at: string) => {
      const { report } = await replayed({ schema: 1, asOf: at, profile: { installation: 'upgrade' }, facts });
      const { summary } = report.outcomes.find(({ id }) => id === 'operation.application-authentication') ?? {};
      return Number(/(\d+) days left/.exec(summary ?? '')?.[1]);
    };
    expect((await daysLeft('2026-11-20T12:00:00Z')) - (await daysLeft('2026-11-27T12:00:00Z'))).toBe(7);
  });

  test('takes from the profile what the profile tells', async () => {
    const outcome = async (objectsInScope: number | null) => {
      const { report } = await replayed({ schema: 1, asOf, profile: { objectsInScope }, facts: {} });
      return report.outcomes.find(({ id }) => id === 'ad.object-count')?.outcome;
    };
    expect([await outcome(null), await outcome(4200)]).toEqual(['unknown', 'pass']);
  });

  test('can say that someone does not know', async () => {
    const { report } = await replayed({
      schema: 1,
      asOf,
      facts: { testUserReady: { ok: false, cause: { kind: 'saidUnknown' } } },
    });
    expect(report.outcomes).toContainEqual(
      expect.objectContaining({ id: 'tenant.test-user', cause: { kind: 'saidUnknown', fact: 'testUserReady' } }),
    );
  });
});

test.each([
  ['half of a file', '{"schema":1,"asOf":', / is not JSON\.$/],
  ['nothing', '', / is not JSON\.$/],
  ['a list', '[]', / does not fit: /],
  ['another schema', { schema: 2, asOf, facts: {} }, / does not fit at schema: /],
  ['no moment', { schema: 1, facts: {} }, / does not fit at asOf: /],
  ['a moment without its zone', { schema: 1, asOf: '2026-11-20T12:00:00', facts: {} }, / does not fit at asOf: /],
  ['a fact that nobody knows', { schema: 1, asOf, facts: { weather: { ok: true } } }, /at facts: .*"weather"/],
  [
    'a value of another type',
    { schema: 1, asOf, facts: { testUserReady: { ok: true, value: 'yes', source } } },
    /at facts\.testUserReady\.value: /,
  ],
  [
    'a cause of no kind',
    { schema: 1, asOf, facts: { testUserReady: { ok: false, cause: { kind: 'bored' } } } },
    /at facts\.testUserReady/,
  ],
])('refuses a snapshot with %s', async (_, content, sentence) => {
  const file = fileWith(content);
  const complaint = await complaintOf(replay, file, '--json');
  expect(complaint).toMatch(sentence);
  expect(complaint.startsWith(file)).toBe(true);
});

test('takes exactly one file', async () => {
  expect(await complaintOf(replay)).toMatch(/one file/);
  expect(await complaintOf(replay, 'a.json', 'b.json')).toMatch(/one file/);
  expect(await complaintOf(replay, '/nowhere/a.json')).toBe('There is no file /nowhere/a.json.');
  expect(await complaintOf(replay, import.meta.dirname)).toMatch(/can't be read \(EISDIR\)\.$/);
});
