import { describe, expect, test } from 'vitest';
import { answerFacts } from '../../src/facts/index.generated.ts';
import { read } from './read.ts';
import { type Change, look } from './ready.ts';

function said(id: string, change?: Change): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

const cloud = { tool: 'cloud' } as const;

describe('ad.forest.functional-level', () => {
  test.each([
    ['Windows2000Forest', 'fail', 'The functional level is Windows2000Forest, older than Windows Server 2003.'],
    [
      'Windows2003InterimForest',
      'fail',
      'The functional level is Windows2003InterimForest, older than Windows Server 2003.',
    ],
    ['Windows2003Forest', 'pass', 'The functional level is Windows2003Forest.'],
    ['Windows2012R2Forest', 'pass', 'The functional level is Windows2012R2Forest.'],
    ['Windows2025Forest', 'pass', 'The functional level is Windows2025Forest.'],
  ] as const)('%s: %s', (forestFunctionalLevel, outcome, words) => {
    expect(said('ad.forest.functional-level', { facts: { forestFunctionalLevel } })).toEqual([outcome, words]);
    expect(said('ad.forest.functional-level', { facts: { forestFunctionalLevel }, profile: cloud })[0]).toBe(outcome);
  });

  test.each([
    ['\nForestMode\n----------\nWindows2016Forest\n\n', 'Windows2016Forest'],
    [
      'ApplicationPartitions : {DC=DomainDnsZones,DC=contoso,DC=com}\nForestMode : Windows2012R2Forest\nName : contoso.com',
      'Windows2012R2Forest',
    ],
    ['windows2003interimforest', 'Windows2003InterimForest'],
    ['2016', 'Windows2016Forest'],
    ['Windows Server 2012 R2', 'Windows2012R2Forest'],
    ['WS2008R2', 'Windows2008R2Forest'],
    ['Windows Server 2003 interim', 'Windows2003InterimForest'],
    ['7', 'Windows2016Forest'],
    ['msDS-Behavior-Version : 10', 'Windows2025Forest'],
    ['Windows Server 2025', 'Windows2025Forest'],
    // The level of a domain, a release without a level, two forests, and no level at all.
    ['Windows2016Domain', undefined],
    ['2019', undefined],
    ['Windows2016Forest\nWindows2012Forest', undefined],
    ['8', undefined],
    ['the newest', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.forestFunctionalLevel, text)).toEqual(value);
  });
});

describe('ad.dc.supported-os', () => {
  test.each<[string[], string, string]>([
    [['2019', '2022'], 'pass', 'Domain controllers run Windows Server 2019 and 2022.'],
    [['2016'], 'warning', 'Domain controllers run Windows Server 2016: support may need a paid program.'],
    [
      ['2012 R2', '2016', '2022'],
      'warning',
      'Domain controllers run Windows Server 2012 R2 and 2016: support may need a paid program.',
    ],
    [['2003'], 'warning', 'Domain controllers run Windows Server 2003: support may need a paid program.'],
    [['2028'], 'pass', 'Domain controllers run Windows Server 2028.'],
  ])('%j: %s', (domainControllerReleases, outcome, words) => {
    expect(said('ad.dc.supported-os', { facts: { domainControllerReleases } })).toEqual([outcome, words]);
  });

  test.each<[string, string[] | undefined]>([
    [
      'Windows Server 2022 Datacenter\nWindows Server 2012 R2 Standard\nWindows Server 2022 Datacenter',
      ['2012 R2', '2022'],
    ],
    [
      'Name      OperatingSystem\n----      ---------------\nDC2012-01 Windows Server 2019 Standard\nDC02      Windows Server® 2008 Standard',
      ['2008', '2019'],
    ],
    ['2019, 2022', ['2019', '2022']],
    ['2012R2', ['2012 R2']],
    ['Windows Server 2016', ['2016']],
    ['Name OperatingSystem\n---- ---------------\nDC01 Windows Server 20...', undefined],
    ['all current', undefined],
    ['Windows 11 Enterprise', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.domainControllerReleases, text)).toEqual(value);
  });
});

describe('ad.dc.writable', () => {
  test('is as the command prints it', () => {
    expect(said('ad.dc.writable')).toEqual(['pass', 'The domain controller is writable.']);
    expect(said('ad.dc.writable', { facts: { domainControllerReadOnly: true } })).toEqual([
      'fail',
      'The domain controller is read-only.',
    ]);
  });

  test.each([
    ['HostName             IsReadOnly\n--------             ----------\n{dc01.contoso.com}        False', false],
    ['HostName   : {rodc01.contoso.com}\nIsReadOnly : True', true],
    ['False', false],
    ['no', false],
    ['Yes', true],
    ['{dc01} False\n{dc02} True', undefined],
    ['{dc01.contoso.com}', undefined],
    ['no idea how to see that', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.domainControllerReadOnly, text)).toEqual(value);
  });
});

describe('ad.netbios.no-dot', () => {
  test('records the names, and names those with a period', () => {
    expect(said('ad.netbios.no-dot', { facts: { netbiosNames: ['CONTOSO', 'EMEA'] } })).toEqual([
      'pass',
      'Without a period: CONTOSO and EMEA.',
    ]);
    expect(look('ad.netbios.no-dot', { facts: { netbiosNames: ['CONTOSO', 'CORP.LOCAL'] } })).toMatchObject({
      outcome: 'fail',
      summary: 'With a period: CORP.LOCAL.',
      value: { netbiosNames: ['CONTOSO', 'CORP.LOCAL'] },
    });
  });

  test.each<[string, string[] | undefined]>([
    ['CONTOSO\r\nEMEA\r\n', ['CONTOSO', 'EMEA']],
    ['CONTOSO, EMEA', ['CONTOSO', 'EMEA']],
    ['NetBIOSName\n-----------\nCONTOSO\n', ['CONTOSO']],
    ['NetBIOSName : CORP.LOCAL', ['CORP.LOCAL']],
    ['"CONTOSO"', ['CONTOSO']],
    ['none', undefined],
    ["I think it's CORP", undefined],
    ["Get-ADForest : The term 'Get-ADForest' is not recognized as the name of a cmdlet", undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.netbiosNames, text)).toEqual(value);
  });
});

describe('ad.recycle-bin', () => {
  test('enabled or not', () => {
    expect(said('ad.recycle-bin')).toEqual(['pass', 'The Recycle Bin is enabled.']);
    expect(said('ad.recycle-bin', { facts: { recycleBinEnabled: false } })).toEqual([
      'fail',
      'The Recycle Bin is not enabled.',
    ]);
  });

  test.each([
    [
      'EnabledScopes\n-------------\n{CN=Partitions,CN=Configuration,DC=contoso,DC=com, CN=NTDS Settings,CN=DC01...',
      true,
    ],
    ['EnabledScopes\n-------------\n{CN=Partitions,CN=Configuration,DC=contoso,DC=com}', true],
    ['EnabledScopes\n-------------\n{}', false],
    ['EnabledScopes : {}', false],
    ['yes', true],
    ['no', false],
    ['EnabledScopes', undefined],
    ['perhaps', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.recycleBinEnabled, text)).toEqual(value);
  });
});

describe('ad.idfix', () => {
  const id = 'ad.idfix';
  const notAsked = { kind: 'notAsked' } as const;

  test.each<[string, Change, string, string]>([
    ['clean and recent', {}, 'pass', 'No errors left after the check with IdFix on 16 November 2026.'],
    [
      'clean, 30 days ago',
      { facts: { directoryCheckedOn: '2026-10-21' } },
      'pass',
      'No errors left after the check with IdFix on 21 October 2026.',
    ],
    [
      'clean, 31 days ago',
      { facts: { directoryCheckedOn: '2026-10-20' } },
      'warning',
      'No errors left after the check with IdFix on 20 October 2026, which was 31 days ago: check again.',
    ],
    [
      'one error left',
      { facts: { directoryCheckErrorsLeft: 1, directoryCheckTool: 'our script' } },
      'fail',
      '1 error left after the check with our script.',
    ],
    [
      'errors left, whenever it was',
      { facts: { directoryCheckErrorsLeft: 1200 }, missing: { directoryCheckedOn: notAsked } },
      'fail',
      '1,200 errors left after the check with IdFix.',
    ],
    [
      'never run, and nothing else is asked for',
      {
        facts: { directoryCheckTool: '' },
        missing: { directoryCheckErrorsLeft: notAsked, directoryCheckedOn: notAsked },
      },
      'fail',
      'The data of the directory has not been checked yet.',
    ],
    [
      'tomorrow, where it is tomorrow already',
      { facts: { directoryCheckedOn: '2026-11-21' } },
      'pass',
      'on 21 November 2026.',
    ],
    [
      'planned',
      { facts: { directoryCheckedOn: '2026-11-22' } },
      'fail',
      'The check with IdFix is still to come: 22 November 2026.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, expect.stringContaining(words)]);
    expect(said(id, { ...change, profile: cloud })[0]).toBe(outcome);
  });

  test('keeps the tool, the number and the day', () => {
    expect(look(id)).toMatchObject({ value: { tool: 'IdFix', errorsLeft: 0, checkedOn: '2026-11-16' } });
  });

  test.each(['directoryCheckErrorsLeft', 'directoryCheckedOn'] as const)('is unknown without %s', (fact) => {
    expect(look(id, { missing: { [fact]: notAsked } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...notAsked, fact },
    });
  });

  test.each([
    ['IdFix', 'IdFix'],
    ['  IdFix 2.6.0.0\n', 'IdFix 2.6.0.0'],
    ['our own script on a CSVDE export', 'our own script on a CSVDE export'],
    ['none', ''],
    ['Not yet.', ''],
    ['not run yet', ''],
    ['x'.repeat(101), undefined],
    ['   ', undefined],
  ])('reads the tool in %j', (text, value) => {
    expect(read(answerFacts.directoryCheckTool, text)).toEqual(value);
  });

  test.each([
    ['0', 0],
    ['none', 0],
    ['No errors', 0],
    ['12', 12],
    ['1,204', 1204],
    ['Query Count: 5215  Error Count: 12', 12],
    ['Query Count: 5215  Error Count: 0', 0],
    ['a few', undefined],
    ['-1', undefined],
    ['2.5', undefined],
  ])('reads the errors left in %j', (text, value) => {
    expect(read(answerFacts.directoryCheckErrorsLeft, text)).toEqual(value);
  });
});

describe('ad.schema.external-directory-object-id', () => {
  const id = 'ad.schema.external-directory-object-id';

  test('present or not', () => {
    expect(said(id)).toEqual(['pass', 'The schema has the attribute.']);
    expect(said(id, { facts: { externalDirectoryObjectIdInSchema: false } })).toEqual([
      'fail',
      'The schema does not have the attribute.',
    ]);
    expect(said(id, { profile: { tool: 'connect' } })[0]).toBe('notApplicable');
  });

  test.each([
    ['True', true],
    ['False\r\n', false],
    ['yes', true],
    ['No', false],
    ['True\nFalse', undefined],
    ['Get-ADObject : Cannot find an object', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.externalDirectoryObjectIdInSchema, text)).toEqual(value);
  });
});

test.each([
  ['singleForest', 'pass', 'One forest and one tenant.'],
  ['separateForests', 'pass', 'Several forests with each user in one of them, one server and one tenant.'],
  ['fullMesh', 'pass', 'Several forests that hold the same people, one server and one tenant.'],
  ['accountAndResourceForests', 'pass', 'Account forests and a resource forest, one server and one tenant.'],
  ['severalTenants', 'pass', 'Several tenants with a server for each of them.'],
  ['severalServers', 'fail', 'Several active servers for one tenant are not supported.'],
  ['other', 'fail', 'The topology is none of the documented ones.'],
] as const)('ad.topology.supported: %s', (topology, outcome, words) => {
  expect(said('ad.topology.supported', { facts: { topology } })).toEqual([outcome, words]);
});

describe('ad.group-size', () => {
  test.each([
    ['connect', 250_000, 'pass', 'The largest group has 250,000 members, the limit is 250,000.'],
    ['connect', 250_001, 'fail', 'The largest group has 250,001 members, the limit is 250,000.'],
    ['cloud', 50_000, 'pass', 'The largest group has 50,000 members, the limit is 50,000.'],
    ['cloud', 50_001, 'fail', 'The largest group has 50,001 members, the limit is 50,000.'],
    ['cloud', 1, 'pass', 'The largest group has 1 member, the limit is 50,000.'],
  ] as const)('%s, %i: %s', (tool, largestGroupSize, outcome, words) => {
    expect(said('ad.group-size', { profile: { tool }, facts: { largestGroupSize } })).toEqual([outcome, words]);
  });
});
