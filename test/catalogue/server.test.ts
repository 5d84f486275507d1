import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../src/facts/facts.ts';
import { answerFacts } from '../../src/facts/index.generated.ts';
import type { Profile } from '../../src/facts/profile.ts';
import { read } from './read.ts';
import { type Change, look } from './ready.ts';

function said(id: string, change?: Change): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

const notAsked = { kind: 'notAsked' } as const;
const cloud = { tool: 'cloud' } as const;
const remoteSql = { database: 'sqlServer', sqlServerPlace: 'remote' } as const;

test.each<[string, Change, Change, string, string]>([
  [
    'server.domain-joined',
    {},
    { facts: { serverDomainJoined: false } },
    'Joined to a domain.',
    'Not joined to a domain.',
  ],
  [
    'server.powershell.transcription',
    { profile: { federationSetup: 'adfs' } },
    { profile: { federationSetup: 'adfs' }, facts: { powershellTranscriptionEnabled: true } },
    'PowerShell transcription is not turned on.',
    'A Group Policy turns PowerShell transcription on.',
  ],
  [
    'server.tls12.sql-hotfix',
    { profile: remoteSql },
    { profile: remoteSql, facts: { sqlServerUpdatedForTls12: false } },
    'SQL Server has the updates for TLS 1.2.',
    'SQL Server lacks the updates for TLS 1.2.',
  ],
  [
    'server.credential-manager',
    { facts: { credentialManagerStartType: 'Automatic' } },
    { facts: { credentialManagerStartType: 'Disabled' } },
    'The start type of the service is Automatic.',
    'The service is disabled.',
  ],
])('%s', (id, good, bad, passes, fails) => {
  expect(said(id, good)).toEqual(['pass', passes]);
  expect(said(id, bad)).toEqual(['fail', fails]);
});

test.each<[string, Partial<Profile>, boolean]>([
  ['server.domain-joined', cloud, true],
  ['server.os.version', cloud, true],
  ['server.os.edition', cloud, false],
  ['server.os.gui', cloud, true],
  ['server.powershell.version', cloud, false],
  ['server.powershell.transcription', { federationSetup: 'none' }, false],
  ['server.powershell.transcription', { federationSetup: 'pingFederate' }, false],
  ['server.tls12', cloud, true],
  ['server.tls12.sql-hotfix', {}, false],
  ['server.tls12.sql-hotfix', { database: 'sqlServer', sqlServerPlace: 'local' }, false],
  ['server.dcom', cloud, false],
  ['server.memory-cpu-disk', cloud, false],
  ['server.memory.cloud-agent', { tool: 'connect' }, false],
  ['server.agent.domain-controller', { tool: 'connect' }, false],
  ['server.staging', cloud, false],
  ['server.credential-manager', { tool: 'connect' }, false],
])('%s with %j: %s', (id, profile, applies) => {
  expect(look(id, { profile }).outcome !== 'notApplicable').toBe(applies);
});

test('each server is judged by itself, and the words leave its name to the runner', () => {
  const servers: Profile['servers'] = [
    { id: 'active-1', name: 'SYNC01', role: 'active' },
    { id: 'staging-1', name: 'SYNC02', role: 'staging' },
  ];
  expect(look('server.domain-joined', { profile: { servers } })).toMatchObject({
    subject: 'active-1',
    summary: 'SYNC01: Joined to a domain.',
  });
});

test.each([
  ['PartOfDomain\n------------\n        True\n', true],
  ['PartOfDomain : False', false],
  ['True', true],
  ['no', false],
  ['contoso.com', undefined],
  ['True\nFalse', undefined],
])('reads whether it is joined in %j', (text, value) => {
  expect(read(answerFacts.serverDomainJoined, text)).toEqual(value);
});

describe('server.os.version', () => {
  const id = 'server.os.version';
  const windows = (build: number | null, revision: number | null = null): Change => ({
    facts: { serverWindows: { product: 'server', build, revision } },
  });

  test.each<[string, Change, string, string]>([
    ['2022', windows(20348), 'pass', 'Windows Server 2022.'],
    ['2019', windows(17763, 5458), 'pass', 'Windows Server 2019.'],
    [
      '2016',
      windows(14393),
      'warning',
      'Windows Server 2016: its extended support ends on 12 January 2027 (53 days left).',
    ],
    [
      '2016 on its last day',
      { ...windows(14393), now: '2027-01-12T23:59:59Z' },
      'warning',
      'Windows Server 2016: its extended support ends on 12 January 2027 (today).',
    ],
    [
      '2016 after it',
      { ...windows(14393), now: '2027-01-13T00:00:00Z' },
      'fail',
      'Windows Server 2016: its extended support ended on 12 January 2027 (1 day ago).',
    ],
    [
      '2025, nobody knows which update',
      windows(26100),
      'warning',
      'Windows Server 2025, but nobody said which update it has; it needs 26100.6901 (KB5070773) or later.',
    ],
    [
      '2025 just before the update',
      windows(26100, 6900),
      'fail',
      'Windows Server 2025 at 26100.6900, which breaks synchronization; it needs 26100.6901 (KB5070773) or later.',
    ],
    ['2025 with the update', windows(26100, 6901), 'pass', 'Windows Server 2025 at 26100.6901.'],
    ['2025, later', windows(26100, 7171), 'pass', 'Windows Server 2025 at 26100.7171.'],
    [
      '2012 R2',
      windows(9600),
      'fail',
      'Build 9600 is none of the listed releases: Windows Server 2016, 2019, 2022 or 2025.',
    ],
    ['a release between', windows(19042), 'fail', 'Build 19042 is none of the listed releases'],
    ['just below 2016', windows(14392), 'fail', 'Build 14392 is none'],
    ['newer than 2025', windows(29500), 'fail', 'Build 29500 is none of the listed releases'],
    ['no build', windows(null), 'fail', 'Build unknown is none'],
    [
      'a client with the build of a server',
      { facts: { serverWindows: { product: 'client', build: 26100, revision: 6901 } } },
      'fail',
      'A desktop version of Windows, not Windows Server.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, expect.stringContaining(words)]);
    expect(said(id, { ...change, profile: cloud })[0]).toBe(outcome);
  });

  const server = (build: number, revision: number | null = null) => ({ product: 'server', build, revision });

  test.each<[string, object | undefined]>([
    ['Microsoft Windows Server 2022 Datacenter', server(20348)],
    ['Windows Server 2025 Datacenter 26100.6901', server(26100, 6901)],
    ['26100.6901', server(26100, 6901)],
    ['10.0.20348', server(20348)],
    ['Microsoft Windows [Version 10.0.20348.2849]', server(20348, 2849)],
    ['Version 24H2 (OS Build 26100.4946)', server(26100, 4946)],
    [
      'Caption                                  Version    BuildNumber\n-------                                  -------    -----------\nMicrosoft Windows Server 2019 Standard   10.0.17763 17763',
      server(17763),
    ],
    ['ProductName  : Windows Server 2025 Standard\nCurrentBuild : 26100\nUBR          : 6584', server(26100, 6584)],
    [
      'ProductName                    CurrentBuild  UBR\n-----------                    ------------  ---\nWindows Server 2025 Datacenter 26100        6901',
      server(26100, 6901),
    ],
    ['OS Name: Microsoft Windows Server 2016 Standard\nOS Version: 10.0.14393 N/A Build 14393', server(14393)],
    // .NET prints 0 for a revision that it does not know.
    ['Major  Minor  Build  Revision\n-----  -----  -----  --------\n10     0      26100  0', server(26100)],
    ['Microsoft Windows NT 10.0.26100.0', server(26100)],
    ['2022', server(20348)],
    ['WS2019', server(17763)],
    ['Windows Server 2012 R2 Standard', server(9600)],
    ['6.3.9600', server(9600)],
    ['Windows Server 2008 R2', server(7601)],
    ['Microsoft Windows 11 Pro 10.0.26100', { product: 'client', build: 26100, revision: null }],
    ['Windows 10 Enterprise LTSC 2019', { product: 'client', build: null, revision: null }],
    ['19045', server(19045)],
    // Two releases, a name that contradicts its build, and nothing to go by.
    ['Windows Server 2019 or Windows Server 2022', undefined],
    ['Windows Server 2022, build 17763', undefined],
    ['20348 17763', undefined],
    ['Windows Server 20...', undefined],
    ['KB5070773', undefined],
    ['the newest one', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.serverWindows, text)).toEqual(value);
  });
});

describe('server.os.edition', () => {
  test.each([
    ['standard', 'pass', 'The edition is Standard.'],
    ['datacenter', 'pass', 'The edition is Datacenter.'],
    ['newEssentials', 'pass', 'The edition is Essentials 2019 or later.'],
    ['oldEssentials', 'fail', 'The edition is Essentials before 2019, which is not supported.'],
    ['smallBusiness', 'fail', 'The edition is Small Business Server, which is not supported.'],
    ['lesser', 'fail', 'The edition is less than Standard.'],
  ] as const)('%s: %s', (serverEdition, outcome, words) => {
    expect(said('server.os.edition', { facts: { serverEdition } })).toEqual([outcome, words]);
  });

  test.each([
    ['Microsoft Windows Server 2022 Datacenter', 'datacenter'],
    ['Microsoft Windows Server 2022 Datacenter Azure Edition', 'datacenter'],
    ['Caption\n-------\nMicrosoft Windows Server 2019 Standard Evaluation', 'standard'],
    ['EditionID : ServerTurbine', 'datacenter'],
    ['ServerStandard', 'standard'],
    ['Microsoft Windows Server 2019 Essentials', 'newEssentials'],
    ['Microsoft Windows Server 2016 Essentials', 'oldEssentials'],
    ['Essentials before 2019', 'oldEssentials'],
    ['Windows Small Business Server 2011 Standard', 'smallBusiness'],
    ['Microsoft Windows Server 2012 R2 Foundation', 'lesser'],
    ['Microsoft Windows Storage Server 2016 Standard', 'lesser'],
    ['Essentials', undefined],
    ['Standard or Datacenter', undefined],
    ['Microsoft Windows 11 Pro', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.serverEdition, text)).toEqual(value);
  });
});

describe('server.os.gui', () => {
  test.each([
    ['Server', 'pass', 'The server has the full desktop.'],
    ['Server Core', 'fail', 'The installation type is Server Core, without the full desktop of Windows Server.'],
    ['Nano Server', 'fail', 'The installation type is Nano Server, without the full desktop of Windows Server.'],
    ['Client', 'fail', 'The installation type is Client, without the full desktop of Windows Server.'],
  ] as const)('%s: %s', (serverInstallationType, outcome, words) => {
    expect(said('server.os.gui', { facts: { serverInstallationType } })).toEqual([outcome, words]);
  });

  test.each([
    ['Server\r\n', 'Server'],
    ['InstallationType : Server Core', 'Server Core'],
    ['InstallationType\n----------------\nServer', 'Server'],
    ['    InstallationType    REG_SZ    Server Core', 'Server Core'],
    ['Desktop Experience', 'Server'],
    ['core', 'Server Core'],
    ['CLIENT', 'Client'],
    ['no desktop experience', undefined],
    ['Windows', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.serverInstallationType, text)).toEqual(value);
  });
});

describe('server.dotnet', () => {
  const id = 'server.dotnet';
  const release = (dotnetRelease: number, installerVersion = '2.6.92.0'): Change => ({
    facts: { dotnetRelease, installerVersion },
  });
  const enough = 'which is enough';
  const recommended = 'which is enough; 4.8 (528040) or later is recommended.';

  test.each<[string, Change, string, string]>([
    ['4.8', release(528040), 'pass', '.NET Framework has release 528040, which is enough.'],
    ['4.8 whatever the installer', { ...release(528040), missing: { installerVersion: notAsked } }, 'pass', enough],
    ['just below 4.8', release(528039), 'warning', `.NET Framework has release 528039, ${recommended}`],
    ['4.7.2', release(461808), 'warning', recommended],
    [
      'just below 4.7.2',
      release(461807, '2.5.79.0'),
      'fail',
      '.NET Framework has release 461807; Entra Connect 2.5.79.0 needs 461808 (4.7.2) or later.',
    ],
    ['just below 4.7.2 with an older installer', release(461807, '2.5.78.9'), 'warning', recommended],
    ['4.6.2 with an older installer', release(394802, '2.4.131.0'), 'warning', recommended],
    ['4.6.2 with the mandatory installer', release(394802), 'fail', 'needs 461808 (4.7.2) or later.'],
    [
      'below 4.6.2 with any installer',
      release(394801, '2.4.131.0'),
      'fail',
      '.NET Framework has release 394801; every Entra Connect needs 394802 (4.6.2) or later.',
    ],
    ['none', release(0), 'fail', '.NET Framework has release 0;'],
    ['4.7.1 for Cloud Sync', { ...release(461308), profile: cloud }, 'pass', enough],
    [
      'just below 4.7.1 for Cloud Sync',
      { ...release(461307), profile: cloud },
      'fail',
      '.NET Framework has release 461307; Cloud Sync needs 461308 (4.7.1) or later.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, expect.stringContaining(words)]);
  });

  test('between 4.6.2 and 4.7.2 the version of the installer decides', () => {
    expect(look(id, { ...release(394802), missing: { installerVersion: notAsked } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...notAsked, fact: 'installerVersion' },
    });
  });

  test.each([
    ['528040', 528040],
    ['4.8', 528040],
    ['.NET Framework 4.8.1', 533320],
    ['v4.7.2', 461808],
    ['4.7.1', 461308],
    ['4.6.2 or later', 394802],
    ['4.5.1', 378675],
    ['3.5', 0],
    ['Release : 461814', 461814],
    ['Release\n-------\n 528449\n', 528449],
    ['    Release    REG_DWORD    0x80ea8', 528040],
    ['"Release"=dword:00080ff4', 528372],
    // What the registry and the files call 4.7.2, 4.6.2, 4.8 and 4.8.1.
    ['4.7.03062', 461808],
    ['Version : 4.6.01590', 394802],
    ['4.8.03761', 528040],
    ['4.8.09037', 533320],
    [
      'CBS           : 1\nInstall       : 1\nRelease       : 528372\nVersion       : 4.8.04084\nTargetVersion : 4.0.0',
      528372,
    ],
    // .NET is another product than .NET Framework.
    ['8.0', undefined],
    ['6.0.36', undefined],
    ['4.9', undefined],
    ['newer than 4.5', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.dotnetRelease, text)).toEqual(value);
  });
});

describe('server.powershell.version', () => {
  test.each([
    ['5.1.20348.2849', 'pass', 'PowerShell 5.1.20348.2849.'],
    ['5.0', 'pass', 'PowerShell 5.0.'],
    ['5', 'pass', 'PowerShell 5.'],
    ['7.4.6', 'pass', 'PowerShell 7.4.6.'],
    ['4.0', 'fail', 'PowerShell 4.0 is older than 5.0.'],
    ['4.99', 'fail', 'PowerShell 4.99 is older than 5.0.'],
  ])('%s: %s', (powershellVersion, outcome, words) => {
    expect(said('server.powershell.version', { facts: { powershellVersion } })).toEqual([outcome, words]);
  });

  test.each([
    ['Major  Minor  Build  Revision\n-----  -----  -----  --------\n5      1      20348  2849\n', '5.1.20348.2849'],
    ['\nMajor  Minor  Build  Revision\r\n-----  -----  -----  --------\r\n4      0      -1     -1', '4.0'],
    [
      'Major  Minor  Patch  PreReleaseLabel BuildLabel\n-----  -----  -----  --------------- ----------\n7      4      6',
      '7.4.6',
    ],
    [
      'Name                           Value\n----                           -----\nPSVersion                      5.1.17763.6414\nPSEdition                      Desktop\nPSCompatibleVersions           {1.0, 2.0, 3.0, 4.0...}\nBuildVersion                   10.0.17763.6414\nCLRVersion                     4.0.30319.42000',
      '5.1.17763.6414',
    ],
    ['5.1', '5.1'],
    ['PowerShell 5.1', '5.1'],
    ['v5', '5'],
    ['older than 5.0', undefined],
    ['the newest', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.powershellVersion, text)).toEqual(value);
  });
});

describe('server.powershell.execution-policy', () => {
  const id = 'server.powershell.execution-policy';

  test.each([
    ['RemoteSigned', 'pass', 'pass'],
    ['Undefined', 'warning', 'pass'],
    ['Unrestricted', 'warning', 'fail'],
    ['Bypass', 'warning', 'fail'],
    ['Restricted', 'fail', 'fail'],
    ['AllSigned', 'fail', 'fail'],
  ] as const)('%s: %s with Entra Connect, %s with Cloud Sync', (executionPolicy, connect, agent) => {
    expect(said(id, { facts: { executionPolicy } })[0]).toBe(connect);
    expect(said(id, { facts: { executionPolicy }, profile: cloud })[0]).toBe(agent);
  });

  test('says why', () => {
    const words = (executionPolicy: FactValues['executionPolicy'], profile = {}) =>
      said(id, { facts: { executionPolicy }, profile })[1];
    expect(words('RemoteSigned')).toBe('The effective policy is RemoteSigned.');
    expect(words('Undefined')).toBe(
      'The effective policy is Undefined, which on Windows Server means RemoteSigned; better set it.',
    );
    expect(words('Bypass')).toBe('The effective policy is Bypass: scripts run, but RemoteSigned is recommended.');
    expect(words('AllSigned')).toBe('The effective policy is AllSigned, which stops the scripts of the installation.');
    expect(words('Undefined', cloud)).toBe(
      'The effective policy is Undefined, which on Windows Server means RemoteSigned.',
    );
    expect(words('Bypass', cloud)).toBe('The effective policy is Bypass; Cloud Sync needs Undefined or RemoteSigned.');
  });

  const table = (machine: string, user: string, process: string, current: string, local: string) =>
    `\n        Scope ExecutionPolicy\n        ----- ---------------\nMachinePolicy ${machine.padStart(15)}\n   UserPolicy ${user.padStart(15)}\n      Process ${process.padStart(15)}\n  CurrentUser ${current.padStart(15)}\n LocalMachine ${local.padStart(15)}\n\n`;

  test.each([
    [table('Undefined', 'Undefined', 'Undefined', 'Undefined', 'RemoteSigned'), 'RemoteSigned'],
    [table('AllSigned', 'Undefined', 'Bypass', 'Undefined', 'RemoteSigned'), 'AllSigned'],
    [table('Undefined', 'Restricted', 'Undefined', 'Bypass', 'RemoteSigned'), 'Restricted'],
    [table('Undefined', 'Undefined', 'Bypass', 'Unrestricted', 'RemoteSigned'), 'Unrestricted'],
    // The window in which the command ran does not count.
    [table('Undefined', 'Undefined', 'Bypass', 'Undefined', 'Undefined'), 'Undefined'],
    ['RemoteSigned\r\n', 'RemoteSigned'],
    ['remote signed', 'RemoteSigned'],
    // A part of the table, and a policy that does not exist.
    ['LocalMachine    RemoteSigned', undefined],
    [table('Undefined', 'Undefined', 'Undefined', 'Undefined', 'Signed'), undefined],
    ['default', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.executionPolicy, text)).toEqual(value);
  });
});

test.each([
  ['no', false],
  ['True\nFalse', true],
  ['False\r\nFalse', false],
  ['EnableTranscripting : 1\nOutputDirectory : \\\\files\\transcripts', true],
  ['    EnableTranscripting    REG_DWORD    0x0', false],
  ['"EnableTranscripting"=dword:00000001', true],
  ['not that I know', undefined],
  ['', undefined],
])('reads whether transcription is on in %j', (text, value) => {
  expect(read(answerFacts.powershellTranscriptionEnabled, text)).toEqual(value);
});

describe('server.tls12', () => {
  const id = 'server.tls12';
  const on = { enabled: true, disabledByDefault: false };
  const byDefault = { enabled: null, disabledByDefault: null };
  const settings = (change: Partial<FactValues['tls12Settings']>): Change => ({
    facts: { tls12Settings: { client: on, server: on, strongCrypto: true, ...change } },
  });

  test.each<[string, Change, string, string]>([
    ['as documented', settings({}), 'pass', 'TLS 1.2 is enabled.'],
    ['left to the operating system', settings({ client: byDefault, server: byDefault }), 'pass', 'TLS 1.2 is enabled.'],
    ['client off', settings({ client: { ...on, enabled: false } }), 'fail', 'To change: Client Enabled is 0.'],
    [
      'server off by default',
      settings({ server: { enabled: null, disabledByDefault: true } }),
      'fail',
      'To change: Server DisabledByDefault is 1.',
    ],
    ['no strong cryptography', settings({ strongCrypto: null }), 'fail', 'To change: SchUseStrongCrypto is not set.'],
    [
      'all of it',
      settings({
        client: { enabled: false, disabledByDefault: true },
        server: { enabled: false, disabledByDefault: true },
        strongCrypto: false,
      }),
      'fail',
      'To change: Client Enabled is 0, Client DisabledByDefault is 1, Server Enabled is 0, Server DisabledByDefault is 1 and SchUseStrongCrypto is 0.',
    ],
    [
      'not restarted',
      { facts: { restartedSinceTlsChange: false } },
      'fail',
      'The settings are right, but they work only after a restart of the server.',
    ],
    [
      'wrong, whether restarted or not',
      { ...settings({ strongCrypto: false }), missing: { restartedSinceTlsChange: notAsked } },
      'fail',
      'To change: SchUseStrongCrypto is 0.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, words]);
    expect(said(id, { ...change, profile: cloud })[0]).toBe(outcome);
  });

  test('right settings are not enough where nobody knows of the restart', () => {
    expect(look(id, { missing: { restartedSinceTlsChange: notAsked } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...notAsked, fact: 'restartedSinceTlsChange' },
    });
  });

  const schannel = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';
  const right = { client: on, server: on, strongCrypto: true };
  const exported = `Windows Registry Editor Version 5.00\r\n
[HKEY_LOCAL_MACHINE\\${schannel}]\r
[HKEY_LOCAL_MACHINE\\${schannel}\\Client]\r
"DisabledByDefault"=dword:00000000\r
"Enabled"=dword:00000001\r
[HKEY_LOCAL_MACHINE\\${schannel}\\Server]\r
"DisabledByDefault"=dword:00000001\r
"Enabled"=dword:ffffffff\r
[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319]\r
"SchUseStrongCrypto"=dword:00000001\r
[HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319]\r
"SchUseStrongCrypto"=dword:00000000`;
  const queried = `HKEY_LOCAL_MACHINE\\${schannel}\\Client
    DisabledByDefault    REG_DWORD    0x0
    Enabled    REG_DWORD    0x1

HKEY_LOCAL_MACHINE\\${schannel}\\Server
    Enabled    REG_DWORD    0x0

HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319
    AspNetEnforceViewStateMac    REG_DWORD    0x1
    SchUseStrongCrypto    REG_DWORD    0x1`;
  const listed = `[HKLM\\${schannel}\\Client]


[HKLM\\${schannel}\\Server]


[HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319]

Enabled            :
DisabledByDefault  :
SchUseStrongCrypto : 1
`;
  const row = (key: string, name: string, value: string) => `HKLM:\\${key.padEnd(100)} ${name.padEnd(25)} ${value}\n`;
  const script = `Path                                     Name                      Value
----                                     ----                      -----
${row('SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319', 'SchUseStrongCrypto', '0')}${row('SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', 'SystemDefaultTlsVersions', '1')}${row('SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', 'SchUseStrongCrypto', '1')}${row(`${schannel}\\Server`, 'Enabled', '1')}${row(`${schannel}\\Server`, 'DisabledByDefault', '0')}${row(`${schannel}\\Client`, 'Enabled', '1')}${row(`${schannel}\\Client`, 'DisabledByDefault', '0')}`;

  test.each<[string, string, FactValues['tls12Settings'] | undefined]>([
    ['a .reg file', exported, { ...right, server: { enabled: true, disabledByDefault: true } }],
    ['reg query', queried, { ...right, server: { enabled: false, disabledByDefault: null } }],
    ['the command of the question', listed, { client: byDefault, server: byDefault, strongCrypto: true }],
    ["Microsoft's script", script, right],
    [
      "Microsoft's script where nothing is set",
      script.replaceAll(/\d$/gm, 'Not Found'),
      { client: byDefault, server: byDefault, strongCrypto: null },
    ],
    ['a part of the keys', queried.slice(queried.indexOf('\n\n')), undefined],
    ['the values without their keys', 'Enabled : 1\nDisabledByDefault : 0\nSchUseStrongCrypto : 1', undefined],
    ['a claim', 'TLS 1.2 is on', undefined],
    ['nothing', '', undefined],
  ])('reads %s', (_, text, value) => {
    expect(read(answerFacts.tls12Settings, text)).toEqual(value);
  });
});

describe('server.dcom', () => {
  const all: FactValues['dcomValues'] = [
    'MachineAccessRestriction',
    'MachineLaunchRestriction',
    'DefaultLaunchPermission',
  ];

  test('names what is missing', () => {
    expect(said('server.dcom')).toEqual(['pass', 'All three values are present and intact.']);
    expect(said('server.dcom', { facts: { dcomValues: all.slice(0, 2) } })).toEqual([
      'fail',
      'Missing or damaged: DefaultLaunchPermission.',
    ]);
    expect(said('server.dcom', { facts: { dcomValues: [] } })).toEqual([
      'fail',
      'Missing or damaged: MachineAccessRestriction, MachineLaunchRestriction and DefaultLaunchPermission.',
    ]);
  });

  const printed = `DefaultLaunchPermission  : {1, 0, 4, 128...}
EnableDCOM               : Y
MachineLaunchRestriction : {1, 0, 4, 128...}
MachineAccessRestriction : {1, 0, 4, 128...}
PSPath                   : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Ole`;

  test.each<[string, FactValues['dcomValues'] | undefined]>([
    [printed, all],
    [
      printed.replace('MachineLaunchRestriction : {1, 0, 4, 128...}', 'MachineLaunchRestriction : {}'),
      ['MachineAccessRestriction', 'DefaultLaunchPermission'],
    ],
    [printed.replace(/^DefaultLaunchPermission.*\n/, ''), ['MachineAccessRestriction', 'MachineLaunchRestriction']],
    [
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Ole\n    MachineAccessRestriction    REG_BINARY    010004807000000080000000\n    DefaultLaunchPermission    REG_BINARY    FFFFFFFF',
      ['MachineAccessRestriction'],
    ],
    ['"MachineLaunchRestriction"=hex:01,00,04,80,48,00', ['MachineLaunchRestriction']],
    ['all', all],
    ['All three.', all],
    ['none', []],
    ['machineaccessrestriction and MachineLaunchRestriction', ['MachineAccessRestriction', 'MachineLaunchRestriction']],
    ['the machine ones', undefined],
    ['Enabled : Y', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.dcomValues, text)).toEqual(value);
  });
});

describe('server.memory-cpu-disk', () => {
  const id = 'server.memory-cpu-disk';
  const server = (adObjectCount: number, memory: number, disk: number, ghz = 2.4): Change => ({
    facts: { adObjectCount, serverMemoryGb: memory, serverDiskGb: disk, serverProcessorGhz: ghz },
  });
  const withSql = (change: Change): Change => ({
    ...change,
    profile: { database: 'sqlServer', sqlServerPlace: 'local' },
  });

  test.each<[string, Change, string, string]>([
    ['the smallest row', server(0, 6, 70, 1.6), 'pass', '1.6 GHz, 6 GB of memory and a disk of 70 GB for 0 objects.'],
    ['its last object', server(49_999, 6, 70), 'pass', 'for 49,999 objects.'],
    ['a slow CPU', server(100, 6, 70, 1.59), 'fail', 'For 100 objects it takes a CPU of 1.6 GHz, not 1.59.'],
    ['a small disk', server(100, 6, 69.9), 'fail', 'For 100 objects it takes a disk of 70 GB, not 69.9.'],
    ['just below 6 GB', server(100, 5.999, 70), 'warning', '5.99 GB of memory for 100 objects: Learn asks for 6 GB.'],
    ['4 GB', server(49_999, 4, 70), 'warning', '4 GB of memory for 49,999 objects: Learn asks for 6 GB.'],
    ['below 4 GB', server(100, 3.9, 70), 'fail', 'For 100 objects it takes 6 GB of memory, not 3.9.'],
    ['4 GB and a small disk', server(100, 4, 60), 'fail', 'For 100 objects it takes a disk of 70 GB, not 60.'],
    ['the second row', server(50_000, 16, 100), 'pass', 'for 50,000 objects.'],
    [
      'what was enough in the first',
      server(50_000, 6, 70, 1),
      'fail',
      'For 50,000 objects it takes a CPU of 1.6 GHz, not 1, 16 GB of memory, not 6 and a disk of 100 GB, not 70.',
    ],
    ['4 GB is no warning there', server(50_000, 15.9, 100), 'fail', 'it takes 16 GB of memory, not 15.9.'],
    ['its last object', server(99_999, 16, 100), 'pass', 'for 99,999 objects.'],
    [
      'the third row',
      server(100_000, 16, 100),
      'fail',
      'it takes 32 GB of memory, not 16 and a disk of 300 GB, not 100.',
    ],
    ['its last object', server(299_999, 32, 300), 'pass', 'for 299,999 objects.'],
    ['the fourth row', server(300_000, 32, 300), 'fail', 'For 300,000 objects it takes a disk of 450 GB, not 300.'],
    ['its last object', server(600_000, 32, 450), 'pass', 'for 600,000 objects.'],
    ['the last row', server(600_001, 32, 450), 'fail', 'For 600,001 objects it takes a disk of 500 GB, not 450.'],
    ['a huge directory', server(5_000_000, 32, 500), 'pass', 'a disk of 500 GB for 5,000,000 objects.'],
    [
      'SQL Server on it, just met',
      withSql(server(100_000, 32, 500)),
      'warning',
      '2.4 GHz, 32 GB of memory and a disk of 500 GB for 100,000 objects only just fit, and SQL Server on the same server needs more.',
    ],
    ['SQL Server on it, the disk just met', withSql(server(100_000, 64, 300)), 'warning', 'only just fit'],
    ['SQL Server on it, the CPU just met', withSql(server(100_000, 64, 500, 1.6)), 'warning', 'only just fit'],
    ['SQL Server on it, more than met', withSql(server(100_000, 32.1, 300.1)), 'pass', 'for 100,000 objects.'],
    ['SQL Server on it, fewer objects', withSql(server(99_999, 16, 100, 1.6)), 'pass', 'for 99,999 objects.'],
    ['SQL Server on it, too small', withSql(server(100_000, 31, 500)), 'fail', 'it takes 32 GB of memory, not 31.'],
    ['SQL Server elsewhere', { ...server(100_000, 32, 300, 1.6), profile: remoteSql }, 'pass', 'for 100,000 objects.'],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, expect.stringContaining(words)]);
  });

  test.each([
    ['16 GB', 16],
    ['6', 6],
    ['6,5 GB', 6.5],
    ['16384 MB', 16],
    // What Windows keeps for itself does not count.
    ['Total Physical Memory:     16,383 MB', 16],
    ['6143 MB', 6],
    ['17179398144', 16],
    ['TotalPhysicalMemory : 6441979904', 6],
    ['Installed RAM 16.0 GB (15.9 GB usable)', 16],
    ['15.99951171875', 16],
    ['5.99', 5.99],
    ['5.9 GB', 5.9],
    ['16384', undefined],
    ['2 x 8 GB', undefined],
    ['about 8 GB', undefined],
    ['0', undefined],
    ['plenty', undefined],
    ['', undefined],
  ])('reads memory in %j', (text, value) => {
    expect(read(answerFacts.serverMemoryGb, text)).toEqual(value);
  });

  test.each([
    ['128 GB', 128],
    ['1 TB', 1024],
    ['126.998046875', 127],
    ['136365211648', 127],
    ['500', 500],
    ['500 GHz', undefined],
    ['big', undefined],
  ])('reads a disk in %j', (text, value) => {
    expect(read(answerFacts.serverDiskGb, text)).toEqual(value);
  });

  test.each([
    ['2.4', 2.4],
    ['1.6 GHz', 1.6],
    ['1,6 GHz', 1.6],
    ['2600', 2.6],
    ['2594\r\n2594\r\n', 2.59],
    ['2594\n1597', 1.6],
    ['MaxClockSpeed\n-------------\n2100', 2.1],
    ['MaxClockSpeed : 1595', 1.6],
    ['1594 MHz', 1.59],
    ['Intel(R) Xeon(R) Platinum 8272CL CPU @ 2.60GHz', 2.6],
    ['AMD EPYC 7763 64-Core Processor', undefined],
    ['fast', undefined],
    ['0', undefined],
    ['', undefined],
  ])('reads a processor in %j', (text, value) => {
    expect(read(answerFacts.serverProcessorGhz, text)).toEqual(value);
  });
});

test.each([
  [4, 'pass', '4 GB of memory.'],
  [3.9, 'fail', '3.9 GB of memory; the agent needs 4 GB.'],
])('server.memory.cloud-agent with %d GB: %s', (serverMemoryGb, outcome, words) => {
  expect(said('server.memory.cloud-agent', { facts: { serverMemoryGb } })).toEqual([outcome, words]);
});

describe('server.agent.domain-controller', () => {
  test('records where the agent runs, and needs to be told', () => {
    const id = 'server.agent.domain-controller';
    expect(said(id)).toEqual(['pass', 'The agent runs on a member server.']);
    expect(look(id, { facts: { agentHost: 'domainController' } })).toMatchObject({
      outcome: 'pass',
      summary: 'The agent runs on a domain controller, which is supported.',
      value: { agentHost: 'domainController' },
    });
    expect(said(id, { missing: { agentHost: notAsked } })[0]).toBe('unknown');
  });

  test.each([
    ['member server', 'memberServer'],
    ['On a domain controller', 'domainController'],
    ['DC', 'domainController'],
    ['3', 'memberServer'],
    ['DomainRole : 5', 'domainController'],
    ['DomainRole\n----------\n         4', 'domainController'],
    ['2', undefined],
    ['DC01', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.agentHost, text)).toEqual(value);
  });
});

describe('server.staging', () => {
  test.each<[boolean, boolean, string, string]>([
    [true, true, 'pass', 'A staging or stand-by server is planned.'],
    [true, false, 'pass', 'A staging or stand-by server is planned.'],
    [false, true, 'warning', 'No staging server is planned, though the configuration will change often.'],
    [false, false, 'pass', 'No staging server is planned; the configuration will not change often.'],
  ])('planned %s, frequent changes %s: %s', (stagingServerPlanned, frequentChanges, outcome, words) => {
    expect(said('server.staging', { facts: { stagingServerPlanned }, profile: { frequentChanges } })).toEqual([
      outcome,
      words,
    ]);
  });

  test('a staging server among the servers is a plan; none named there says nothing', () => {
    const planned = answerFacts.stagingServerPlanned.fromProfile;
    const profile = (servers: Profile['servers']) => ({ servers }) as Profile;
    expect(planned?.(profile([{ id: 'staging-1', name: 'SYNC02', role: 'staging' }]))).toBe(true);
    expect(planned?.(profile([{ id: 'active-1', name: 'SYNC01', role: 'active' }]))).toBeNull();
  });
});

test.each([
  ['StartType\n---------\n   Manual', 'Manual'],
  ['Disabled', 'Disabled'],
  ['StartType : Automatic', 'Automatic'],
  ['AutomaticDelayedStart', 'Automatic'],
  ['Auto', 'Automatic'],
  ['        START_TYPE         : 3   DEMAND_START', 'Manual'],
  ['        START_TYPE         : 4   DISABLED', 'Disabled'],
  ['not disabled', undefined],
  ['Running  VaultSvc           Credential Manager', undefined],
  ['', undefined],
])('reads the start type in %j', (text, value) => {
  expect(read(answerFacts.credentialManagerStartType, text)).toEqual(value);
});
