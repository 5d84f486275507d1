import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../src/facts/facts.ts';
import { type Change, domain, known, look, ready, refused, unknownBecause } from './ready.ts';

/** What was concluded and in which words. */
function said(id: string, change?: Change): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

describe('tenant.exists', () => {
  test('names the tenant, so that nobody reviews the wrong one', () => {
    expect(said('tenant.exists')).toEqual(['pass', 'Contoso (12cce4b4-4ab8-40b7-be4d-f5d7742ec185).']);
    const organization = { ...ready.organization, displayName: null };
    expect(said('tenant.exists', { facts: { organization } })[1]).toMatch(/^Unnamed tenant/);
  });
});

describe('tenant.domain.verified', () => {
  const id = 'tenant.domain.verified';
  const domains = [
    domain('contoso.onmicrosoft.com', { isInitial: true }),
    domain('Contoso.com'),
    domain('fabrikam.com', { isVerified: false }),
  ];

  test('every planned suffix is verified, in whatever case', () => {
    expect(said(id, { facts: { domains }, profile: { upnSuffixes: ['contoso.com'] } })).toEqual([
      'pass',
      'Verified: contoso.com.',
    ]);
  });

  test('an unverified one fails and names the record that is missing', () => {
    const domainDnsRecords: FactValues['domainDnsRecords'] = {
      'fabrikam.com': known([
        { label: 'fabrikam.com', recordType: 'Txt', text: 'MS=ms86120656' },
        { label: 'fabrikam.com', recordType: 'Mx', mailExchange: 'ms86120656.msv1.invalid' },
      ]),
    };
    const profile = { upnSuffixes: ['contoso.com', 'fabrikam.com'] };
    expect(said(id, { facts: { domains, domainDnsRecords }, profile })).toEqual([
      'fail',
      'fabrikam.com is added but not verified: the TXT record MS=ms86120656 at fabrikam.com or the MX record ms86120656.msv1.invalid at fabrikam.com is still missing.',
    ]);
    const place =
      'fabrikam.com is added but not verified: Custom domain names shows the DNS record that is still missing.';
    expect(said(id, { facts: { domains }, missing: { domainDnsRecords: refused }, profile })).toEqual(['fail', place]);
    const unread = { 'fabrikam.com': unknownBecause(refused) };
    expect(said(id, { facts: { domains, domainDnsRecords: unread }, profile })).toEqual(['fail', place]);
  });

  test('one that is not added fails, and so does a subdomain nobody added', () => {
    const profile = { upnSuffixes: ['eu.contoso.com', 'tailspin.com'] };
    expect(said(id, { facts: { domains }, profile })).toEqual([
      'fail',
      'Not added to the tenant: eu.contoso.com and tailspin.com.',
    ]);
  });

  test('with no suffix named, one verified domain of its own is enough', () => {
    expect(said(id, { facts: { domains } })).toEqual(['pass', 'Verified: Contoso.com.']);
  });

  test.each([
    'contoso.mail.onmicrosoft.com',
    'contoso.onmicrosoft.us',
    'contoso.partner.onmschina.cn',
  ])('%s is none of its own', (given) => {
    expect(said(id, { facts: { domains: [domain(given)] } })).toEqual([
      'fail',
      'The tenant has no domain of its own, only those that Microsoft gave it.',
    ]);
  });

  test('with no suffix named and none verified, the one that waits is named', () => {
    const [initial, , waiting] = domains;
    const facts = { domains: [initial, waiting] as FactValues['domains'] };
    expect(said(id, { facts })[0]).toBe('fail');
    expect(said(id, { facts })[1]).toMatch(/^fabrikam.com is added but not verified/);
  });
});

describe('tenant.quota.objects', () => {
  const id = 'tenant.quota.objects';
  /** `inTenant` objects of which none is synchronized, and `toCome` more. */
  const sized = (inTenant: number, toCome = 0): Partial<FactValues> => ({
    adObjectCount: toCome,
    objectCounts: { users: inTenant, groups: 0, contacts: 0, devices: 0, applications: 0, servicePrincipals: 0 },
    syncedObjectCounts: { users: 0, groups: 0, contacts: 0, devices: 0 },
    objectQuota: null,
  });
  const initialOnly = [domain('contoso.onmicrosoft.com', { isInitial: true })];
  const withRaise = (facts: Partial<FactValues>, raisedObjectLimit = 0) => ({ facts: { ...facts, raisedObjectLimit } });

  test("adds what is still to come to Graph's own count, and says how", () => {
    expect(said(id)).toEqual([
      'pass',
      '5,200 objects expected (5,000 in the tenant, 200 still to come from Active Directory), the limit is 300,000 as Graph shows it.',
    ]);
  });

  test('fewer objects in scope than are synchronized take nothing away', () => {
    expect(said(id, { facts: { adObjectCount: 0 } })[1]).toMatch(/^5,000 objects expected \(5,000 .*, 0 still to come/);
  });

  test.each([
    [45_000, 'pass', /^45,000 objects expected/],
    [45_001, 'warning', /^Close to the limit: 45,001/],
    [50_000, 'warning', /^Close to the limit: 50,000/],
    [50_001, 'fail', /^Too many: 50,001 .* the limit is 50,000 as Graph shows it\.$/],
  ])("%i against Graph's limit of 50,000: %s", (used, outcome, words) => {
    const facts = { ...sized(1), objectQuota: { used, total: 50_000 } };
    const seen = said(id, withRaise(facts, 900_000));
    expect(seen[0]).toBe(outcome);
    expect(seen[1]).toMatch(words);
  });

  test.each([
    ['without a domain of its own', initialOnly, 45_000, 'pass'],
    ['without a domain of its own', initialOnly, 45_001, 'warning'],
    ['without a domain of its own', initialOnly, 50_000, 'warning'],
    ['without a domain of its own', initialOnly, 50_001, 'fail'],
    ['with one that is not verified', [domain('contoso.com', { isVerified: false })], 50_001, 'fail'],
    ['with a verified one', [domain('contoso.com')], 270_000, 'pass'],
    ['with a verified one', [domain('contoso.com')], 270_001, 'warning'],
    ['with a verified one', [domain('contoso.com')], 300_000, 'warning'],
    ['with a verified one', [domain('contoso.com')], 300_001, 'fail'],
  ])('where Graph shows no limit, %s: %s %i objects %s', (_, domains, count, outcome) => {
    expect(said(id, withRaise({ ...sized(count - 1, 1), domains }))[0]).toBe(outcome);
  });

  test('a raised limit counts where Graph shows none, and only if it is high enough', () => {
    expect(said(id, withRaise(sized(400_000), 500_000))).toEqual([
      'pass',
      '400,000 objects expected (400,000 in the tenant, 0 still to come from Active Directory), the limit is 500,000 as Microsoft Support raised it.',
    ]);
    expect(said(id, withRaise(sized(400_000), 399_999))[0]).toBe('fail');
    expect(said(id, withRaise(sized(100_000), 60_000))[1]).toMatch(/limit is 300,000 for a tenant with a verified/);
  });

  test('above the limit of the documents nobody asked about a raise: unknown, by that question', () => {
    const change = { facts: sized(300_001), missing: { raisedObjectLimit: { kind: 'notAsked' } } } as const;
    expect(look(id, change)).toMatchObject({
      outcome: 'unknown',
      summary:
        '300,001 objects expected (300,001 in the tenant, 0 still to come from Active Directory); more than 300,000 only fit if Microsoft Support raised the limit.',
      cause: { kind: 'notAsked', fact: 'raisedObjectLimit' },
    });
  });

  test('below 90 % of 50,000 it passes whatever could not be read of domains and limits', () => {
    const missing = { objectQuota: refused, domains: refused, raisedObjectLimit: refused };
    expect(said(id, { facts: sized(45_000), missing })[0]).toBe('pass');
    expect(look(id, { facts: sized(45_001), missing })).toMatchObject({
      outcome: 'unknown',
      cause: { fact: 'domains' },
    });
  });

  test('with neither count it is unknown', () => {
    const missing = { objectQuota: refused, objectCounts: refused };
    expect(look(id, { missing })).toMatchObject({ outcome: 'unknown', cause: { ...refused, fact: 'objectCounts' } });
  });

  test('how many are synchronized already matters only where it decides', () => {
    const missing = { syncedObjectCounts: refused };
    const against = (used: number, total: number) =>
      look(id, { facts: { objectQuota: { used, total }, adObjectCount: 1000 }, missing });
    expect(against(44_000, 50_000)).toMatchObject({
      outcome: 'pass',
      summary:
        'At most 45,000 objects expected (44,000 in the tenant, up to 1,000 still to come from Active Directory), the limit is 50,000 as Graph shows it.',
    });
    expect(against(44_001, 50_000)).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'syncedObjectCounts' },
    });
    expect(against(45_001, 50_000).outcome).toBe('warning');
    expect(against(49_000, 50_000).outcome).toBe('warning');
    expect(against(49_001, 50_000).outcome).toBe('unknown');
    expect(against(50_001, 50_000).outcome).toBe('fail');
  });

  test('the value holds the limit, not the counts, which change every day', () => {
    expect(look(id)).toMatchObject({ value: { limit: 300_000 } });
  });
});

describe('tenant.quota.new-tenant', () => {
  const id = 'tenant.quota.new-tenant';
  const created = (createdDateTime: string | null) => ({ organization: { ...ready.organization, createdDateTime } });
  const objects = (used: number) => ({ objectQuota: { used, total: 300_000 }, adObjectCount: 0 });

  test('48 hours after its creation, to the second, the tenant is past it', () => {
    expect(said(id, { facts: created('2026-11-18T12:00:00Z') })).toEqual([
      'pass',
      'Created on 18 November 2026 at 12:00 UTC.',
    ]);
    expect(said(id, { facts: { ...created('2026-11-18T12:00:01Z'), ...objects(601) } })[0]).toBe('fail');
  });

  test('before that 600 objects pass and 601 fail', () => {
    const young = created('2026-11-19T12:00:00Z');
    expect(said(id, { facts: { ...young, ...objects(600) } })[0]).toBe('pass');
    expect(said(id, { facts: { ...young, ...objects(601) } })).toEqual([
      'fail',
      '601 objects expected (601 in the tenant, 0 still to come from Active Directory). Until 21 November 2026 at 12:00 UTC the tenant takes 600 objects.',
    ]);
  });

  test('an old tenant passes though nobody knows its objects; a new one is unknown', () => {
    const missing = { adObjectCount: { kind: 'notAsked' } } as const;
    expect(said(id, { missing })[0]).toBe('pass');
    expect(look(id, { facts: created('2026-11-20T00:00:00Z'), missing })).toMatchObject({
      outcome: 'unknown',
      cause: { kind: 'notAsked', fact: 'adObjectCount' },
    });
  });

  test('how many are synchronized already matters only where it decides', () => {
    const young = created('2026-11-20T00:00:00Z');
    const missing = { syncedObjectCounts: refused };
    const outcomeFor = (adObjectCount: number, used: number) =>
      look(id, { facts: { ...young, adObjectCount, objectQuota: { used, total: 300_000 } }, missing }).outcome;
    expect(outcomeFor(500, 100)).toBe('pass');
    expect(outcomeFor(501, 100)).toBe('unknown');
    expect(outcomeFor(0, 601)).toBe('fail');
  });

  test('without a day of creation it is unknown', () => {
    expect(look(id, { facts: created(null) })).toMatchObject({
      outcome: 'unknown',
      cause: { kind: 'unexpectedShape', fact: 'organization' },
    });
  });
});

describe('tenant.licence.large-directory', () => {
  const id = 'tenant.licence.large-directory';
  const large = { objectQuota: { used: 500_001, total: 2_000_000 }, adObjectCount: 0 };
  const sku = (skuPartNumber: string, plans: string[], capabilityStatus = 'Enabled', servicePlanId?: string) => ({
    skuPartNumber,
    capabilityStatus,
    servicePlans: plans.map((servicePlanName) => ({ servicePlanName, servicePlanId: servicePlanId ?? null })),
  });
  const p2 = 'EEC0EB4F-6444-4F95-ABA0-50C24D67F998';

  test('does not apply up to 500,000 objects, licences read or not', () => {
    const objectQuota = { used: 500_000, total: 2_000_000 };
    expect(said(id, { facts: { ...large, objectQuota }, missing: { licences: refused } })).toEqual([
      'notApplicable',
      '500,000 objects expected (500,000 in the tenant, 0 still to come from Active Directory), which is not more than 500,000.',
    ]);
  });

  test.each([
    ['Entra ID P2', sku('AAD_PREMIUM_P2', ['AAD_PREMIUM_P2'], 'Enabled', p2), 'pass'],
    ['one that is in its days of grace', sku('AAD_PREMIUM_P2', ['AAD_PREMIUM_P2'], 'warning', p2), 'pass'],
    ['one that is suspended', sku('AAD_PREMIUM_P2', ['AAD_PREMIUM_P2'], 'Suspended', p2), 'fail'],
    [
      'Microsoft 365 without P1',
      sku('O365_BUSINESS_ESSENTIALS', ['EXCHANGE_S_STANDARD', 'SHAREPOINTSTANDARD']),
      'pass',
    ],
    ['Microsoft 365 Apps', sku('OFFICESUBSCRIPTION', ['OFFICESUBSCRIPTION', 'EXCHANGE_S_FOUNDATION']), 'pass'],
    ['a mailbox alone', sku('EXCHANGESTANDARD', ['EXCHANGE_S_STANDARD']), 'fail'],
    ['a free subscription', sku('FLOW_FREE', ['EXCHANGE_S_FOUNDATION', 'FLOW_P2_VIRAL']), 'fail'],
  ])('above it, with %s', (_, licence, outcome) => {
    expect(said(id, { facts: { ...large, licences: [licence] } })[0]).toBe(outcome);
  });

  test('does not apply whatever is synchronized already, as long as all together stay below', () => {
    const missing = { syncedObjectCounts: refused };
    const outcomeFor = (adObjectCount: number, used = 400_000) =>
      look(id, { facts: { adObjectCount, objectQuota: { used, total: 2_000_000 } }, missing }).outcome;
    expect(outcomeFor(100_000)).toBe('notApplicable');
    expect(outcomeFor(100_001)).toBe('unknown');
    expect(outcomeFor(0, 500_001)).toBe('pass');
  });

  test('names the licence that covers it, and says when none does', () => {
    expect(said(id, { facts: large })[1]).toMatch(/covered by SPE_E3\.$/);
    expect(said(id, { facts: { ...large, licences: [] } })[1]).toMatch(
      /no licence in force covers more than 500,000\.$/,
    );
    expect(look(id, { facts: large, missing: { licences: refused } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'licences' },
    });
  });
});

describe('tenant.sync.current-state', () => {
  const id = 'tenant.sync.current-state';
  const synced = (onPremisesSyncEnabled: boolean | null, onPremisesLastSyncDateTime: string | null = null) => ({
    organization: { ...ready.organization, onPremisesSyncEnabled, onPremisesLastSyncDateTime },
  });

  test('never on, and no longer on, are told apart', () => {
    expect(said(id, { facts: synced(null) })).toEqual(['pass', 'Directory synchronization was never on.']);
    expect(said(id, { facts: synced(false, '2024-01-01T00:00:00Z') })).toEqual([
      'pass',
      'Directory synchronization was on and is off now.',
    ]);
  });

  test('a cycle 3 hours ago is in time, one second more is not', () => {
    expect(said(id, { facts: synced(true, '2026-11-20T09:00:00Z') })).toEqual([
      'pass',
      'Directory synchronization is on and last ran on 20 November 2026 at 09:00 UTC. Passwords last synchronized on 20 November 2026 at 11:50 UTC.',
    ]);
    expect(said(id, { facts: { ...synced(true, '2026-11-20T08:59:59Z'), lastPasswordSync: null } })).toEqual([
      'fail',
      'Directory synchronization is on but has not run for over 3 hours, last on 20 November 2026 at 08:59 UTC. Passwords were never synchronized.',
    ]);
  });

  test('on without any cycle fails; passwords may stay unread', () => {
    expect(said(id, { facts: synced(true), missing: { lastPasswordSync: refused } })).toEqual([
      'fail',
      'Directory synchronization is on, and no cycle has ever been recorded. The last password synchronization could not be read.',
    ]);
  });
});

describe('tenant.sync.passwords', () => {
  const id = 'tenant.sync.passwords';
  const passwords = (passwordSyncEnabled: boolean | null, lastPasswordSync: string | null) => ({
    syncFeatures: { ...ready.syncFeatures, features: { passwordSyncEnabled } },
    lastPasswordSync,
  });
  const [inTime, late] = ['2026-11-20T10:00:00Z', '2026-11-20T09:59:59Z'];

  test.each<[string, Change, string, string]>([
    [
      '2 hours ago',
      { facts: passwords(true, inTime) },
      'pass',
      'Password hashes were last synchronized on 20 November 2026 at 10:00 UTC.',
    ],
    [
      'one second more',
      { facts: passwords(true, late) },
      'fail',
      'Password hash synchronization is on, but password hashes were last synchronized on 20 November 2026 at 09:59 UTC, over 2 hours ago.',
    ],
    [
      'never',
      { facts: passwords(true, null) },
      'fail',
      'Password hash synchronization is on, but no password hash was ever synchronized.',
    ],
    ['late and off', { facts: passwords(false, late) }, 'notApplicable', 'Password hash synchronization is off.'],
    ['in time and off', { facts: passwords(false, inTime) }, 'pass', 'Password hashes were last synchronized on'],
    [
      'late, the switch not reported',
      { facts: passwords(null, late) },
      'unknown',
      'Whether password hash synchronization is on is not known; password hashes were last synchronized on',
    ],
    [
      'late, the switch not read',
      { facts: passwords(true, late), missing: { syncFeatures: refused } },
      'unknown',
      'Whether password hash synchronization is on is not known; password hashes were last',
    ],
    [
      'in time, the switch not read',
      { facts: passwords(true, inTime), missing: { syncFeatures: refused } },
      'pass',
      'Password hashes were last synchronized on',
    ],
    [
      'not read',
      { missing: { lastPasswordSync: refused } },
      'unknown',
      'When password hashes were last synchronized is not known.',
    ],
    [
      'not read and off',
      { facts: passwords(false, null), missing: { lastPasswordSync: refused } },
      'notApplicable',
      'Password hash synchronization is off.',
    ],
    [
      'never synchronized at all',
      { facts: { ...passwords(true, null), organization: { ...ready.organization, onPremisesSyncEnabled: null } } },
      'notApplicable',
      'The tenant is not synchronized.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, expect.stringContaining(words)]);
  });
});

describe('tenant.sync.quarantine', () => {
  const id = 'tenant.sync.quarantine';
  type Job = Extract<FactValues['cloudSyncJobs'][string], { ok: true }>['value'][number];
  const job = (changes: Partial<Job> = {}): Job => ({
    template: 'AD2AADProvisioning',
    code: 'Active',
    quarantine: null,
    lastSucceeded: '2026-11-20T06:00:00Z',
    ...changes,
  });
  const stopped = (reason: string, changes: Partial<Job> = {}) =>
    job({ code: 'Quarantine', quarantine: { reason, since: '2026-11-20T07:00:00Z' }, ...changes });
  const jobs = (...list: Job[]) => ({ facts: { cloudSyncJobs: { sp1: known(list) } } });

  test('none in quarantine passes, whatever else a job is; without configurations it does not apply', () => {
    expect(said(id, jobs(job(), job({ code: 'Paused' }), job({ code: null })))).toEqual([
      'pass',
      '3 Cloud Sync jobs, none in quarantine.',
    ]);
    expect(said(id, jobs())).toEqual(['pass', 'Cloud Sync has no job yet.']);
    expect(said(id, { facts: { cloudSyncConfigurations: [], cloudSyncJobs: {} } })).toEqual([
      'notApplicable',
      'The tenant has no configuration of Cloud Sync.',
    ]);
  });

  test.each<[string, Job, string]>([
    [
      'too many deletes are the delete threshold',
      stopped('TooManyDeletes'),
      'In quarantine: users and groups of contoso.com since 20 November 2026 at 07:00 UTC: the delete threshold is exceeded (TooManyDeletes), last run without errors on 20 November 2026 at 06:00 UTC.',
    ],
    [
      'another reason is told as Graph words it',
      stopped('EncounteredQuarantineException', { template: 'AD2AADPasswordHash', lastSucceeded: null }),
      'In quarantine: password hashes of contoso.com since 20 November 2026 at 07:00 UTC: EncounteredQuarantineException, no run without errors yet.',
    ],
    [
      'no reason, no time, an unknown template',
      job({ code: 'quarantine', template: 'AD2AADOther' }),
      'In quarantine: AD2AADOther of contoso.com for an unknown time: Graph tells no reason, last run without errors on 20 November 2026 at 06:00 UTC.',
    ],
  ])('%s', (_, one, words) => {
    expect(said(id, jobs(job(), one))).toEqual(['fail', words]);
  });

  test('a configuration that was not read is unknown, beside one in quarantine only told', () => {
    const cloudSyncConfigurations = [
      { id: 'sp1', displayName: 'contoso.com' },
      { id: 'sp2', displayName: null },
    ];
    const facts = (sp1: Job) => ({
      facts: { cloudSyncConfigurations, cloudSyncJobs: { sp1: known([sp1]), sp2: unknownBecause(refused) } },
    });
    expect(look(id, facts(job()))).toMatchObject({
      outcome: 'unknown',
      summary: 'Not known for sp2.',
      cause: { ...refused, fact: 'cloudSyncJobs' },
    });
    const [outcome, words] = said(id, facts(stopped('TooManyDeletes')));
    expect(outcome).toBe('fail');
    expect(words).toMatch(/ Not known for sp2\.$/);
  });

  test('the value names the reason and no time, so that it stays the same while nothing changes', () => {
    const value = (hours: number) =>
      look(
        id,
        jobs(
          stopped('TooManyDeletes', { quarantine: { reason: 'TooManyDeletes', since: `2026-11-20T0${hours}:00:00Z` } }),
        ),
      );
    expect(value(7)).toMatchObject({
      value: {
        quarantined: [{ configuration: 'contoso.com', template: 'AD2AADProvisioning', reason: 'TooManyDeletes' }],
      },
    });
    expect((value(7) as { value: unknown }).value).toEqual((value(8) as { value: unknown }).value);
  });
});

describe('tenant.sync.certificate', () => {
  const id = 'tenant.sync.certificate';
  /** One that lasts 90 days. */
  const certificate = (starts: string | null, ends: string, name = 'ConnectSyncProvisioning_SYNC01_1') => ({
    name,
    certificate: { starts, ends },
  });
  const applications = (...connectApplications: FactValues['connectApplications']): Change => ({
    facts: { connectApplications },
  });
  // 70 % of 90 days are 63 days.
  const [fresh, due] = ['2026-09-18T12:00:01Z', '2026-09-18T12:00:00Z'];

  test.each<[string, Change, string, string]>([
    [
      'not yet due',
      applications(certificate(fresh, '2026-12-17T12:00:01Z')),
      'pass',
      'Valid: ConnectSyncProvisioning_SYNC01_1 until 17 December 2026.',
    ],
    [
      'due to the second',
      applications(certificate(due, '2026-12-17T12:00:00Z')),
      'warning',
      'The certificate of ConnectSyncProvisioning_SYNC01_1 should be renewed by now, it ends on 17 December 2026 (27 days left).',
    ],
    [
      'without a beginning nothing tells when it is due',
      applications(certificate(null, '2026-11-20T12:00:01Z')),
      'pass',
      'Valid: ConnectSyncProvisioning_SYNC01_1 until 20 November 2026.',
    ],
    [
      'expired to the second',
      applications(certificate(null, '2026-11-20T12:00:00Z')),
      'fail',
      'The certificate of ConnectSyncProvisioning_SYNC01_1 expired on 20 November 2026.',
    ],
    [
      'expired beside a valid one',
      applications(
        certificate(null, '2026-11-01T00:00:00Z', 'ConnectSyncProvisioning_OLD'),
        certificate(fresh, '2026-12-17T12:00:01Z'),
      ),
      'warning',
      'The certificate of ConnectSyncProvisioning_OLD expired on 1 November 2026.',
    ],
    [
      'no application',
      applications({ name: 'ConnectSyncProvisioning_SYNC01_1', certificate: null }),
      'notApplicable',
      'Entra Connect manages no application with a certificate here.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, words]);
  });
});

describe('tenant.sync.errors', () => {
  const id = 'tenant.sync.errors';

  test('none passes; the most frequent comes first', () => {
    expect(said(id)).toEqual(['pass', 'No object has a property conflict.']);
    const provisioningErrors: FactValues['provisioningErrors'] = [
      { object: 'group', property: 'mail', count: 1 },
      { object: 'user', property: 'ProxyAddresses', count: 1200 },
    ];
    expect(said(id, { facts: { provisioningErrors } })).toEqual([
      'fail',
      'Duplicate attributes: ProxyAddresses on 1,200 users and mail on 1 group.',
    ]);
  });

  test('does not apply to a tenant that is not synchronized', () => {
    const organization = { ...ready.organization, onPremisesSyncEnabled: null };
    expect(said(id, { facts: { organization }, missing: { provisioningErrors: refused } })).toEqual([
      'notApplicable',
      'The tenant is not synchronized.',
    ]);
    expect(look(id, { missing: { provisioningErrors: refused } })).toMatchObject({ outcome: 'unknown' });
  });
});

describe.each([
  ['tenant.soft-match.blocked', 'blockSoftMatchEnabled', 'Soft matching'],
  ['tenant.hard-match.takeover-blocked', 'blockCloudObjectTakeoverThroughHardMatchEnabled', 'Hard match takeover'],
])('%s', (id, flag, what) => {
  const flagged = (features: Record<string, boolean | null>) => ({
    facts: { syncFeatures: { ...ready.syncFeatures, features } },
  });

  test('on passes, off fails', () => {
    expect(said(id, flagged({ [flag]: true }))).toEqual(['pass', `${what} is blocked.`]);
    expect(said(id, flagged({ [flag]: false }))).toEqual(['fail', `${what} is open: ${flag} is off.`]);
  });

  test.each([{ [flag]: null }, { passwordSyncEnabled: true }, {}])('not reported is unknown: %o', (features) => {
    expect(look(id, flagged(features))).toMatchObject({
      outcome: 'unknown',
      summary: `Graph does not report ${flag}.`,
      cause: { kind: 'unexpectedShape', fact: 'syncFeatures' },
    });
  });
});

describe('tenant.hard-match.identifier-update-blocked', () => {
  const id = 'tenant.hard-match.identifier-update-blocked';
  const flag = 'allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled';
  const flagged = (features: Record<string, boolean | null>) => ({
    facts: { syncFeatures: { ...ready.syncFeatures, features } },
  });

  test('on fails; off passes; left out by a Graph that reports others passes', () => {
    expect(said(id, flagged({ [flag]: true }))).toEqual(['fail', `The bypass is open: ${flag} is on.`]);
    expect(said(id, flagged({ [flag]: false }))).toEqual(['pass', 'The bypass is off.']);
    const byDefault = ['pass', 'Graph reports no bypass, which is off by default.'];
    expect(said(id, flagged({ [flag]: null, passwordSyncEnabled: false }))).toEqual(byDefault);
    expect(said(id, flagged({ passwordSyncEnabled: true }))).toEqual(byDefault);
  });

  test.each([{}, { [flag]: null }])('an answer without any flag is unknown: %o', (features) => {
    expect(look(id, flagged(features))).toMatchObject({ outcome: 'unknown', cause: { kind: 'unexpectedShape' } });
  });
});

describe('tenant.sync.features-reviewed', () => {
  const id = 'tenant.sync.features-reviewed';

  test('lists every flag as on, off or not reported, confirmed or not', () => {
    const list =
      'On: blockCloudObjectTakeoverThroughHardMatch, blockSoftMatch, passwordSync. Off: allowOnPremUpdateOfOnPremisesObjectIdentifier. Not reported: userWriteback.';
    expect(said(id)).toEqual(['pass', `Reviewed. ${list}`]);
    expect(said(id, { facts: { syncFeaturesReviewed: false } })).toEqual([
      'fail',
      `Nobody has confirmed the features yet. ${list}`,
    ]);
  });
});

describe('tenant.sync.accidental-deletes', () => {
  const id = 'tenant.sync.accidental-deletes';
  const prevention = (type: string | null, threshold: number | null, synchronized = 4000): Change => ({
    facts: {
      syncFeatures: { features: {}, deletionPrevention: { type, threshold } },
      syncedObjectCounts: { users: synchronized, groups: 0, contacts: 0, devices: 0 },
    },
  });

  test.each<[string, Change, string, RegExp]>([
    ['the default', prevention('enabledForCount', 500), 'pass', /deletes more than 500 objects\.$/],
    ['501 of 10,020, which is 5 %', prevention('enabledForCount', 501, 10_020), 'pass', /at most 5 % of the 10,020/],
    [
      '501 of 10,019',
      prevention('enabledForCount', 501, 10_019),
      'warning',
      /more than 5 % of the 10,019 synchronized/,
    ],
    ['500 of few', prevention('enabledForCount', 500, 10), 'pass', /500/],
    ['5 %', prevention('enabledForPercentage', 5), 'pass', /more than 5 % of the objects\.$/],
    ['6 %', prevention('EnabledForPercentage', 6), 'warning', /which is more than 5 %\.$/],
    ['disabled', prevention('disabled', 500), 'fail', /^Accidental-delete prevention is disabled\.$/],
    ['no type', prevention(null, null), 'unknown', /does not report the threshold/],
    ['no threshold', prevention('enabledForCount', null), 'unknown', /does not report the threshold/],
    [
      'a new value',
      prevention('enabledForMoonPhase', 1),
      'unknown',
      /enabledForMoonPhase, which Preflight does not know/,
    ],
    [
      'an unknown future',
      prevention('unknownFutureValue', 1),
      'unknown',
      /unknownFutureValue, which Preflight does not know/,
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, expect.stringMatching(words)]);
  });

  test('nothing reported at all is unknown', () => {
    const syncFeatures = { features: {}, deletionPrevention: null };
    expect(look(id, { facts: { syncFeatures } })).toMatchObject({
      outcome: 'unknown',
      cause: { fact: 'syncFeatures' },
    });
  });

  test('a high count needs the number of synchronized objects, a low one does not', () => {
    const missing = { syncedObjectCounts: refused };
    expect(said(id, { ...prevention('enabledForCount', 500), missing })[0]).toBe('pass');
    expect(look(id, { ...prevention('enabledForCount', 501), missing })).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'syncedObjectCounts' },
    });
  });
});

describe('tenant.connect.version', () => {
  const id = 'tenant.connect.version';
  const at = (connectVersion: string | null, now = '2026-11-20T12:00:00Z') =>
    said(id, { facts: { connectVersion }, now });

  test.each([
    ['2.5.78.9', '2026-09-30T23:59:59Z', 'warning', '(today)'],
    ['2.5.78.9', '2026-09-29T12:00:00Z', 'warning', '(1 day left)'],
    ['2.5.78.9', '2026-10-01T00:00:00Z', 'fail', '(1 day ago)'],
    ['2.5.3.0', '2026-11-20T12:00:00Z', 'fail', '(51 days ago)'],
    ['2.5.9.0', '2026-11-20T12:00:00Z', 'fail', 'after 30 September 2026'],
    [
      '2.5.79.0',
      '2026-11-20T12:00:00Z',
      'warning',
      '2.6.84.0 or later is mandatory after 7 April 2027 (138 days left)',
    ],
    ['2.5.190.0', '2027-04-07T23:59:59Z', 'warning', '(today)'],
    ['2.6.83.9', '2027-04-08T00:00:00Z', 'fail', 'so synchronization may stop at any time.'],
    ['2.6.79.0', '2026-11-20T12:00:00Z', 'fail', '2.6.79.0 was recalled by Microsoft'],
    ['2.6.79', '2026-11-20T12:00:00Z', 'fail', 'was recalled'],
    ['2.6.79.1', '2026-11-20T12:00:00Z', 'warning', 'mandatory'],
    ['2.6.84.0', '2026-11-20T12:00:00Z', 'pass', 'supported until 16 September 2027 (300 days left)'],
    ['2.6.84.0', '2027-09-16T23:59:59Z', 'pass', '(today)'],
    ['2.6.84.0', '2027-09-17T00:00:00Z', 'warning', 'its support ended on 16 September 2027 (1 day ago)'],
    ['2.6.92.0', '2029-01-01T00:00:00Z', 'pass', '2.6.92.0 is installed.'],
    ['2.10.0.0', '2026-11-20T12:00:00Z', 'pass', '2.10.0.0 is installed.'],
    ['10.0', '2026-11-20T12:00:00Z', 'pass', '10.0 is installed.'],
  ])('%s at %s: %s', (version, now, outcome, words) => {
    expect(at(version, now)).toEqual([outcome, expect.stringContaining(words)]);
  });

  test('what is no version is unknown', () => {
    expect(look(id, { facts: { connectVersion: '2.6.x' } })).toMatchObject({
      outcome: 'unknown',
      summary: '"2.6.x" is not a version that Preflight can read.',
      cause: { kind: 'unexpectedShape', fact: 'connectVersion' },
    });
  });

  const off = { ...ready.organization, onPremisesSyncEnabled: null };
  test.each<[string, Change, string]>([
    [
      'nothing is synchronized and nothing is installed',
      { facts: { organization: off, connectVersion: '1.0' } },
      'notApplicable',
    ],
    [
      'an upgrade is planned though synchronization is off',
      { facts: { organization: off, connectVersion: '1.0' }, profile: { installation: 'upgrade' } },
      'fail',
    ],
    ['something synchronizes that reports no version', { facts: { connectVersion: null } }, 'notApplicable'],
    [
      'an upgrade is planned of what reports no version',
      { facts: { connectVersion: null }, profile: { installation: 'upgrade' } },
      'unknown',
    ],
    ['something synchronizes and nobody could look', { missing: { connectVersion: refused } }, 'unknown'],
  ])('%s', (_, change, outcome) => {
    expect(look(id, change).outcome).toBe(outcome);
  });
});

describe('tenant.federation.certificate', () => {
  const id = 'tenant.federation.certificate';
  const federated = (name: string, isRoot = true) => domain(name, { authenticationType: 'Federated', isRoot });
  const settings = (signingCertificateEnds: string | null, nextSigningCertificateEnds: string | null = null) =>
    known([
      { issuerUri: 'http://contoso.com/adfs/services/trust', signingCertificateEnds, nextSigningCertificateEnds },
    ]);
  const one = (ends: string | null, next: string | null = null): Change => ({
    facts: { domains: [federated('contoso.com')], federationConfigurations: { 'contoso.com': settings(ends, next) } },
  });

  test('does not apply without a federated domain', () => {
    expect(said(id)).toEqual(['notApplicable', 'No domain is federated.']);
  });

  test.each([
    [
      '2026-11-20T12:00:00Z',
      null,
      'fail',
      'The certificate of contoso.com expired on 20 November 2026 (no next certificate is in place).',
    ],
    [
      '2026-11-20T12:00:01Z',
      null,
      'warning',
      'The certificate of contoso.com expires on 20 November 2026 (today, no next certificate is in place).',
    ],
    [
      '2026-12-20T12:00:00Z',
      '2027-12-20T12:00:00Z',
      'warning',
      'The certificate of contoso.com expires on 20 December 2026 (30 days left, the next one lasts until 20 December 2027).',
    ],
    [
      '2026-12-02T12:00:00Z',
      '2026-12-01T12:00:00Z',
      'warning',
      'The certificate of contoso.com expires on 2 December 2026 (12 days left, the next one does not outlast it, it ends on 1 December 2026).',
    ],
    ['2026-12-20T12:00:01Z', null, 'pass', 'Valid: contoso.com until 20 December 2026.'],
  ])('ends %s, next %s: %s', (ends, next, outcome, words) => {
    expect(said(id, one(ends, next))).toEqual([outcome, words]);
  });

  test('without a readable certificate it is unknown, by the domain', () => {
    expect(look(id, one(null))).toMatchObject({
      outcome: 'unknown',
      summary: 'Not known for contoso.com.',
      cause: { kind: 'unexpectedShape', fact: 'federationConfigurations' },
    });
    expect(look(id, { ...one('2030-01-01T00:00:00Z'), missing: { federationConfigurations: refused } })).toMatchObject({
      outcome: 'unknown',
      summary: 'The federation settings of contoso.com could not be read.',
    });
  });

  test('one expired certificate fails though another domain could not be read', () => {
    const facts = {
      domains: [federated('contoso.com'), federated('fabrikam.com')],
      federationConfigurations: {
        'contoso.com': unknownBecause(refused),
        'fabrikam.com': settings('2026-01-01T00:00:00Z'),
      },
    };
    expect(said(id, { facts })).toEqual([
      'fail',
      'The certificate of fabrikam.com expired on 1 January 2026 (no next certificate is in place); not known for contoso.com.',
    ]);
    const rest = { ...facts.federationConfigurations, 'fabrikam.com': settings('2030-01-01T00:00:00Z') };
    expect(look(id, { facts: { ...facts, federationConfigurations: rest } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'federationConfigurations' },
    });
  });

  test('a subdomain without settings of its own goes with the domain above it', () => {
    const domains = [federated('contoso.com'), federated('a.eu.contoso.com', false)];
    const own = { 'contoso.com': settings('2030-01-01T00:00:00Z'), 'a.eu.contoso.com': known([]) };
    expect(said(id, { facts: { domains, federationConfigurations: own } })).toEqual([
      'pass',
      'Valid: contoso.com until 1 January 2030 and a.eu.contoso.com until 1 January 2030.',
    ]);
    const alone = { 'contoso.com': known([]) };
    expect(look(id, { facts: { domains: [federated('contoso.com')], federationConfigurations: alone } })).toMatchObject(
      {
        outcome: 'unknown',
      },
    );
  });
});

describe('tenant.federation.changes-monitored', () => {
  const id = 'tenant.federation.changes-monitored';
  const federationChanges = [
    { at: '2026-11-17T08:00:00Z', activity: 'Set domain authentication', domain: 'contoso.com', by: 'ann@contoso.com' },
    {
      at: '2026-11-19T08:00:00Z',
      activity: 'Set federation settings on domain',
      domain: 'contoso.com',
      by: 'bob@contoso.com',
    },
  ];

  test('an alert that someone confirmed passes, and changes are listed newest first', () => {
    expect(said(id)).toEqual(['pass', 'An alert is in place. The audit log holds no recent change.']);
    expect(said(id, { facts: { federationChanges } })).toEqual([
      'pass',
      'An alert is in place. Recent changes: 19 November 2026 contoso.com: Set federation settings on domain, by bob@contoso.com and 17 November 2026 contoso.com: Set domain authentication, by ann@contoso.com.',
    ]);
  });

  test('no alert fails, whether the audit log could be read or not', () => {
    expect(said(id, { facts: { federationAlertsConfirmed: false }, missing: { federationChanges: refused } })).toEqual([
      'fail',
      'No alert is in place. The audit log could not be read for recent changes.',
    ]);
  });
});

describe('tenant.agents.high-availability', () => {
  const id = 'tenant.agents.high-availability';
  const agents = (active: number, plannedProvisioningAgents: number, inactive = 0): Change => ({
    facts: {
      plannedProvisioningAgents,
      provisioningAgents: [
        ...Array.from({ length: active }, (_, n) => ({ machineName: `SRV${n}`, status: 'Active' })),
        ...Array.from({ length: inactive }, (_, n) => ({ machineName: `OLD${n}`, status: 'inactive' })),
      ],
    },
  });

  test.each<[Change, string, string]>([
    [agents(3, 0), 'pass', '3 agents active, 0 planned.'],
    [agents(0, 3), 'pass', '0 agents active, 3 planned.'],
    [agents(2, 0, 5), 'warning', '2 agents active, 0 planned.'],
    [agents(0, 1), 'warning', '0 agents active, 1 planned.'],
    [agents(0, 0, 3), 'fail', '0 agents active, 0 planned.'],
  ])('%#: %s', (change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, words]);
  });

  test('enough on either side passes without the other; too few is unknown', () => {
    expect(said(id, { missing: { plannedProvisioningAgents: refused } })[0]).toBe('pass');
    expect(said(id, { missing: { provisioningAgents: refused } })).toEqual([
      'pass',
      'The installed agents could not be read, 3 planned.',
    ]);
    expect(look(id, { ...agents(2, 0), missing: { plannedProvisioningAgents: { kind: 'notAsked' } } })).toMatchObject({
      outcome: 'unknown',
      summary: '2 agents active, nobody has said how many are planned.',
      cause: { kind: 'notAsked', fact: 'plannedProvisioningAgents' },
    });
    expect(look(id, { ...agents(0, 2), missing: { provisioningAgents: refused } })).toMatchObject({
      outcome: 'unknown',
      cause: { ...refused, fact: 'provisioningAgents' },
    });
  });
});

test('tenant.test-user', () => {
  expect(said('tenant.test-user')).toEqual(['pass', 'A test user is ready.']);
  expect(said('tenant.test-user', { facts: { testUserReady: false } })).toEqual([
    'warning',
    'There is no test user yet.',
  ]);
});
