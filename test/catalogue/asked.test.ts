import { describe, expect, test } from 'vitest';
import { type Change, domain, look, refused } from './ready.ts';

function said(id: string, change?: Change): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

const custom = { settings: 'custom' } as const;

test.each<[string, Change, Change, string, string]>([
  [
    'account.mfa.trusted-site',
    {},
    { facts: { mfaPageTrusted: false } },
    'https://secure.aadcdn.microsoftonline-p.com is a trusted site.',
    'https://secure.aadcdn.microsoftonline-p.com is not a trusted site.',
  ],
  [
    'account.enterprise-admin',
    {},
    { facts: { enterpriseAdminAvailable: false } },
    'An Enterprise Administrator is available.',
    'No Enterprise Administrator is available.',
  ],
  [
    'account.domain-or-enterprise-admin',
    {},
    { facts: { domainOrEnterpriseAdminAvailable: false } },
    'A Domain or Enterprise Administrator is available.',
    'No Domain or Enterprise Administrator is available.',
  ],
  [
    'account.custom.ad-connector-not-admin',
    { profile: custom },
    { profile: custom, facts: { adConnectorAccountIsAdmin: true } },
    'The AD DS Connector account is in neither group.',
    'The AD DS Connector account is an Enterprise or Domain Administrator.',
  ],
  [
    'account.custom.connector-accounts',
    { profile: custom },
    { profile: custom, facts: { adSyncServiceAccount: '', entraConnectorAccount: '' } },
    'AD DS Connector: CONTOSO\\svc-connector; ADSync service: wizard; Entra Connector: wizard.',
    'Not decided yet: ADSync service and Entra Connector.',
  ],
])('%s', (id, good, bad, passes, fails) => {
  expect(said(id, good)).toEqual(['pass', passes]);
  expect(said(id, bad)).toEqual(['fail', fails]);
});

describe('only in its situation', () => {
  test.each<[string, Change['profile'], boolean]>([
    ['account.mfa.trusted-site', { installingAccountUsesMfa: false }, false],
    ['account.enterprise-admin', { settings: 'express', installation: 'fresh' }, true],
    ['account.enterprise-admin', { settings: 'custom', installation: 'dirsync' }, true],
    ['account.enterprise-admin', { settings: 'custom', installation: 'fresh' }, false],
    ['account.custom.connector-accounts', { settings: 'express' }, false],
    ['account.custom.ad-connector-not-admin', { settings: 'express' }, false],
    ['sign-in.pta.agents', { signIn: 'passwordHash' }, false],
    ['sign-in.pta.agents', { signIn: 'passThrough' }, true],
    ['account.domain-or-enterprise-admin', { tool: 'connect' }, false],
    ['tenant.break-glass.cloud-only', { tool: 'connect' }, false],
    ['tenant.agents.high-availability', { tool: 'connect' }, false],
    ['tenant.connect.version', { tool: 'cloud' }, false],
    ['tenant.federation.certificate', { tool: 'cloud' }, false],
  ])('%s with %o: %s', (id, profile = {}, applies) => {
    expect(look(id, { profile }).outcome !== 'notApplicable').toBe(applies);
  });
});

test('ad.object-count shows the number, zero included', () => {
  expect(said('ad.object-count', { facts: { adObjectCount: 12_000 } })).toEqual([
    'pass',
    '12,000 objects in Active Directory will be synchronized.',
  ]);
  expect(said('ad.object-count', { facts: { adObjectCount: 0 } })[0]).toBe('pass');
  expect(look('ad.object-count', { missing: { adObjectCount: { kind: 'saidUnknown' } } })).toMatchObject({
    outcome: 'unknown',
    summary: 'Someone answered that they do not know.',
  });
});

describe('federation.several-domains', () => {
  const id = 'federation.several-domains';
  const federated = ['contoso.com', 'fabrikam.com'].map((name) => domain(name, { authenticationType: 'Federated' }));

  test('does not apply to one federated domain', () => {
    expect(said(id, { facts: { domains: federated.slice(1) } })).toEqual([
      'notApplicable',
      'At most one domain is federated.',
    ]);
  });

  test('two are planned for, are not, or nobody said', () => {
    expect(said(id, { facts: { domains: federated } })).toEqual([
      'pass',
      'Federated: contoso.com and fabrikam.com, which is planned for.',
    ]);
    expect(said(id, { facts: { domains: federated, severalFederatedDomainsAcknowledged: false } })).toEqual([
      'fail',
      'Federated: contoso.com and fabrikam.com, which is not planned for yet.',
    ]);
    const missing = { severalFederatedDomainsAcknowledged: { kind: 'notAsked' } } as const;
    expect(look(id, { facts: { domains: federated }, missing })).toMatchObject({
      outcome: 'unknown',
      cause: { kind: 'notAsked', fact: 'severalFederatedDomainsAcknowledged' },
    });
  });
});

describe('sign-in.pta.agents', () => {
  const id = 'sign-in.pta.agents';
  const agents = (active: number, plannedPassThroughAgents: number): Change => ({
    profile: { signIn: 'passThrough' },
    facts: {
      plannedPassThroughAgents,
      passThroughAgents: [
        ...Array.from({ length: active }, (_, n) => ({ machineName: `SRV${n}`, status: 'active' })),
        { machineName: 'OLD', status: 'inactive' },
      ],
    },
  });

  test.each<[number, number, string]>([
    [2, 0, 'fail'],
    [3, 0, 'pass'],
    [40, 0, 'pass'],
    [0, 2, 'fail'],
    [0, 3, 'pass'],
    [0, 40, 'pass'],
    [0, 41, 'fail'],
  ])('%i active, %i planned: %s', (active, planned, outcome) => {
    expect(said(id, agents(active, planned))[0]).toBe(outcome);
  });

  test('says what was counted', () => {
    expect(said(id, agents(1, 41))[1]).toBe(
      '1 agent active, 41 planned; a tenant takes 40 at most, and 3 are the fewest to rely on.',
    );
  });

  test('either side is enough, and neither alone is too few', () => {
    expect(said(id, { ...agents(0, 3), missing: { passThroughAgents: refused } })[0]).toBe('pass');
    expect(look(id, { ...agents(0, 2), missing: { passThroughAgents: refused } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'passThroughAgents' },
    });
    expect(look(id, { ...agents(2, 0), missing: { plannedPassThroughAgents: refused } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'plannedPassThroughAgents' },
    });
  });
});

describe('operation.application-authentication', () => {
  const id = 'operation.application-authentication';
  const last = '2027-04-07T23:59:59Z';
  const after = '2027-04-08T00:00:00Z';
  const planned = (
    applicationAuthenticationPlannedFor: string | null,
    connectorIdentityType: 'Application' | 'ServiceAccount' | 'notInstalled' = 'ServiceAccount',
  ) => ({ facts: { applicationAuthenticationPlannedFor, connectorIdentityType } });

  test.each<[string, Change, string, string]>([
    [
      'configured',
      { ...planned(null, 'Application'), now: after },
      'pass',
      'Entra Connect signs in as an application.',
    ],
    ['planned', planned('2027-02-01'), 'pass', 'Planned for 1 February 2027.'],
    [
      'planned for the day before the last',
      { ...planned('2027-04-06'), now: '2027-04-06T23:00:00Z' },
      'pass',
      'Planned for 6 April 2027.',
    ],
    [
      'planned for the last day',
      planned('2027-04-07'),
      'warning',
      'Entra Connect signs in with a service account, the planned day, 7 April 2027, is too late, and the old way ends after 7 April 2027 (138 days left).',
    ],
    [
      'planned for a day that has passed',
      planned('2026-11-19'),
      'warning',
      'Entra Connect signs in with a service account, the planned day, 19 November 2026, has passed, and the old way ends after 7 April 2027 (138 days left).',
    ],
    [
      'neither, on the last day',
      { ...planned(null, 'notInstalled'), now: last },
      'warning',
      'Entra Connect is not installed yet, no day is planned, and the old way ends after 7 April 2027 (today).',
    ],
    [
      'neither, after it',
      { ...planned(null), now: after },
      'fail',
      'Entra Connect signs in with a service account, no day is planned, and the old way ends after 7 April 2027 (1 day ago).',
    ],
    ['a plan that was never carried out, after it', { ...planned('2027-02-01'), now: after }, 'fail', 'has passed'],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, expect.stringContaining(words)]);
  });

  const notAsked = { kind: 'notAsked' } as const;
  const holder = (type: string) => ({
    principalId: 'x',
    roleDefinitionId: 'd29b2b05-8046-44ba-8758-1e26182fcf32',
    directoryScopeId: '/',
    principal: { '@odata.type': type, id: 'x' },
  });

  test('who holds the role of synchronization is a hint; the cmdlet decides', () => {
    const missing = { connectorIdentityType: notAsked };
    const hint = (type: string) => said(id, { facts: { roleAssignments: [holder(type)] }, missing });
    expect(hint('#microsoft.graph.servicePrincipal')).toEqual([
      'unknown',
      'How Entra Connect signs in is not known. An application holds a role of synchronization, which speaks for it.',
    ]);
    expect(hint('#microsoft.graph.user')[1]).toMatch(
      /A user holds a role of synchronization, which speaks against it\.$/,
    );
    expect(said(id, { missing })[1]).toBe('How Entra Connect signs in is not known.');
    expect(said(id, { missing: { ...missing, roleAssignments: refused } })[0]).toBe('unknown');
  });

  test('a plan counts though nobody looked; no plan asked for is unknown only while it could still help', () => {
    expect(said(id, { ...planned('2027-02-01'), missing: { connectorIdentityType: notAsked } })[0]).toBe('pass');
    const unplanned = { ...planned(null), missing: { applicationAuthenticationPlannedFor: notAsked } };
    expect(look(id, unplanned)).toMatchObject({
      outcome: 'unknown',
      cause: { kind: 'notAsked', fact: 'applicationAuthenticationPlannedFor' },
    });
    expect(said(id, { ...unplanned, now: after })[0]).toBe('fail');
  });
});
