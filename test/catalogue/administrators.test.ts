import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../src/facts/facts.ts';
import {
  assignment,
  type Change,
  domainNameAdministrator,
  globalAdministrator,
  group,
  groupAssignment,
  holder,
  hybridIdentityAdministrator,
  known,
  look,
  refused,
  synchronizationAccounts,
  unknownBecause,
} from './ready.ts';

function said(id: string, change?: Change): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

const schedule = (
  principalId: string,
  roleDefinitionId: string,
  changes: Partial<FactValues['roleAssignmentSchedules'][number]> = {},
) => ({
  principalId,
  roleDefinitionId,
  directoryScopeId: '/',
  assignmentType: 'Assigned',
  memberType: 'Direct',
  endDateTime: null,
  ...changes,
});

const noLicence = { kind: 'licenceMissing', licence: 'Entra ID P2' } as const;

describe('tenant.break-glass.cloud-only', () => {
  const id = 'tenant.break-glass.cloud-only';
  const hybrid = hybridIdentityAdministrator;
  /** One user with the role, standing, and what is different about it. */
  const one = (changes: Partial<FactValues['roleHolders'][number]> = {}): Partial<FactValues> => ({
    roleHolders: [holder('rescue', changes)],
    roleAssignments: [assignment('rescue', hybrid)],
    roleAssignmentSchedules: [schedule('rescue', hybrid)],
    roleEligibilities: [],
    roleGroupMembers: {},
  });

  test('an enabled cloud user with a standing role passes', () => {
    expect(said(id, { facts: one() })).toEqual(['pass', 'Cloud-only and standing: rescue@contoso.com.']);
    const roleAssignments = [assignment('rescue', globalAdministrator)];
    expect(said(id, { facts: { ...one(), roleAssignments, roleAssignmentSchedules: [] } })[0]).toBe('pass');
  });

  test.each<[string, Partial<FactValues>]>([
    ['disabled', one({ accountEnabled: false })],
    ['not said to be enabled', one({ accountEnabled: null })],
    ['synchronized', one({ onPremisesSyncEnabled: true })],
    ['a guest by type', one({ userType: 'Guest' })],
    ['a guest by name', one({ userPrincipalName: 'jo_outlook.com#EXT#@contoso.com' })],
    ['a guest by invitation', one({ externalUserState: 'Accepted' })],
    ['of another role', { ...one(), roleAssignments: [assignment('rescue', domainNameAdministrator)] }],
    [
      'of a part of the directory',
      { ...one(), roleAssignments: [assignment('rescue', hybrid, '/administrativeUnits/1')] },
    ],
    ['a service principal', { ...one(), roleHolders: [] }],
  ])('one who is %s does not count', (_, facts) => {
    expect(said(id, { facts })).toEqual([
      'fail',
      'No enabled, cloud-only user holds Hybrid Identity Administrator or Global Administrator.',
    ]);
  });

  test.each<[string, Partial<FactValues>]>([
    [
      'activated',
      {
        roleAssignmentSchedules: [
          schedule('rescue', hybrid, { assignmentType: 'Activated', endDateTime: '2026-11-20T18:00:00Z' }),
        ],
      },
    ],
    [
      'assigned with an end',
      { roleAssignmentSchedules: [schedule('rescue', hybrid, { endDateTime: '2027-01-01T00:00:00Z' })] },
    ],
    [
      'only eligible',
      { roleAssignments: [], roleAssignmentSchedules: [], roleEligibilities: [assignment('rescue', hybrid)] },
    ],
  ])('one who is %s is a warning', (_, changes) => {
    expect(said(id, { facts: { ...one(), ...changes } })).toEqual([
      'warning',
      'Cloud-only, but only eligible or for a limited time: rescue@contoso.com.',
    ]);
  });

  test('members of a group count, and a group that could not be read makes it unknown', () => {
    const facts = {
      ...one(),
      roleHolders: [],
      roleAssignments: [groupAssignment('g1', 'Rescuers', hybrid)],
      roleAssignmentSchedules: [],
    };
    const roleGroupMembers = { g1: known([holder('rescue')]) };
    expect(said(id, { facts: { ...facts, roleGroupMembers } })[0]).toBe('pass');
    const unread = { g1: unknownBecause(refused) };
    expect(look(id, { facts: { ...facts, roleGroupMembers: unread } })).toMatchObject({
      outcome: 'unknown',
      summary: 'Not every holder of the role could be looked at.',
      cause: { ...refused, fact: 'roleGroupMembers' },
    });
    const beside = { ...facts, ...one(), roleGroupMembers: unread };
    beside.roleAssignments = [...facts.roleAssignments, assignment('rescue', hybrid)];
    expect(said(id, { facts: beside })[0]).toBe('pass');
  });

  test('without the licence of Privileged Identity Management every assignment stands', () => {
    const missing = { roleAssignmentSchedules: noLicence, roleEligibilities: noLicence };
    expect(said(id, { facts: one(), missing })[0]).toBe('pass');
    expect(said(id, { facts: { ...one(), roleAssignments: [] }, missing })[0]).toBe('fail');
  });

  test('any other cause is unknown where it matters', () => {
    expect(look(id, { facts: one(), missing: { roleAssignmentSchedules: refused } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'roleAssignmentSchedules' },
    });
    expect(said(id, { facts: one(), missing: { roleEligibilities: refused } })[0]).toBe('pass');
    expect(
      look(id, { facts: { ...one(), roleAssignments: [] }, missing: { roleEligibilities: refused } }),
    ).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'roleEligibilities' },
    });
  });
});

describe('tenant.admins.mfa', () => {
  const id = 'tenant.admins.mfa';
  const registration = (user: string, isMfaRegistered: boolean) => ({
    id: user,
    userPrincipalName: `${user}@contoso.com`,
    isMfaRegistered,
  });
  /** Ann directly, Bob through a group, Cid as eligible; all registered. */
  const three: Partial<FactValues> = {
    roleAssignments: [
      assignment('ann', globalAdministrator),
      groupAssignment('g1', 'Admins', hybridIdentityAdministrator),
    ],
    roleEligibilities: [assignment('cid', domainNameAdministrator)],
    roleHolders: [holder('ann'), holder('cid')],
    roleGroupMembers: { g1: known([holder('bob')]) },
    mfaRegistrations: ['ann', 'bob', 'cid'].map((user) => registration(user, true)),
  };
  const without = (...users: string[]) =>
    ['ann', 'bob', 'cid'].map((user) => registration(user, !users.includes(user)));

  test('all registered passes', () => {
    expect(said(id, { facts: three })).toEqual(['pass', '3 privileged administrators, all registered for MFA.']);
  });

  test.each(['ann', 'bob', 'cid'])('%s without MFA is named', (user) => {
    expect(said(id, { facts: { ...three, mfaRegistrations: without(user) } })).toEqual([
      'fail',
      `Without MFA: ${user}@contoso.com.`,
    ]);
  });

  test('several are named in order, a long list is cut', () => {
    const users = Array.from({ length: 9 }, (_, n) => `admin${n}`);
    const facts = {
      ...three,
      roleAssignments: users.map((user) => assignment(user, globalAdministrator)),
      roleEligibilities: [],
      roleHolders: users.map((user) => holder(user)).reverse(),
      mfaRegistrations: users.map((user) => registration(user, false)),
    };
    expect(look(id, { facts })).toMatchObject({
      outcome: 'fail',
      summary:
        'Without MFA: admin0@contoso.com, admin1@contoso.com, admin2@contoso.com, admin3@contoso.com, admin4@contoso.com and 4 more.',
      value: { without: users.map((user) => `${user}@contoso.com`) },
    });
  });

  test('disabled users, roles that are not privileged and accounts of synchronization do not count', () => {
    const facts = {
      ...three,
      roleAssignments: [
        assignment('off', globalAdministrator),
        assignment('reader', 'reports-reader'),
        assignment('sync', synchronizationAccounts),
      ],
      roleEligibilities: [],
      roleHolders: [holder('off', { accountEnabled: false }), holder('reader'), holder('sync')],
      mfaRegistrations: ['off', 'reader', 'sync'].map((user) => registration(user, false)),
    };
    expect(said(id, { facts })).toEqual(['pass', 'No user holds a privileged role.']);
  });

  test('a holder who is missing from the report is unknown by name, unless another already fails', () => {
    const [ann, bob] = without() as [FactValues['mfaRegistrations'][number], FactValues['mfaRegistrations'][number]];
    expect(look(id, { facts: { ...three, mfaRegistrations: [ann, bob] } })).toMatchObject({
      outcome: 'unknown',
      summary: 'Not known: cid@contoso.com (not in the registration report).',
      cause: { kind: 'unexpectedShape', fact: 'mfaRegistrations' },
    });
    const failing = [{ ...ann, isMfaRegistered: false }, bob];
    expect(said(id, { facts: { ...three, mfaRegistrations: failing } })).toEqual([
      'fail',
      'Without MFA: ann@contoso.com. Not known: cid@contoso.com (not in the registration report).',
    ]);
  });

  test('a group that could not be read is unknown by name', () => {
    const facts = { ...three, roleGroupMembers: { g1: unknownBecause(refused) } };
    expect(look(id, { facts })).toMatchObject({
      outcome: 'unknown',
      summary: 'Not known: the group Admins.',
      cause: { ...refused, fact: 'roleGroupMembers' },
    });
    expect(said(id, { facts: { ...facts, mfaRegistrations: without('ann') } })[0]).toBe('fail');
  });

  test('eligible administrators do not exist without the licence, and are unknown for any other reason', () => {
    expect(said(id, { facts: three, missing: { roleEligibilities: noLicence } })[0]).toBe('pass');
    expect(look(id, { facts: three, missing: { roleEligibilities: refused } })).toMatchObject({
      outcome: 'unknown',
      summary: 'Not known: the eligible administrators.',
      cause: { ...refused, fact: 'roleEligibilities' },
    });
  });

  test('a Graph that calls no role privileged is not believed', () => {
    const roleDefinitions = [{ id: globalAdministrator, displayName: 'Global Administrator', isPrivileged: null }];
    expect(look(id, { facts: { ...three, roleDefinitions } })).toMatchObject({
      outcome: 'unknown',
      cause: { kind: 'unexpectedShape', fact: 'roleDefinitions' },
    });
  });
});

describe('account.role.direct', () => {
  const id = 'account.role.direct';
  const global = globalAdministrator;
  const hybrid = hybridIdentityAdministrator;
  const nothing: Partial<FactValues> = {
    roleAssignments: [],
    roleAssignmentSchedules: [],
    roleEligibilities: [],
    accountTransitiveRoles: [],
  };
  const direct = (role: string, changes?: Parameters<typeof schedule>[2]): Partial<FactValues> => ({
    ...nothing,
    roleAssignments: [assignment('installer', role)],
    roleAssignmentSchedules: [schedule('installer', role, changes)],
  });

  test.each([
    [global, 'Global Administrator'],
    [hybrid, 'Hybrid Identity Administrator'],
  ])('a standing role of its own passes for both tools', (role, name) => {
    for (const tool of ['connect', 'cloud'] as const)
      expect(said(id, { facts: direct(role), profile: { tool } })).toEqual([
        'pass',
        `installer@contoso.com holds ${name} directly.`,
      ]);
  });

  test('a role through a group fails, and the group is named', () => {
    const facts = {
      ...nothing,
      roleAssignments: [groupAssignment('g1', 'Tier 0 Admins', hybrid)],
      accountTransitiveRoles: [{ principalId: 'g1', roleDefinitionId: hybrid, directoryScopeId: '/' }],
    };
    expect(look(id, { facts })).toMatchObject({
      outcome: 'fail',
      summary:
        'installer@contoso.com has Hybrid Identity Administrator only through the group Tier 0 Admins: assign it directly.',
      value: { groups: ['Tier 0 Admins'] },
    });
    expect(said(id, { facts, missing: { accountTransitiveRoles: refused } })).toEqual([
      'fail',
      'installer@contoso.com does not hold Global Administrator or Hybrid Identity Administrator.',
    ]);
    const unnamed = { ...facts, roleAssignments: [] };
    expect(said(id, { facts: unnamed })[1]).toMatch(/only through the group g1/);
  });

  test('an eligible role fails with activate it first', () => {
    const facts = { ...nothing, roleEligibilities: [assignment('installer', global)] };
    expect(said(id, { facts })).toEqual([
      'fail',
      'installer@contoso.com is only eligible for Global Administrator: activate it first.',
    ]);
  });

  test('an activated role is a warning with its end, and so is an assignment that ends', () => {
    const endDateTime = '2026-11-20T18:30:00Z';
    expect(said(id, { facts: direct(global, { assignmentType: 'Activated', endDateTime }) })).toEqual([
      'warning',
      'installer@contoso.com holds Global Administrator directly, but only activated until 20 November 2026 at 18:30 UTC.',
    ]);
    expect(said(id, { facts: direct(global, { endDateTime }) })).toEqual([
      'warning',
      'installer@contoso.com holds Global Administrator directly, but only assigned until 20 November 2026 at 18:30 UTC.',
    ]);
  });

  test('of several assignments the best counts', () => {
    const facts = {
      ...nothing,
      roleAssignments: [assignment('installer', global), assignment('installer', hybrid)],
      roleAssignmentSchedules: [
        schedule('installer', global, { assignmentType: 'Activated', endDateTime: '2026-11-20T18:30:00Z' }),
        schedule('installer', hybrid),
      ],
      roleEligibilities: [assignment('installer', global)],
      accountTransitiveRoles: [{ principalId: 'g1', roleDefinitionId: global, directoryScopeId: '/' }],
    };
    expect(said(id, { facts })).toEqual([
      'pass',
      'installer@contoso.com holds Hybrid Identity Administrator directly.',
    ]);
    const [activated] = facts.roleAssignmentSchedules;
    const ending = schedule('installer', hybrid, { endDateTime: '2026-12-01T00:00:00Z' });
    expect(said(id, { facts: { ...facts, roleAssignmentSchedules: activated ? [activated, ending] : [] } })[1]).toMatch(
      /Hybrid Identity Administrator directly, but only assigned until 1 December 2026 at 00:00 UTC/,
    );
  });

  test('another role, another user and a part of the directory do not count', () => {
    const scoped = assignment('installer', hybrid, '/administrativeUnits/42');
    const facts = {
      ...nothing,
      roleAssignments: [assignment('installer', domainNameAdministrator), assignment('other', global), scoped],
    };
    expect(said(id, { facts })).toEqual([
      'fail',
      'installer@contoso.com holds Hybrid Identity Administrator only for a part of the directory.',
    ]);
  });

  test('without the licence of Privileged Identity Management an assignment stands; for other reasons it is not known', () => {
    expect(
      said(id, {
        facts: direct(global),
        missing: { roleAssignmentSchedules: noLicence, roleEligibilities: noLicence },
      })[0],
    ).toBe('pass');
    expect(look(id, { facts: direct(global), missing: { roleAssignmentSchedules: refused } })).toMatchObject({
      outcome: 'unknown',
      summary:
        'installer@contoso.com holds Global Administrator directly; whether it stands or is activated for a while is not known.',
      cause: { ...refused, fact: 'roleAssignmentSchedules' },
    });
    expect(
      said(id, { facts: nothing, missing: { roleAssignmentSchedules: refused, roleEligibilities: refused } })[0],
    ).toBe('fail');
  });

  test.each([
    'account.role.direct',
    'account.role.domain-name-administrator',
    'account.role.health-agent',
    'account.work-or-school',
  ])('%s: an unknown account fails', (check) => {
    expect(said(check, { facts: { account: null }, profile: { installingAccount: 'typo@contoso.com' } })).toEqual([
      'fail',
      'There is no such user in the tenant: typo@contoso.com.',
    ]);
  });
});

describe('account.role.domain-name-administrator', () => {
  const id = 'account.role.domain-name-administrator';
  const roles = (...held: string[]) => ({ roleAssignments: held.map((role) => assignment('installer', role)) });
  const adfs = { federationSetup: 'adfs' } as const;

  test('does not apply to a Global Administrator of its own', () => {
    expect(said(id, { profile: adfs })).toEqual(['notApplicable', 'installer@contoso.com is Global Administrator.']);
    const through = { roleAssignments: [groupAssignment('g1', 'Admins', globalAdministrator)] };
    expect(said(id, { facts: through, profile: adfs })[0]).toBe('fail');
  });

  test('both roles pass', () => {
    const facts = roles(hybridIdentityAdministrator, domainNameAdministrator);
    expect(said(id, { facts, profile: adfs })).toEqual([
      'pass',
      'installer@contoso.com holds Hybrid Identity Administrator and Domain Name Administrator directly.',
    ]);
  });

  test.each([
    ['adfs', 'fail', 'does not directly hold Domain Name Administrator, and the wizard is to configure AD FS.'],
    [
      'pingFederate',
      'fail',
      'does not directly hold Domain Name Administrator, and the wizard is to configure PingFederate.',
    ],
    [
      'none',
      'warning',
      'does not directly hold Domain Name Administrator; Microsoft asks for both only where the wizard sets up federation.',
    ],
  ] as const)('one role alone, federation %s: %s', (federationSetup, outcome, words) => {
    expect(said(id, { facts: roles(hybridIdentityAdministrator), profile: { federationSetup } })).toEqual([
      outcome,
      `installer@contoso.com ${words}`,
    ]);
  });
});

describe('account.role.health-agent', () => {
  const id = 'account.role.health-agent';
  const facts = { roleAssignments: [assignment('installer', hybridIdentityAdministrator)] };

  test('Global Administrator passes; less is told to register afterwards', () => {
    expect(said(id)).toEqual(['pass', 'installer@contoso.com is Global Administrator.']);
    expect(said(id, { facts })).toEqual([
      'warning',
      'installer@contoso.com is not Global Administrator: Connect Health must be registered after the installation, unless Entra Connect 2.5.79.0 or later activates it by itself.',
    ]);
    expect(said(id, { facts, profile: { cloud: 'usgov-l4' } })[1]).toMatch(/after the installation\.$/);
  });
});

describe('account.work-or-school', () => {
  const id = 'account.work-or-school';
  const account = (changes: Partial<NonNullable<FactValues['account']>>): Change => ({
    facts: {
      account: {
        ...holder('installer'),
        identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.com' }],
        ...changes,
      },
    },
  });

  test.each<[Partial<NonNullable<FactValues['account']>>, string, string]>([
    [{}, 'pass', 'installer@contoso.com is an enabled work or school account.'],
    [{ userType: null }, 'pass', 'installer@contoso.com is an enabled work or school account.'],
    [{ onPremisesSyncEnabled: true }, 'pass', 'installer@contoso.com is an enabled work or school account.'],
    [{ accountEnabled: false }, 'fail', 'installer@contoso.com is disabled.'],
    [{ userType: 'Guest' }, 'fail', 'installer@contoso.com is a guest.'],
    [{ externalUserState: 'PendingAcceptance' }, 'fail', 'installer@contoso.com is a guest.'],
    [
      { identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }] },
      'fail',
      'installer@contoso.com is a guest.',
    ],
    [
      { identities: [{ signInType: 'Federated', issuer: 'MicrosoftAccount' }] },
      'fail',
      'installer@contoso.com is a Microsoft account.',
    ],
    [
      {
        userType: 'Guest',
        accountEnabled: false,
        identities: [{ signInType: 'federated', issuer: 'MicrosoftAccount' }],
      },
      'fail',
      'installer@contoso.com is a Microsoft account and is disabled.',
    ],
    [
      { accountEnabled: null },
      'unknown',
      'Graph does not say whether installer@contoso.com is an enabled work account.',
    ],
    [{ identities: null }, 'unknown', 'Graph does not say whether installer@contoso.com is an enabled work account.'],
  ])('%o', (changes, outcome, words) => {
    expect(said(id, account(changes))).toEqual([outcome, words]);
  });
});

test('a group is told by its OData type, not by its name', () => {
  const facts = {
    roleAssignments: [{ ...assignment('g1', globalAdministrator), principal: { ...group, id: 'g1' } }],
    roleEligibilities: [],
    roleGroupMembers: {},
  };
  expect(look('tenant.admins.mfa', { facts })).toMatchObject({
    outcome: 'unknown',
    summary: 'Not known: the group g1.',
  });
});
