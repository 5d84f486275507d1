import type { Domain } from '@microsoft/microsoft-graph-types';
import { describe, expect, test } from 'vitest';
import { createDomain } from '../../src/demo/tenant.ts';
import type { TenantFact } from '../../src/facts/define.ts';
import { gather } from '../../src/facts/gather.ts';
import { tenantFacts } from '../../src/facts/index.generated.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import type { GraphResult } from '../../src/graph/cause.ts';
import { causeOf, known, now, refuse, scan } from './scan.ts';

const factNames = Object.keys(tenantFacts);
const independent = Object.entries(tenantFacts as Record<string, TenantFact<unknown>>).filter(
  ([, { after, uses }]) => Object.keys({ ...after, ...uses }).length === 0,
);

const federated = (id: string): Domain => ({ ...createDomain(id), authenticationType: 'Federated' });
const unverified = (id: string): Domain => ({ ...createDomain(id), isVerified: false });

describe('waves', () => {
  test('all that depends on nothing travels first, and what depends on it in one more', async () => {
    const { waves, facts, roundTrips } = await scan('trouble');
    expect(waves).toHaveLength(2);
    expect(roundTrips).toBe(2);
    expect(Object.keys(facts).sort()).toEqual([...factNames].sort());
    const situation = { profile: defaultProfile, now };
    const first = independent.flatMap(([, fact]) => {
      const reads = fact.reads({}, situation);
      return 'cause' in reads ? [] : Object.values(reads).map(({ path }) => path);
    });
    expect(waves[0]?.map(({ path }) => path)).toEqual(expect.arrayContaining(first));
    const second = waves[1]?.map(({ path }) => path.split(/[?/]/)[1]);
    expect(new Set(second)).toEqual(new Set(['domains', 'servicePrincipals', 'roleManagement', 'groups', 'users']));
  });

  test('where everything is refused, each fact has a cause and nothing that depends is asked', async () => {
    const waves: number[] = [];
    const facts = await gather(
      {
        async read(reads) {
          waves.push(reads.length);
          return reads.map((): GraphResult<unknown> => ({ ok: false, cause: { kind: 'unreachable' } }));
        },
      },
      { profile: defaultProfile, now },
    );
    expect(waves.filter((reads) => reads > 0)).toHaveLength(1);
    expect(Object.keys(facts).sort()).toEqual([...factNames].sort());
    for (const [name, reading] of Object.entries(facts)) expect(reading.ok, name).toBe(false);
  });

  test('what two facts ask alike costs one request', async () => {
    const { waves, facts } = await scan('trouble');
    const organizations = waves.flat().filter(({ path, version }) => version === 'beta' && /^\/organ/.test(path));
    expect(new Set(organizations.map(({ path }) => path)).size).toBe(1);
    expect(known(facts, 'objectQuota')).toEqual({ used: 46_800, total: 50_000 });
    expect(known(facts, 'lastPasswordSync')).toBe('2026-11-20T03:00:00Z');
  });

  test('every reading says when it was made', async () => {
    const { facts } = await scan('ready');
    for (const [name, reading] of Object.entries(facts))
      expect(reading, name).toMatchObject({ ok: true, source: { kind: 'graph', at: now.toISOString() } });
  });
});

describe('a fact that depends on another', () => {
  test.each([
    ['domains', ['domainDnsRecords', 'federationConfigurations'], /\/domains\b/, 'Domain.Read.All'],
    ['roleAssignments', ['roleHolders', 'roleGroupMembers'], /\/roleAssignments/, 'RoleManagement.Read.Directory'],
    ['account', ['accountTransitiveRoles'], /^\/v1.0\/users\/hybrid/, 'User.Read.All'],
  ] as const)('%s: %j have its cause', async (on, dependents, request, permission) => {
    const { facts } = await scan('ready', ({ refusals }) => refusals.push(refuse(request)));
    for (const name of [on, ...dependents])
      expect(causeOf(facts, name), name).toMatchObject({ kind: 'permissionMissing', permission });
  });

  test('is known all the same without what it only uses', async () => {
    const { facts } = await scan('ready', ({ refusals }) => refusals.push(refuse(/EligibilityScheduleInstances/)));
    expect(causeOf(facts, 'roleEligibilities')).toMatchObject({ kind: 'permissionMissing' });
    const holders = known(facts, 'roleHolders').map(({ displayName }) => displayName);
    expect(holders).toContain('Hybrid Admin');
    expect(holders).not.toContain('Lee Gu');
    expect(known((await scan('ready')).facts, 'roleHolders').map(({ displayName }) => displayName)).toContain('Lee Gu');
  });

  test('without an installing account nothing is asked about one', async () => {
    const { facts, waves } = await scan('ready', ({ profile }) => {
      profile.installingAccount = null;
    });
    for (const name of ['account', 'accountTransitiveRoles'] as const)
      expect(causeOf(facts, name), name).toEqual({ kind: 'notPlanned', field: 'the account that will run the wizard' });
    const paths = waves.flat().map(({ path }) => path);
    expect(paths.filter((path) => /^\/users\/[^$]|transitiveRole/.test(path))).toEqual([]);
  });

  test('an account that the tenant does not have holds no role, which needs no asking', async () => {
    const { facts, waves } = await scan('ready', ({ profile }) => {
      profile.installingAccount = 'guest_example.org#EXT#@contoso.onmicrosoft.com';
    });
    expect(known(facts, 'account')).toBeNull();
    expect(known(facts, 'accountTransitiveRoles')).toEqual([]);
    expect(waves.flat().some(({ path }) => path.includes('transitiveRole'))).toBe(false);
  });
});

describe('a fact by name', () => {
  test('knows what could be read and not what could not', async () => {
    const { facts } = await scan('trouble', ({ tenant, refusals }) => {
      tenant.domains.push(federated('eu.fabrikam.com'));
      refusals.push(refuse(/eu\.fabrikam\.com\/federationConfiguration/));
    });
    expect(known(facts, 'federationConfigurations')).toMatchObject({
      'fabrikam.com': { ok: true, source: { kind: 'graph' } },
      'eu.fabrikam.com': {
        ok: false,
        cause: { kind: 'permissionMissing', permission: 'Domain-InternalFederation.Read.All' },
      },
    });
  });

  test('is known where there is nothing to ask', async () => {
    expect(known((await scan('ready')).facts, 'federationConfigurations')).toEqual({});
  });

  test('is asked for planned suffixes only, whatever their case', async () => {
    const { facts } = await scan('ready', ({ tenant, profile }) => {
      tenant.domains.push(unverified('Planned.example'), unverified('other.example'));
      profile.upnSuffixes.push('planned.example', 'never-added.example');
    });
    expect(Object.keys(known(facts, 'domainDnsRecords'))).toEqual(['planned.example']);
  });

  test.each([
    ['federationConfigurations', federated],
    ['domainDnsRecords', unverified],
  ] as const)('%s: beyond 60 each name is unknown, and costs nothing', async (name, create) => {
    const names = Array.from({ length: 75 }, (_, index) => `d${index}.example`);
    const { facts, waves, roundTrips } = await scan('ready', ({ tenant, profile }) => {
      tenant.domains.push(...names.map(create));
      profile.upnSuffixes = names;
    });
    const readings = known(facts, name);
    expect(Object.keys(readings)).toEqual(names);
    names.forEach((domain, index) => {
      if (index < 60) expect(readings[domain], domain).toMatchObject({ ok: true });
      else expect(readings[domain], domain).toMatchObject({ ok: false, cause: { kind: 'timedOut' } });
    });
    expect(waves[1]?.filter(({ path }) => path.startsWith('/domains/'))).toHaveLength(60);
    expect(roundTrips).toBeLessThanOrEqual(3);
  });
});

test('a body without what the fact is about has an unexpected shape', async () => {
  const facts = await gather(
    { read: async (reads) => reads.map(() => ({ ok: true, value: [] })) },
    { profile: defaultProfile, now },
  );
  expect(causeOf(facts, 'organization')).toMatchObject({ kind: 'unexpectedShape' });
  expect(known(facts, 'domains')).toEqual([]);
});

test('a defect of a fact is thrown, and never taken for an answer of Graph', async () => {
  const reader = {
    read: async () => {
      throw new TypeError('defect');
    },
  };
  await expect(gather(reader, { profile: defaultProfile, now })).rejects.toThrow(TypeError);
});
