import { describe, expect, test } from 'vitest';
import closedGroupProvisioningPorts from '../../src/facts/answers/closed-group-provisioning-ports.ts';
import domainObjectCount from '../../src/facts/answers/domain-object-count.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import { type Change, look, ready } from './ready.ts';

function said(id: string, change: Change = {}): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

const byGroup = { scoping: 'group' } as const;

test.each<[number, string, string]>([
  [1, 'pass', '1 OU or group.'],
  [50, 'pass', '50 OUs or groups.'],
  [51, 'warning', '51 OUs or groups, more than about 50, which is what 4 MB hold.'],
  [59, 'warning', '59 OUs or groups, more than about 50, which is what 4 MB hold.'],
  [60, 'fail', '60 OUs or groups, more than 59.'],
])('cloud-sync.scope.ous with %d', (scopedContainerCount, outcome, words) => {
  expect(said('cloud-sync.scope.ous', { profile: byGroup, facts: { scopedContainerCount } })).toEqual([outcome, words]);
});

test.each<[string, Change['facts'], string, string]>([
  [
    'cloud-sync.scope.group-members',
    { largestScopingGroup: 50_000 },
    'pass',
    'The largest scoping group has 50,000 members.',
  ],
  [
    'cloud-sync.scope.group-members',
    { largestScopingGroup: 50_001 },
    'fail',
    'The largest scoping group has 50,001 members, more than 50,000.',
  ],
  ['cloud-sync.domain-objects', { domainObjectCount: 150_000 }, 'pass', '150,000 objects in scope.'],
  ['cloud-sync.domain-objects', { domainObjectCount: 150_001 }, 'fail', '150,001 objects in scope, more than 150,000.'],
  ['cloud-sync.phs.inetorgperson', { inetOrgPersonCount: 0 }, 'pass', 'No InetOrgPerson relies on it.'],
  ['cloud-sync.phs.inetorgperson', { inetOrgPersonCount: 1 }, 'fail', '1 InetOrgPerson object relies on it.'],
  ['cloud-sync.phs.inetorgperson', { inetOrgPersonCount: 20 }, 'fail', '20 InetOrgPerson objects rely on it.'],
  [
    'cloud-sync.scope.renames',
    { scopeRenamesAcknowledged: true },
    'pass',
    'The team knows that their users stay and the job looks healthy.',
  ],
  [
    'cloud-sync.scope.renames',
    { scopeRenamesAcknowledged: false },
    'fail',
    'The team does not know yet that their users stay and the job looks healthy.',
  ],
  [
    'cloud-sync.logs',
    { provisioningLogsAcknowledged: true },
    'pass',
    'The team knows that the logs may show one for the other.',
  ],
  [
    'cloud-sync.logs',
    { provisioningLogsAcknowledged: false },
    'fail',
    'The team does not know yet that the logs may show one for the other.',
  ],
])('%s with %o', (id, facts = {}, outcome, words) => {
  expect(said(id, { profile: byGroup, facts })).toEqual([outcome, words]);
});

describe('cloud-sync.group-provisioning', () => {
  const id = 'cloud-sync.group-provisioning';
  const profile = { groupProvisioning: true } as const;
  const all = { groupProvisioningSelection: 'filtered', provisionedGroupCount: 20_000 } as const;

  test.each<[string, Change['facts'], string, string]>([
    ['nothing missing', {}, 'pass', '40 groups with 2,600 memberships; nothing is missing.'],
    [
      'no Entra Connect beside it',
      { connectVersion: null },
      'pass',
      '40 groups with 2,600 memberships; nothing is missing.',
    ],
    ['no licence', { licences: [] }, 'fail', 'Missing: no Entra ID P1 or P2 is in force.'],
    [
      'the oldest agent that will do',
      { provisioningAgentVersion: '1.1.2334.0' },
      'pass',
      '40 groups with 2,600 memberships; nothing is missing.',
    ],
    [
      'an older agent',
      { provisioningAgentVersion: '1.1.2333.9' },
      'fail',
      'Missing: the agent is 1.1.2333.9, older than 1.1.2334.0.',
    ],
    [
      'closed ports',
      { closedGroupProvisioningPorts: ['389 TCP', '3268 TCP'] },
      'fail',
      'Missing: closed to the domain controllers: 389 TCP (LDAP) and 3268 TCP (global catalog).',
    ],
    [
      'the oldest Entra Connect that will do',
      { connectVersion: '2.2.8.0' },
      'pass',
      '40 groups with 2,600 memberships; nothing is missing.',
    ],
    [
      'an older Entra Connect beside it',
      { connectVersion: '2.2.1.0' },
      'fail',
      'Missing: the Entra Connect beside it is 2.2.1.0, older than 2.2.8.0.',
    ],
    [
      'a version of Entra Connect that is none',
      { connectVersion: 'preview' },
      'unknown',
      'The version of Entra Connect beside it is “preview”, which is none.',
    ],
    [
      '50,000 members',
      { largestProvisionedGroup: 50_000 },
      'pass',
      '40 groups with 2,600 memberships; nothing is missing.',
    ],
    [
      '50,001 members',
      { largestProvisionedGroup: 50_001 },
      'fail',
      'Missing: the largest group has 50,001 members, more than 50,000.',
    ],
    [
      'all groups, no filter',
      { groupProvisioningSelection: 'all' },
      'fail',
      'Missing: all security groups without a filter are not supported.',
    ],
    [
      'as many as may be selected',
      { provisionedGroupCount: 10_000, provisionedMembershipCount: 250_000 },
      'pass',
      '10,000 groups with 250,000 memberships; nothing is missing.',
    ],
    [
      'more than may be selected',
      { provisionedGroupCount: 10_001, provisionedMembershipCount: 250_001 },
      'fail',
      'Missing: 10,001 groups, more than 10,000; 250,001 memberships, more than 250,000.',
    ],
    [
      'as many as a filter may choose',
      { ...all, provisionedMembershipCount: 500_000 },
      'pass',
      '20,000 groups with 500,000 memberships; nothing is missing.',
    ],
    [
      'more than a filter may choose',
      { ...all, provisionedGroupCount: 20_001, provisionedMembershipCount: 500_001 },
      'fail',
      'Missing: 20,001 groups, more than 20,000; 500,001 memberships, more than 500,000.',
    ],
  ])('%s', (_, facts = {}, outcome, words) => {
    expect(said(id, { profile, facts })).toEqual([outcome, words]);
  });

  test('a licence that has run out does not count', () => {
    const licences = ready.licences.map((sku) => ({ ...sku, capabilityStatus: 'Suspended' }));
    expect(said(id, { profile, facts: { licences } })[0]).toBe('fail');
  });
});

describe('only in its situation', () => {
  test.each<[string, Change['profile'], boolean]>([
    ['cloud-sync.scope.ous', { scoping: 'all' }, false],
    ['cloud-sync.scope.ous', { scoping: 'organizationalUnit' }, true],
    ['cloud-sync.scope.group-members', { scoping: 'organizationalUnit' }, false],
    ['cloud-sync.scope.group-members', { scoping: 'group' }, true],
    ['cloud-sync.scope.renames', { scoping: 'all' }, false],
    ['cloud-sync.scope.renames', { scoping: 'organizationalUnit' }, true],
    ['cloud-sync.phs.inetorgperson', { signIn: 'federation' }, false],
    ['cloud-sync.group-provisioning', {}, false],
    ['cloud-sync.logs', { tool: 'connect' }, false],
  ])('%s with %o: %s', (id, profile = {}, applies) => {
    expect(look(id, { profile }).outcome !== 'notApplicable').toBe(applies);
  });
});

test('the objects of the only domain are those in scope', () => {
  const domain = (n: number) => ({ id: `domain-${n}`, name: `d${n}.contoso.com` });
  const profile = { ...defaultProfile, objectsInScope: 4200 };
  expect(domainObjectCount.fromProfile?.(profile)).toBe(4200);
  expect(domainObjectCount.fromProfile?.({ ...profile, domains: [domain(1)] })).toBe(4200);
  expect(domainObjectCount.fromProfile?.({ ...profile, domains: [domain(1), domain(2)] })).toBeNull();
  expect(domainObjectCount.fromProfile?.(defaultProfile)).toBeNull();
});

test.each<[string, string[] | undefined]>([
  ['none', []],
  ['3268', ['3268 TCP']],
  ['389 and 3268', ['389 TCP', '3268 TCP']],
  ['TCP 389', ['389 TCP']],
  ['389/udp', undefined],
  ['3269', undefined],
  ['some', undefined],
])('the closed ports in %j', (text, closed) => {
  expect(closedGroupProvisioningPorts.parse?.(text)).toEqual(closed);
});
