import { afterEach, describe, expect, test } from 'vitest';
import { startTenant } from '../../src/demo/server.ts';
import { type SiteName, site } from '../../src/demo/sites.ts';
import type { FactName, Facts } from '../../src/facts/facts.ts';
import { gather } from '../../src/facts/gather.ts';
import type { Cause, Reading } from '../../src/facts/reading.ts';
import { graphToken } from '../../src/graph/credential.ts';
import { openGraph } from '../../src/graph/session.ts';

const now = new Date('2026-11-20T12:00:00Z');
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** Reads all that is read of a tenant, through the real transport. */
async function scan(name: SiteName) {
  const { profile, ...rest } = site(name, undefined, now);
  const tenant = await startTenant({ profile, ...rest }, { now: () => now });
  stops.push(tenant.stop);
  const token = graphToken({
    endpoint: tenant.url,
    cloud: 'global',
    accessToken: tenant.token,
    tenantId: rest.tenant.organization.id,
  });
  const graph = openGraph({ endpoint: tenant.url, token, wait: async () => {} });
  const facts = await gather(graph, { profile, now });
  expect(graph.requests).toBe(tenant.requests.length);
  return { facts, graph, paths: tenant.requests.flatMap(({ path, batched }) => (batched.length ? batched : [path])) };
}

/** Every reading in the facts that is not known, those inside facts by name included. */
function unknown(facts: Facts): Record<string, Cause> {
  const causes: Record<string, Cause> = {};
  const look = (name: string, reading: Reading<unknown>) => {
    if (!reading.ok) {
      causes[name] = reading.cause;
      return;
    }
    if (typeof reading.value !== 'object' || reading.value === null) return;
    for (const [key, inner] of Object.entries(reading.value))
      if (typeof inner === 'object' && inner !== null && 'ok' in inner) look(`${name} ${key}`, inner);
  };
  for (const [name, reading] of Object.entries(facts)) look(name, reading);
  return causes;
}

function known<K extends FactName>(facts: Facts, name: K) {
  const reading = facts[name];
  if (!reading?.ok) throw new Error(`${name} is not known: ${JSON.stringify(reading)}`);
  return reading.value;
}

describe('ready', () => {
  test.each([
    'ready',
    'ready-cloud',
    'greenfield',
    'trouble',
    'huge',
  ] as const)('%s: every fact is read', async (name) => {
    expect(unknown((await scan(name)).facts)).toEqual({});
  });

  test('what is read is what the tenant holds', async () => {
    const { facts } = await scan('ready');
    const { tenant } = site('ready', undefined, now);
    expect(known(facts, 'organization')).toMatchObject({ id: tenant.organization.id, onPremisesSyncEnabled: null });
    expect(known(facts, 'domains').map(({ id }) => id)).toEqual(tenant.domains.map(({ id }) => id));
    expect(known(facts, 'objectCounts')).toEqual(tenant.sizes);
    expect(known(facts, 'objectQuota')).toEqual({ used: 2785, total: 300_000 });
    expect(known(facts, 'account')).toMatchObject({ userPrincipalName: tenant.users[0]?.userPrincipalName });
    expect(known(facts, 'accountTransitiveRoles')).toHaveLength(2);
    expect(known(facts, 'roleAssignments')).toHaveLength(5);
    expect(known(facts, 'roleEligibilities')).toHaveLength(1);
    expect(known(facts, 'roleHolders')).toHaveLength(4);
    const [members] = Object.values(known(facts, 'roleGroupMembers'));
    expect(members).toMatchObject({ ok: true, value: [{ displayName: 'Lee Gu' }, { displayName: 'Isaiah Langer' }] });
    expect(known(facts, 'mfaRegistrations').every(({ isMfaRegistered }) => isMfaRegistered)).toBe(true);
    expect(known(facts, 'syncFeatures').features).toMatchObject({ blockSoftMatchEnabled: true });
    expect(known(facts, 'federationChanges')).toEqual([]);
    expect(known(facts, 'connectVersion')).toBeNull();
  });

  test('the agents of Cloud Sync are read, the inactive one too', async () => {
    const agents = known((await scan('ready-cloud')).facts, 'provisioningAgents');
    expect(agents.map(({ status }) => status)).toEqual(['active', 'active', 'active', 'inactive']);
  });

  test('a configuration of Cloud Sync that was never enabled has jobs that never ran', async () => {
    const { facts } = await scan('ready-cloud');
    const [configuration, ...more] = known(facts, 'cloudSyncConfigurations');
    expect(more).toEqual([]);
    expect(configuration).toMatchObject({ displayName: 'contoso.com' });
    expect(known(facts, 'cloudSyncJobs')).toMatchObject({
      [configuration?.id ?? '']: {
        ok: true,
        value: ['AD2AADProvisioning', 'AD2AADPasswordHash'].map((template) => ({
          template,
          code: 'NotRun',
          quarantine: null,
          lastSucceeded: null,
        })),
      },
    });
  });

  test('before a first installation there is neither Cloud Sync nor an application of Entra Connect', async () => {
    const { facts } = await scan('ready');
    expect(known(facts, 'cloudSyncConfigurations')).toEqual([]);
    expect(known(facts, 'cloudSyncJobs')).toEqual({});
    expect(known(facts, 'connectApplications')).toEqual([]);
  });

  test('greenfield reports no switch at all', async () => {
    const { facts } = await scan('greenfield');
    expect(known(facts, 'syncFeatures')).toEqual({ features: {}, deletionPrevention: null });
  });
});

test('trouble shows each planted fault', async () => {
  const { facts } = await scan('trouble');
  const [held] = known(facts, 'accountTransitiveRoles');
  expect(held?.principalId).not.toBe(known(facts, 'account')?.id);
  expect(known(facts, 'domainDnsRecords')['fabrikam-retail.com']).toMatchObject({
    ok: true,
    value: [{ text: 'MS=ms86120656' }, { mailExchange: 'ms86120656.msv1.invalid' }],
  });
  expect(known(facts, 'federationConfigurations')['fabrikam.com']).toMatchObject({ ok: true, value: [{}] });
  expect(known(facts, 'federationChanges')).toMatchObject([
    { at: '2026-11-18T12:00:00Z', domain: 'fabrikam.com', by: 'alex.wilber@fabrikam.com' },
  ]);
  expect(known(facts, 'connectVersion')).toBe('2.4.131.0');
  expect(known(facts, 'lastPasswordSync')).toBe('2026-11-20T03:00:00Z');
  expect(known(facts, 'provisioningErrors')).toEqual([
    { object: 'user', property: 'ProxyAddresses', count: 2 },
    { object: 'user', property: 'UserPrincipalName', count: 1 },
    { object: 'group', property: 'ProxyAddresses', count: 1 },
  ]);
  expect(known(facts, 'syncFeatures')).toMatchObject({
    features: {
      blockSoftMatchEnabled: false,
      blockCloudObjectTakeoverThroughHardMatchEnabled: false,
      allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: true,
    },
    deletionPrevention: { type: 'disabled' },
  });
  const [jobs] = Object.values(known(facts, 'cloudSyncJobs'));
  expect(jobs).toMatchObject({
    ok: true,
    value: [
      {
        template: 'AD2AADProvisioning',
        code: 'Quarantine',
        quarantine: { reason: 'TooManyDeletes', since: '2026-11-20T07:00:00Z' },
        lastSucceeded: '2026-11-20T06:00:00Z',
      },
      { template: 'AD2AADPasswordHash', code: 'Active', quarantine: null, lastSucceeded: '2026-11-20T11:00:00Z' },
    ],
  });
  expect(known(facts, 'connectApplications')).toEqual([
    {
      name: 'ConnectSyncProvisioning_FABSYNC02_6f1d20c4a9b3',
      certificate: { starts: '2026-08-31T12:00:00Z', ends: '2026-11-29T12:00:00Z' },
    },
  ]);
  const registrations = known(facts, 'mfaRegistrations').filter(({ isMfaRegistered }) => !isMfaRegistered);
  expect(registrations).toHaveLength(2);
});

test('restricted: what was refused is unknown with the permission that is missing, and the rest is known', async () => {
  const { facts } = await scan('restricted');
  const causes = unknown(facts);
  expect(Object.keys(facts).length - Object.keys(causes).length).toBeGreaterThan(5);
  expect(Object.keys(causes).length).toBeGreaterThan(10);
  for (const [name, cause] of Object.entries(causes))
    expect(['permissionMissing', 'signedInAdminNeeded'], name).toContain(cause.kind);
  expect(causes.roleAssignments).toMatchObject({ permission: 'RoleManagement.Read.Directory' });
  expect(causes.mfaRegistrations).toMatchObject({ permission: 'AuditLog.Read.All' });
  expect(causes.syncFeatures).toMatchObject({ role: 'Global Administrator' });
});

test('unlicensed: what needs a licence is unknown with its name, and the rest is known', async () => {
  const kinds = Object.entries(unknown((await scan('unlicensed')).facts)).map(([name, cause]) => [
    name,
    'licence' in cause && cause.licence,
  ]);
  expect(Object.fromEntries(kinds)).toEqual({
    mfaRegistrations: 'Microsoft Entra ID P1',
    roleAssignmentSchedules: 'Microsoft Entra ID P2',
    roleEligibilities: 'Microsoft Entra ID P2',
  });
});

test('throttled: ends with the same facts as its unthrottled twin, after more requests', async () => {
  const [busy, calm] = [await scan('throttled'), await scan('ready')];
  expect(busy.facts).toEqual(calm.facts);
  expect(busy.graph.requests).toBeGreaterThan(calm.graph.requests);
});

test('huge: costs exactly as many requests as ready', async () => {
  const [large, small] = [await scan('huge'), await scan('ready')];
  expect(large.graph.requests).toBe(small.graph.requests);
  expect(large.paths.length).toBe(small.paths.length);
});
