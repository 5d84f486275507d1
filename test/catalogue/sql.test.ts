import { describe, expect, test } from 'vitest';
import sqlCollation from '../../src/facts/answers/sql-collation.ts';
import sqlMaxServerMemory from '../../src/facts/answers/sql-max-server-memory.ts';
import sqlProtocol from '../../src/facts/answers/sql-protocol.ts';
import sqlServerPlatform from '../../src/facts/answers/sql-server-platform.ts';
import sqlServerRelease from '../../src/facts/answers/sql-server-release.ts';
import { read } from './read.ts';
import { type Change, look } from './ready.ts';

const own = { database: 'sqlServer' } as const;

function said(id: string, change: Change = {}): [string, string] {
  const { outcome, summary } = look(id, { profile: own, ...change });
  return [outcome, summary];
}

test.each<[number, string, string]>([
  [0, 'pass', '0 objects, below 80,000.'],
  [1, 'pass', '1 object, below 80,000.'],
  [79_999, 'pass', '79,999 objects, below 80,000.'],
  [80_000, 'warning', '80,000 objects: close to 100,000, where LocalDB is full at 10 GB.'],
  [99_999, 'warning', '99,999 objects: close to 100,000, where LocalDB is full at 10 GB.'],
  [100_000, 'fail', '100,000 objects: from 100,000 on it takes full SQL Server.'],
])('sql.localdb.capacity with %d objects', (adObjectCount, outcome, words) => {
  expect(said('sql.localdb.capacity', { profile: {}, facts: { adObjectCount } })).toEqual([outcome, words]);
});

test.each<[number, string, string, string]>([
  [2022, '2026-11-20', 'pass', 'SQL Server 2022, in mainstream support until 11 January 2028.'],
  [2022, '2028-01-11', 'pass', 'SQL Server 2022, in mainstream support until 11 January 2028.'],
  [2022, '2028-01-12', 'warning', 'SQL Server 2022, whose mainstream support ended on 11 January 2028.'],
  [2019, '2026-11-20', 'warning', 'SQL Server 2019, whose mainstream support ended on 28 February 2025.'],
  [2019, '2025-02-28', 'pass', 'SQL Server 2019, in mainstream support until 28 February 2025.'],
  [2019, '2025-03-01', 'warning', 'SQL Server 2019, whose mainstream support ended on 28 February 2025.'],
  [2017, '2026-11-20', 'fail', 'SQL Server 2017 is no longer supported.'],
  [2016, '2026-11-20', 'fail', 'SQL Server 2016 is no longer supported.'],
  [2012, '2026-11-20', 'fail', 'SQL Server 2012 is no longer supported.'],
  [2025, '2026-11-20', 'fail', 'SQL Server 2025 is newer than 2022, the newest that is supported.'],
])('sql.version with %d on %s', (sqlServerRelease, now, outcome, words) => {
  expect(said('sql.version', { profile: own, facts: { sqlServerRelease }, now })).toEqual([outcome, words]);
});

test.each<[string, string, string]>([
  ['SQL_Latin1_General_CP1_CI_AS', 'pass', 'SQL_Latin1_General_CP1_CI_AS is case-insensitive.'],
  ['Latin1_General_100_CI_AS_SC_UTF8', 'pass', 'Latin1_General_100_CI_AS_SC_UTF8 is case-insensitive.'],
  ['latin1_general_ci_ai', 'pass', 'latin1_general_ci_ai is case-insensitive.'],
  ['SQL_Latin1_General_CP1_CS_AS', 'fail', 'SQL_Latin1_General_CP1_CS_AS is case-sensitive.'],
  ['Latin1_General_BIN', 'fail', 'Latin1_General_BIN is a binary collation, which tells upper from lower case.'],
  [
    'Latin1_General_100_BIN2_UTF8',
    'fail',
    'Latin1_General_100_BIN2_UTF8 is a binary collation, which tells upper from lower case.',
  ],
  ['Latin1_General_CI', 'fail', 'Latin1_General_CI does not say that it is case-insensitive (_CI_).'],
])('sql.collation with %s', (sqlCollation, outcome, words) => {
  expect(said('sql.collation', { profile: own, facts: { sqlCollation } })).toEqual([outcome, words]);
});

test.each<[string, Change['facts'], string, string]>([
  ['sql.not-azure', { sqlServerPlatform: 'windows' }, 'pass', 'SQL Server runs on Windows.'],
  ['sql.not-azure', { sqlServerPlatform: 'linux' }, 'fail', 'SQL Server runs on Linux, which is not supported.'],
  [
    'sql.not-azure',
    { sqlServerPlatform: 'azure' },
    'fail',
    'Azure SQL Database and Managed Instance are not supported.',
  ],
  ['sql.dedicated-instance', { sqlInstanceDedicated: true }, 'pass', 'No other sync engine uses the instance.'],
  ['sql.dedicated-instance', { sqlInstanceDedicated: false }, 'fail', 'Another sync engine uses the instance.'],
  ['sql.no-named-pipes', { sqlProtocol: 'tcp' }, 'pass', 'SQL Server is reached by TCP/IP.'],
  [
    'sql.no-named-pipes',
    { sqlProtocol: 'namedPipes' },
    'fail',
    'SQL Server is reached by Named Pipes, which is not supported.',
  ],
  ['sql.drivers-untouched', { sqlDriversLeftAlone: true }, 'pass', 'ODBC 17 and OLE DB 18 stay as they are installed.'],
  [
    'sql.drivers-untouched',
    { sqlDriversLeftAlone: false },
    'fail',
    'The drivers are upgraded by hand or by software updates.',
  ],
])('%s with %o: %s', (id, facts = {}, outcome, words) => {
  expect(said(id, { profile: own, facts })).toEqual([outcome, words]);
});

test('sql.localdb.backup speaks for full SQL Server where a backup is needed', () => {
  const id = 'sql.localdb.backup';
  expect(said(id, { profile: {} })).toEqual(['pass', 'It need not be backed up on its own.']);
  expect(said(id, { profile: {}, facts: { databaseBackupNeeded: true } })).toEqual([
    'fail',
    'It has to be backed up on its own, which speaks for full SQL Server.',
  ]);
});

test.each<[number, number, string, string]>([
  [12_288, 16, 'pass', 'SQL Server may take 12,288 MB of 16 GB, which leaves 4 GB.'],
  [12_289, 16, 'fail', 'SQL Server may take 12,289 MB of 16 GB, which leaves 3.9 GB, less than 4 GB.'],
  [16_384, 16, 'fail', 'SQL Server may take 16,384 MB of 16 GB, which leaves nothing.'],
  [2_147_483_647, 64, 'fail', 'Nothing limits the memory of SQL Server.'],
])('sql.memory-limit of %d MB in %d GB', (sqlMaxServerMemory, serverMemoryGb, outcome, words) => {
  const facts = { sqlMaxServerMemory, serverMemoryGb };
  expect(said('sql.memory-limit', { profile: own, facts })).toEqual([outcome, words]);
});

test.each<[number, Change['profile'], string, string]>([
  [99_999, own, 'notApplicable', '99,999 objects, fewer than 100,000.'],
  [
    100_000,
    own,
    'pass',
    '100,000 objects, and SQL Server on the same server, which needs more than the table of the hardware asks for.',
  ],
  [
    100_000,
    { ...own, sqlServerPlace: 'remote' },
    'warning',
    '100,000 objects, and SQL Server on another server, which costs performance.',
  ],
  [100_000, {}, 'fail', '100,000 objects, and LocalDB instead of full SQL Server is planned.'],
])('sql.location with %d objects and %o', (adObjectCount, profile = {}, outcome, words) => {
  expect(said('sql.location', { profile, facts: { adObjectCount } })).toEqual([outcome, words]);
});

describe('only in its situation', () => {
  const remote = { ...own, sqlServerPlace: 'remote' } as const;
  test.each<[string, Change['profile'], boolean]>([
    ['sql.localdb.capacity', {}, true],
    ['sql.localdb.capacity', own, false],
    ['sql.localdb.backup', own, false],
    ['sql.version', {}, false],
    ['sql.version', remote, true],
    ['sql.not-azure', {}, false],
    ['sql.collation', {}, false],
    ['sql.dedicated-instance', {}, false],
    ['sql.no-named-pipes', {}, false],
    ['sql.drivers-untouched', {}, true],
    ['sql.memory-limit', {}, false],
    ['sql.memory-limit', remote, false],
    ['sql.memory-limit', own, true],
    ['sql.version', { ...own, tool: 'cloud' }, false],
  ])('%s with %o: %s', (id, profile = {}, applies) => {
    expect(said(id, { profile })[0] !== 'notApplicable').toBe(applies);
  });
});

const on2019 = `Microsoft SQL Server 2019 (RTM-CU18) (KB5017593) - 15.0.4261.1 (X64)
	Sep 12 2022 15:07:06
	Copyright (C) 2019 Microsoft Corporation
	Standard Edition (64-bit) on Windows Server 2022 Datacenter 10.0 <X64> (Build 20348: ) (Hypervisor)`;
const onLinux = `Microsoft SQL Server 2022 (RTM-CU10) (KB5031778) - 16.0.4095.4 (X64)
	Developer Edition (64-bit) on Linux (Ubuntu 22.04.3 LTS) <X64>`;
const azure = `Microsoft SQL Azure (RTM) - 12.0.2000.8
	Oct  2 2024 11:51:41
	Copyright (C) 2022 Microsoft Corporation`;

test.each<[string, number | undefined]>([
  [on2019, 2019],
  [onLinux, 2022],
  ['2022', 2022],
  [' SQL 2019 ', 2019],
  ['SQL Server 2008 R2', 2008],
  ['SQL2017', 2017],
  ['16.0.4105.2', 2022],
  ['Version 15.0', 2019],
  ['17.0.1000.7', 2025],
  [azure, undefined],
  ['Azure SQL Database', undefined],
  ['9.00.5000', undefined],
  ['SQL Server 2019 or SQL Server 2022', undefined],
  ['Windows Server 2022', undefined],
  ['the newest', undefined],
  ['', undefined],
])('the release of SQL Server in %j', (text, release) => {
  expect(sqlServerRelease.parse?.(text)).toBe(release);
});

test.each<[string, string | undefined]>([
  [on2019, 'windows'],
  [onLinux, 'linux'],
  [azure, 'azure'],
  ['Azure SQL Managed Instance', 'azure'],
  ['windows', 'windows'],
  ['SQL Server on Linux', 'linux'],
  ['Microsoft SQL Server 2022 (RTM) - 16.0.1000.6 (X64)', undefined],
  ['an Azure VM', undefined],
  ['', undefined],
])('what SQL Server runs on in %j', (text, platform) => {
  expect(sqlServerPlatform.parse?.(text)).toBe(platform);
});

test.each<[string, string | undefined]>([
  ['SQL_Latin1_General_CP1_CI_AS', 'SQL_Latin1_General_CP1_CI_AS'],
  ['  Latin1_General_100_BIN2_UTF8\n', 'Latin1_General_100_BIN2_UTF8'],
  [
    '\n-----------------------------\nSQL_Latin1_General_CP1_CS_AS\n\n(1 rows affected)\n',
    'SQL_Latin1_General_CP1_CS_AS',
  ],
  ['Collation : Japanese_XJIS_140_CI_AS', 'Japanese_XJIS_140_CI_AS'],
  ['SQL_Latin1_General_CP1_CI_AS\nsql_latin1_general_cp1_ci_as', 'SQL_Latin1_General_CP1_CI_AS'],
  ['SQL_Latin1_General_CP1_CI_AS and Latin1_General_CS_AS', undefined],
  ['case-insensitive', undefined],
  ['CI_AS', undefined],
  ['', undefined],
])('the collation in %j', (text, collation) => {
  expect(sqlCollation.parse?.(text)).toBe(collation);
});

test.each<[string, string | undefined]>([
  ['TCP/IP', 'tcp'],
  ['tcp', 'tcp'],
  ['net_transport\n-------------\nTCP\n\n(1 rows affected)', 'tcp'],
  ['Named pipe', 'namedPipes'],
  ['named pipes', 'namedPipes'],
  ['net_transport\n-------------\nTCP\nNamed pipe', undefined],
  ['not TCP', undefined],
  ['Shared memory', undefined],
  ['', undefined],
])('the protocol in %j', (text, protocol) => {
  expect(sqlProtocol.parse?.(text)).toBe(protocol);
});

test.each<[string, number | null]>([
  ['12288', 12_288],
  ['12 GB', 12_288],
  ['12,288 MB', 12_288],
  ['value_in_use\n------------\n2147483647', 2_147_483_647],
  ['max server memory (MB)              128         2147483647  8192         4096', 4096],
  ['no limit', 2_147_483_647],
  ['0', null],
  ['half of it', null],
  ['-4096', null],
])('the memory limit in %j', (text, megabytes) => {
  expect(read(sqlMaxServerMemory, text) ?? null).toBe(megabytes);
});
