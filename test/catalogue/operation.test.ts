import { describe, expect, test } from 'vitest';
import autoUpgradeState from '../../src/facts/answers/auto-upgrade-state.ts';
import installationVerifier from '../../src/facts/answers/installation-verifier.ts';
import installerVersion from '../../src/facts/answers/installer-version.ts';
import { understand } from '../../src/facts/understand.ts';
import { type Change, look, refused } from './ready.ts';

function said(id: string, change?: Change): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

const notAsked = { kind: 'notAsked' } as const;

test.each<[Change['profile'], string]>([
  [{ installation: 'fresh', settings: 'express' }, 'A first installation, with express settings.'],
  [{ installation: 'upgrade', settings: 'custom' }, 'An upgrade of Entra Connect, with custom settings.'],
  [{ installation: 'dirsync', settings: 'express' }, 'An upgrade from DirSync, with express settings.'],
])('operation.installation-type with %o', (profile = {}, words) => {
  expect(look('operation.installation-type', { profile })).toMatchObject({
    outcome: 'pass',
    summary: words,
    value: profile,
  });
});

test.each<[Change['profile'], string]>([
  [{ tool: 'connect', signIn: 'passwordHash' }, 'People sign in with password hash synchronization.'],
  [{ tool: 'connect', signIn: 'passThrough' }, 'People sign in with pass-through authentication.'],
  [{ tool: 'cloud', signIn: 'passwordHash' }, 'People sign in with password hash synchronization.'],
  [
    { tool: 'cloud', signIn: 'passThrough' },
    'People sign in with pass-through authentication, which Cloud Sync does not set up.',
  ],
  [{ tool: 'cloud', signIn: 'federation' }, 'People sign in with federation, which Cloud Sync does not set up.'],
])('operation.sign-in-method with %o', (profile = {}, words) => {
  expect(said('operation.sign-in-method', { profile })).toEqual(['pass', words]);
});

test.each<[Change, string, string]>([
  [{}, 'pass', 'Everything is synchronized, which is written down.'],
  [
    { profile: { scoping: 'organizationalUnit' } },
    'pass',
    'Some organizational units are synchronized, which is written down.',
  ],
  [
    { profile: { scoping: 'group' }, facts: { filteringWrittenDown: false } },
    'fail',
    'The members of some groups are synchronized, but that is not decided and written down yet.',
  ],
])('operation.filtering', (change, outcome, words) => {
  expect(said('operation.filtering', change)).toEqual([outcome, words]);
});

test.each<[Change['facts'], string, string]>([
  [{ passwordWriteback: 'on', deviceWriteback: 'off' }, 'pass', 'Password writeback: on; device writeback: off.'],
  [{ passwordWriteback: 'undecided' }, 'fail', 'Not decided yet: password writeback.'],
  [{ deviceWriteback: 'undecided' }, 'fail', 'Not decided yet: device writeback.'],
  [
    { passwordWriteback: 'undecided', deviceWriteback: 'undecided' },
    'fail',
    'Not decided yet: password writeback and device writeback.',
  ],
])('operation.writeback with %o', (facts = {}, outcome, words) => {
  expect(said('operation.writeback', { facts })).toEqual([outcome, words]);
});

const byItself = 'Nothing is installed yet; the planned installation enables automatic upgrade by itself.';

test.each<[Change, string, string]>([
  [{ facts: { autoUpgradeState: 'Enabled' } }, 'pass', 'Automatic upgrade is enabled.'],
  [{ facts: { autoUpgradeState: 'Disabled' } }, 'fail', 'Automatic upgrade is disabled.'],
  [{ facts: { autoUpgradeState: 'Suspended' } }, 'fail', 'Entra Connect itself has suspended automatic upgrade.'],
  [{ facts: { autoUpgradeState: 'notInstalled' }, profile: { settings: 'express' } }, 'pass', byItself],
  [
    { facts: { autoUpgradeState: 'notInstalled' }, profile: { settings: 'custom', installation: 'dirsync' } },
    'pass',
    byItself,
  ],
  [
    { facts: { autoUpgradeState: 'notInstalled' }, profile: { settings: 'custom' } },
    'warning',
    'Nothing is installed yet; with custom settings automatic upgrade has to be enabled afterwards.',
  ],
])('operation.auto-upgrade', (change, outcome, words) => {
  expect(said('operation.auto-upgrade', change)).toEqual([outcome, words]);
});

test('operation.supported-changes', () => {
  const id = 'operation.supported-changes';
  expect(said(id)).toEqual(['pass', 'The team agreed to it.']);
  expect(said(id, { facts: { supportedChangesAcknowledged: false } })).toEqual([
    'fail',
    'The team has not agreed to it.',
  ]);
});

test('operation.verify-and-license', () => {
  const id = 'operation.verify-and-license';
  expect(said(id, { facts: { installationVerifier: 'Ann' } })).toEqual([
    'pass',
    'Ann verifies the installation and assigns licences.',
  ]);
  expect(said(id, { facts: { installationVerifier: null } })).toEqual(['fail', 'Nobody is named for it yet.']);
});

test('operation.components leaves LocalDB out with an SQL Server of its own', () => {
  const id = 'operation.components';
  const shared = 'Connect Health, SQL Server command line utilities';
  expect(said(id)).toEqual([
    'pass',
    `The installer adds ${shared}, SQL Server Express LocalDB, SQL Server Native Client and the Visual C++ 14 redistributable, which the team knows.`,
  ]);
  expect(said(id, { profile: { database: 'sqlServer' }, facts: { componentsAcknowledged: false } })).toEqual([
    'fail',
    `The installer adds ${shared}, SQL Server Native Client and the Visual C++ 14 redistributable, which the team does not know yet.`,
  ]);
});

describe('operation.health', () => {
  const id = 'operation.health';
  const p1 = { servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', servicePlanName: 'AAD_PREMIUM' };
  const p2 = { servicePlanId: 'EEC0EB4F-6444-4F95-ABA0-50C24D67F998', servicePlanName: 'AAD_PREMIUM_P2' };
  const sku = (capabilityStatus: string, ...servicePlans: (typeof p1)[]) => ({
    facts: { licences: [{ skuPartNumber: 'X', capabilityStatus, servicePlans }] },
  });

  test.each<[string, Change, string, string]>([
    ['all of it', {}, 'pass', 'Licence, agents and endpoints are in place.'],
    ['P2', sku('Warning', p2), 'pass', 'Licence, agents and endpoints are in place.'],
    ['a subscription that ended', sku('Suspended', p1), 'fail', 'No licence in force holds Entra ID P1 or P2.'],
    ['another licence', sku('Enabled'), 'fail', 'No licence in force holds Entra ID P1 or P2.'],
    [
      'no agents',
      { facts: { healthAgentsPlanned: false } },
      'fail',
      'Not every server to be watched has an agent or is to get one.',
    ],
    [
      'a blocked endpoint',
      { facts: { blockedHealthUrls: ['login.windows.net'] } },
      'fail',
      'Some endpoints of Connect Health are blocked.',
    ],
    ['China', { profile: { cloud: 'china' } }, 'fail', 'Connect Health is not offered in China.'],
    [
      'China and no agents',
      { profile: { cloud: 'china' }, facts: { healthAgentsPlanned: false } },
      'fail',
      'Connect Health is not offered in China. Not every server to be watched has an agent or is to get one.',
    ],
    ['licences unread', { missing: { licences: refused } }, 'unknown', 'The licences are not known.'],
    [
      'agents not asked',
      { missing: { healthAgentsPlanned: notAsked } },
      'unknown',
      'Whether agents are planned is not known.',
    ],
    [
      'endpoints not asked',
      { missing: { blockedHealthUrls: notAsked } },
      'unknown',
      'Whether the endpoints of Connect Health are reachable is not known.',
    ],
    [
      'a fault beside what is not known',
      { ...sku('Enabled'), missing: { blockedHealthUrls: notAsked, healthAgentsPlanned: notAsked } },
      'fail',
      'No licence in force holds Entra ID P1 or P2.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, words]);
  });

  test('does not apply where Connect Health is not used', () => {
    expect(said(id, { profile: { connectHealth: false, cloud: 'china' } })[0]).toBe('notApplicable');
  });
});

describe('operation.installer-version', () => {
  const id = 'operation.installer-version';
  const version = (installerVersion: string, now?: string): Change => ({
    facts: { installerVersion },
    ...(now ? { now } : {}),
  });
  const lastDay = '2027-04-07T23:00:00Z';
  const dayAfter = '2027-04-08T00:00:00Z';

  test.each<[string, Change, string, string]>([
    ['the mandatory one', version('2.6.84.0'), 'pass', '2.6.84.0, from the Entra admin center.'],
    ['the mandatory one, later', version('2.6.84.0', dayAfter), 'pass', '2.6.84.0, from the Entra admin center.'],
    ['a newer one', version('2.10.0.0'), 'pass', '2.10.0.0, from the Entra admin center.'],
    [
      'just below it',
      version('2.6.83.9'),
      'warning',
      '2.6.83.9 may be installed, but 2.6.84.0 or later is mandatory after 7 April 2027 (138 days left).',
    ],
    ['just below it on the last day', version('2.6.83.9', lastDay), 'warning', '(today).'],
    [
      'just below it after the last day',
      version('2.6.83.9', dayAfter),
      'fail',
      '2.6.83.9 is older than 2.6.84.0, which is mandatory.',
    ],
    ['the older mandatory one', version('2.5.79.0'), 'warning', '2.5.79.0 may be installed'],
    ['just below that', version('2.5.78.0'), 'fail', '2.5.78.0 is older than 2.5.79.0, which is mandatory.'],
    [
      'just below that before its deadline',
      version('2.5.78.0', '2026-09-01T00:00:00Z'),
      'fail',
      'is older than 2.5.79.0',
    ],
    ['the recalled one', version('2.6.79.0'), 'fail', '2.6.79.0 was recalled by Microsoft; use 2.6.84.0 or later.'],
    [
      'from elsewhere',
      { facts: { installerFromAdminCenter: false } },
      'fail',
      '2.6.92.0 was not downloaded from the Entra admin center.',
    ],
    [
      'from who knows where',
      { missing: { installerFromAdminCenter: notAsked } },
      'unknown',
      '2.6.92.0; where it was downloaded is not known.',
    ],
    [
      'too old, from who knows where',
      { ...version('2.5.3.0'), missing: { installerFromAdminCenter: notAsked } },
      'fail',
      '2.5.3.0 is older than 2.5.79.0, which is mandatory.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, expect.stringContaining(words)]);
  });
});

describe('what people type', () => {
  test.each<[string, string | undefined]>([
    ['2.6.84.0', '2.6.84.0'],
    ['v2.6.92.0', '2.6.92.0'],
    ['AzureADConnect.msi 2.6.92.0', '2.6.92.0'],
    ['ProductVersion : 2.5.79.0\r\n', '2.5.79.0'],
    ['2.6', undefined],
    ['the newest one', undefined],
    ['older than 2.6.84.0', undefined],
    ['2.6.84.0 or 2.6.92.0', undefined],
    ['', undefined],
  ])('installer version: %j', (text, value) => {
    expectUnderstood(understand(installerVersion, text), value);
  });

  test.each<[string, string | undefined]>([
    ['Enabled', 'Enabled'],
    ['enabled\r\n', 'Enabled'],
    ['PS C:\\> Get-ADSyncAutoUpgrade\r\nSuspended\r\n', 'Suspended'],
    ['DISABLED', 'Disabled'],
    ['not installed', 'notInstalled'],
    ['not enabled', undefined],
    ['Enabled or Disabled', undefined],
  ])('automatic upgrade: %j', (text, value) => {
    expectUnderstood(understand(autoUpgradeState, text), value);
  });

  test.each<[string, string | null | undefined]>([
    ['Lee Gu', 'Lee Gu'],
    ['the  service\ndesk', 'the service desk'],
    ['nobody', null],
    ['Nobody yet.', null],
    ['none', null],
    ['No one', null],
    ['', undefined],
    ['x'.repeat(257), undefined],
  ])('verifier: %j', (text, value) => {
    expectUnderstood(understand(installationVerifier, text), value);
  });
});

function expectUnderstood(found: ReturnType<typeof understand>, value: unknown) {
  expect(found).toMatchObject(value === undefined ? { kind: 'notUnderstood' } : { kind: 'value', value });
}
