import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/catalogue/tools/differences.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { combine } from '../../src/facts/combine.ts';
import type { Facts, FactValues } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import type { Reading } from '../../src/facts/reading.ts';
import { compareTools } from '../../src/review/compare-tools.ts';
import { known, unknownBecause } from '../catalogue/ready.ts';

type Told = { readonly [K in keyof FactValues]?: FactValues[K] };

const readings = (told: Told): Facts =>
  Object.fromEntries(Object.entries(told).map(([name, value]) => [name, known(value)])) as Facts;

interface Site {
  readonly profile?: Partial<Profile>;
  readonly told?: Told;
  readonly tenant?: Told;
  readonly subjects?: Readonly<Record<string, Told>>;
  readonly site?: Facts;
}

function compare({ profile = {}, told = {}, tenant = {}, subjects = {}, site = {} }: Site = {}) {
  const plan: Profile = { ...defaultProfile, ...profile };
  const answers = {
    site: { ...readings(told), ...site },
    subjects: Object.fromEntries(Object.entries(subjects).map(([id, facts]) => [id, readings(facts)])),
  };
  return compareTools(
    differences,
    plan,
    combine(readings(tenant), answers, plan, new Date('2026-11-20T12:00:00Z')),
    askedFacts,
  );
}

function row(title: string, site?: Site) {
  const found = compare(site).rows.find(({ difference }) => difference.title === title);
  if (!found) throw new Error(`No difference is called ${title}`);
  return { ...found.stake, rulesOut: found.rulesOut };
}

const syncedDevices = (devices: number) => ({ users: 10, groups: 1, contacts: 0, devices });
const syncFeatures = (features: Record<string, boolean | null>) => ({ features, deletionPrevention: null });
const named = (kind: string, number: number) =>
  Array.from({ length: number }, (_, index) => ({ id: `${kind}-${index + 1}`, name: `${kind}${index + 1}.local` }));

/** Nothing is left open, and nothing stands against either tool. */
const settled: Site = {
  profile: { objectsInScope: 12_000 },
  told: { largestGroupSize: 900, deviceWriteback: 'off', externalDirectoryObjectIdInSchema: true },
};

describe('signing in', () => {
  test('pass-through authentication rules out Cloud Sync, whichever tool is planned', () => {
    for (const tool of ['connect', 'cloud'] as const)
      expect(row('Setting up pass-through authentication', { profile: { tool, signIn: 'passThrough' } })).toEqual({
        kind: 'needed',
        because: 'People are to sign in that way.',
        rulesOut: ['cloud'],
      });
    expect(row('Setting up pass-through authentication').kind).toBe('none');
  });

  test.each([
    ['adfs', 'The wizard is to set up AD FS.'],
    ['pingFederate', 'The wizard is to set up PingFederate.'],
  ] as const)('a federation that the wizard sets up (%s) rules out Cloud Sync', (federationSetup, because) => {
    expect(row('Setting up federation with AD FS or PingFederate', { profile: { federationSetup } })).toEqual({
      kind: 'needed',
      because,
      rulesOut: ['cloud'],
    });
  });

  test('a federation that is there already rules out neither', () => {
    const federated = row('Setting up federation with AD FS or PingFederate', { profile: { signIn: 'federation' } });
    expect(federated).toMatchObject({ kind: 'felt', rulesOut: [] });
  });
});

describe('objects of a domain', () => {
  const title = 'Many objects in one domain';

  test.each([
    [0, 'felt', [], 'The domain brings 0 objects, within the limit.'],
    [150_000, 'felt', [], 'The domain brings 150,000 objects, within the limit.'],
    [150_001, 'needed', ['cloud'], 'The domain brings 150,001 objects.'],
  ])('%i in the only domain', (objectsInScope, kind, rulesOut, because) => {
    expect(row(title, { profile: { objectsInScope } })).toMatchObject({ kind, rulesOut, because });
  });

  test('a count by a person comes before the number of the plan', () => {
    const site: Site = { profile: { objectsInScope: 150_001 }, told: { domainObjectCount: 150_000 } };
    expect(row(title, site)).toMatchObject({ kind: 'felt', rulesOut: [] });
  });

  test('not counted: it is open, and says how many the tenant has by now', () => {
    expect(row(title)).toMatchObject({ kind: 'open', about: 'how many objects will be synchronized' });
    expect(row(title, { tenant: { syncedObjectCounts: syncedDevices(200_000) } })).toMatchObject({
      kind: 'open',
      about: 'how many objects will be synchronized; 200,011 objects of this tenant are synchronized now',
      rulesOut: [],
    });
  });

  describe('in several domains', () => {
    const profile = { domains: named('domain', 2) };
    test.each([
      ['few in all', 150_000, {}, 'felt', []],
      ['many in all', 150_001, {}, 'open', []],
      ['one of them counted, and small', 300_000, { 'domain-1': { domainObjectCount: 150_000 } }, 'open', []],
      ['one of them counted, and large', 300_000, { 'domain-2': { domainObjectCount: 150_001 } }, 'needed', ['cloud']],
      [
        'all of them counted, and small',
        300_000,
        { 'domain-1': { domainObjectCount: 150_000 }, 'domain-2': { domainObjectCount: 150_000 } },
        'felt',
        [],
      ],
    ])('%s', (_, objectsInScope, subjects, kind, rulesOut) => {
      expect(row(title, { profile: { ...profile, objectsInScope }, subjects })).toMatchObject({ kind, rulesOut });
    });

    test('a domain that is no longer planned does not count', () => {
      const subjects = { 'domain-9': { domainObjectCount: 900_000 } };
      expect(row(title, { profile: { ...profile, objectsInScope: 300_000 }, subjects }).kind).toBe('open');
    });

    test('several forests have several domains, whether they are named or not', () => {
      const forests = named('forest', 2);
      expect(row(title, { profile: { forests, objectsInScope: 200_000 } })).toMatchObject({
        kind: 'open',
        rulesOut: [],
      });
      expect(row(title, { profile: { forests, objectsInScope: 100_000 } }).kind).toBe('felt');
    });
  });
});

test.each([
  [50_000, 'felt', []],
  [50_001, 'needed', ['cloud']],
  [250_000, 'needed', ['cloud']],
  [250_001, 'needed', ['connect', 'cloud']],
])('a group of %i members', (largestGroupSize, kind, rulesOut) => {
  expect(row('Large groups', { told: { largestGroupSize } })).toMatchObject({ kind, rulesOut });
});

test.each([
  [100_000, 'none'],
  [100_001, 'felt'],
])('%i objects and a database', (objectsInScope, kind) => {
  expect(row('Doing without a SQL Server', { profile: { objectsInScope } }).kind).toBe(kind);
});

test('a SQL Server is felt only where it is part of the plan', () => {
  const kind = (tool: Profile['tool']) =>
    row('Doing without a SQL Server', { profile: { tool, database: 'sqlServer' } }).kind;
  expect(kind('connect')).toBe('felt');
  expect(kind('cloud')).toBe('none');
});

describe('several forests', () => {
  const forests = named('forest', 2);

  test('one that the server does not reach rules out Connect Sync, and is named', () => {
    const title = 'Forests that no single server reaches';
    expect(row(title, { told: { unreachableDomains: ['contoso.local'] } }).kind).toBe('none');
    expect(row(title, { profile: { forests } }).kind).toBe('open');
    expect(row(title, { profile: { forests }, told: { unreachableDomains: [] } })).toMatchObject({
      kind: 'felt',
      rulesOut: [],
    });
    expect(row(title, { profile: { forests }, told: { unreachableDomains: ['forest2.local'] } })).toEqual({
      kind: 'needed',
      because: 'As it stands, the server cannot reach forest2.local.',
      rulesOut: ['connect'],
    });
  });

  test.each([
    ['singleForest', 'none', []],
    ['separateForests', 'none', []],
    ['fullMesh', 'needed', ['cloud']],
    ['accountAndResourceForests', 'needed', ['cloud']],
  ] as const)('the topology %s and the same people in several of them', (topology, kind, rulesOut) => {
    expect(row('The same people in several forests', { told: { topology } })).toMatchObject({ kind, rulesOut });
  });

  test('whether they hold the same people is open until the topology is told', () => {
    expect(row('The same people in several forests', { profile: { forests } }).kind).toBe('open');
    expect(row('The same people in several forests').kind).toBe('none');
  });

  test.each([
    'References across forests, such as a manager in another one',
    'One user with attributes from several domains',
  ])('%s shows with a second domain, and is open with a second forest', (title) => {
    expect(row(title).kind).toBe('none');
    expect(row(title, { profile: { domains: named('domain', 2) } })).toMatchObject({
      kind: 'felt',
      because: 'The plan has 2 domains.',
      rulesOut: [],
    });
    // Nothing in the plan tells whether it is needed, and it may rule out Cloud Sync.
    expect(row(title, { profile: { forests } })).toMatchObject({ kind: 'open', rulesOut: [] });
  });
});

describe('the schema', () => {
  const title = 'A schema of Active Directory older than Windows Server 2016';
  test.each([
    [86, 'needed', ['cloud']],
    [87, 'none', []],
  ])('of version %i', (adSchemaVersion, kind, rulesOut) => {
    expect(row(title, { told: { adSchemaVersion } })).toMatchObject({ kind, rulesOut });
  });

  test('the attribute itself says more than the version', () => {
    expect(row(title, { told: { externalDirectoryObjectIdInSchema: true, adSchemaVersion: 69 } }).kind).toBe('none');
    expect(row(title, { told: { externalDirectoryObjectIdInSchema: false, adSchemaVersion: 88 } }).rulesOut).toEqual([
      'cloud',
    ]);
    expect(row(title).kind).toBe('open');
  });

  test('one old forest of two is enough', () => {
    const profile = { forests: named('forest', 2) };
    const subjects = { 'forest-1': { adSchemaVersion: 88 }, 'forest-2': { adSchemaVersion: 69 } };
    expect(row(title, { profile, subjects })).toMatchObject({ kind: 'needed', rulesOut: ['cloud'] });
  });
});

describe('devices', () => {
  test('devices that came from Active Directory show, and rule out neither', () => {
    const kind = (devices: number) =>
      row('Device objects for hybrid join', { tenant: { syncedObjectCounts: syncedDevices(devices) } });
    expect(kind(0).kind).toBe('none');
    expect(kind(1)).toMatchObject({ kind: 'felt', because: '1 device of this tenant came from Active Directory.' });
  });

  test('device writeback by plan, by what the tenant has, and undecided', () => {
    const title = 'Device writeback';
    const switchedOn = syncFeatures({ deviceWritebackEnabled: true });
    expect(row(title, { told: { deviceWriteback: 'on' } }).rulesOut).toEqual(['cloud']);
    expect(row(title, { tenant: { syncFeatures: switchedOn } })).toEqual({
      kind: 'needed',
      because: 'It is switched on in this tenant.',
      rulesOut: ['cloud'],
    });
    expect(row(title, { told: { deviceWriteback: 'off' }, tenant: { syncFeatures: switchedOn } }).kind).toBe('none');
    expect(row(title, { told: { deviceWriteback: 'undecided' } }).kind).toBe('open');
    expect(row(title, { tenant: { syncFeatures: syncFeatures({ deviceWritebackEnabled: null }) } }).kind).toBe('open');
  });

  test('someone who said that it does not apply is not asked again', () => {
    const excluded: Reading<never> = unknownBecause({ kind: 'saidNotApplicable', because: 'no devices' });
    expect(row('Device writeback', { site: { deviceWriteback: excluded } }).kind).toBe('none');
    const ignorant: Reading<never> = unknownBecause({ kind: 'saidUnknown' });
    expect(row('Device writeback', { site: { deviceWriteback: ignorant } }).kind).toBe('open');
  });
});

test('groups from the cloud rule out Connect Sync', () => {
  const title = 'Provisioning security groups from the cloud to Active Directory';
  expect(row(title, { profile: { groupProvisioning: true } })).toMatchObject({ kind: 'needed', rulesOut: ['connect'] });
  expect(row(title).kind).toBe('none');
});

describe('the scope', () => {
  const ofUnits = { scoping: 'organizationalUnit' } as const;
  test.each([
    [50, 'felt', [], 'within the limit'],
    [51, 'felt', [], 'at the edge'],
    [59, 'felt', [], 'at the edge'],
    [60, 'needed', ['cloud'], '60 OUs or groups.'],
  ])('of %i OUs', (scopedContainerCount, kind, rulesOut, because) => {
    const found = row('A scope of many OUs', { profile: ofUnits, told: { scopedContainerCount } });
    expect(found).toMatchObject({ kind, rulesOut, because: expect.stringContaining(because) });
  });

  test('of OUs that nobody counted is open; a scope of everything asks for nothing', () => {
    expect(row('A scope of many OUs', { profile: ofUnits }).kind).toBe('open');
    expect(row('A scope of many OUs', { told: { scopedContainerCount: 900 } }).kind).toBe('none');
  });

  test.each([
    [50_000, 'felt', []],
    [50_001, 'needed', ['cloud']],
  ])('of a group with %i members', (largestScopingGroup, kind, rulesOut) => {
    const site: Site = { profile: { scoping: 'group' }, told: { largestScopingGroup } };
    expect(row('A scope given by a group', site)).toMatchObject({ kind, rulesOut });
  });
});

describe('operation', () => {
  const staging = [{ id: 'staging-1', name: 'sync02', role: 'staging' }] as const;

  test('a staging server is a means: it shows, and rules out neither', () => {
    for (const title of [
      'Going on by itself when one server fails',
      'Looking at a change on a staging server before it counts',
    ]) {
      expect(row(title, { profile: { servers: [...staging] } })).toMatchObject({ kind: 'felt', rulesOut: [] });
      expect(row(title, { profile: { tool: 'cloud', servers: [...staging] } }).kind).toBe('none');
      expect(row(title).kind).toBe('none');
    }
  });

  test('several agents show from the second on', () => {
    const agents = (plannedProvisioningAgents: number) =>
      row('Going on by itself when one server fails', {
        profile: { tool: 'cloud' },
        told: { plannedProvisioningAgents },
      });
    expect(agents(1).kind).toBe('none');
    expect(agents(2)).toMatchObject({ kind: 'felt', because: 'The plan has 2 agents.', rulesOut: [] });
  });
});

describe('the conclusion', () => {
  test('neither is ruled out, and nothing is open', () => {
    expect(compare(settled)).toMatchObject({ ruledOut: [], isOpen: false });
  });

  test('a new review rules out neither and leaves open what could', () => {
    const { ruledOut, isOpen, rows } = compare();
    expect({ ruledOut, isOpen }).toEqual({ ruledOut: [], isOpen: true });
    expect(rows.filter(({ stake }) => stake.kind === 'open').map(({ difference }) => difference.title)).toEqual([
      'Many objects in one domain',
      'Large groups',
      'A schema of Active Directory older than Windows Server 2016',
      'Device writeback',
    ]);
  });

  test('what the documents do not say rules out neither, and is no yes', () => {
    const china = compare({ ...settled, profile: { ...settled.profile, cloud: 'china' } });
    expect(china).toMatchObject({ ruledOut: [], isOpen: true });
    expect(china.rows[0]?.difference.title).toBe('The cloud in China, operated by 21Vianet');
  });

  test('each can be ruled out by something else', () => {
    const both = compare({
      ...settled,
      profile: { ...settled.profile, signIn: 'passThrough', groupProvisioning: true },
    });
    expect(both.ruledOut).toEqual(['connect', 'cloud']);
    expect(both.rows.slice(0, 2).map(({ rulesOut }) => rulesOut)).toEqual([['cloud'], ['connect']]);
  });

  test('for any plan every difference is there once, what rules out a tool first', () => {
    const plans = fc.record({
      tool: fc.constantFrom('connect', 'cloud'),
      cloud: fc.constantFrom('global', 'china'),
      signIn: fc.constantFrom('passwordHash', 'passThrough', 'federation'),
      federationSetup: fc.constantFrom('none', 'adfs'),
      scoping: fc.constantFrom('all', 'organizationalUnit', 'group'),
      objectsInScope: fc.option(fc.nat(400_000)),
      groupProvisioning: fc.boolean(),
      frequentChanges: fc.boolean(),
      forests: fc.integer({ min: 0, max: 3 }).map((number) => named('forest', number)),
    }) as fc.Arbitrary<Partial<Profile>>;
    fc.assert(
      fc.property(plans, fc.option(fc.nat(300_000), { nil: undefined }), (profile, largestGroupSize) => {
        const told = largestGroupSize === undefined ? {} : { largestGroupSize };
        const { rows, ruledOut } = compare({ profile, told });
        expect(new Set(rows.map(({ difference }) => difference))).toEqual(new Set(differences));
        const ranks = rows.map(({ stake, rulesOut }) =>
          rulesOut.length > 0 ? -1 : ['needed', 'felt', 'open', 'none'].indexOf(stake.kind),
        );
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(new Set(ruledOut)).toEqual(new Set(rows.flatMap(({ rulesOut }) => rulesOut)));
        // The plan alone decides: which of the two it names never rules a tool in or out by itself.
        const other = compare({ profile: { ...profile, tool: profile.tool === 'cloud' ? 'connect' : 'cloud' }, told });
        expect(other.ruledOut).toEqual(ruledOut);
      }),
    );
  });
});
