import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import type { FactName, Facts, FactValues } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import { judgeSite } from '../review/judge-site.ts';
import {
  assignment,
  domain,
  domainNameAdministrator,
  globalAdministrator,
  groupAssignment,
  holder,
  hybridIdentityAdministrator,
  known,
  ready,
  refused,
  synchronizationAccounts,
  unknownBecause,
} from './ready.ts';

// Small pools, so that rows of different facts speak of the same people, groups and domains.
const people = ['installer', 'ann'];
const roleIds = [globalAdministrator, hybridIdentityAdministrator, domainNameAdministrator, synchronizationAccounts];
const counts = fc.constantFrom(0, 100, 700, 44_000, 51_000, 290_000, 600_000);
const agentCounts = fc.constantFrom(0, 1, 2, 3, 5, 40, 41);
const holdings = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...people), fc.constantFrom(...roleIds), fc.constantFrom('/', '/administrativeUnits/1'))
      .map(([person, role, scope]) => assignment(person, role, scope)),
    fc.constantFrom(...roleIds).map((role) => groupAssignment('g1', 'Admins', role)),
  ),
  { maxLength: 4 },
);
const holders = fc.tuple(...people.map((person) => user(person)));
const agents = agentCounts.map((count) =>
  Array.from({ length: count }, (_, n) => ({ machineName: `SRV${n}`, status: 'active' })),
);
const ends = fc.constantFrom(null, '2026-01-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z');
const certificates = fc.record({
  issuerUri: fc.constant(null),
  signingCertificateEnds: ends,
  nextSigningCertificateEnds: ends,
});

function user(id: string) {
  return fc
    .record({
      accountEnabled: fc.constantFrom(true, false, null),
      onPremisesSyncEnabled: fc.constantFrom(true, null),
      userType: fc.constantFrom('Member', 'Guest'),
    })
    .map((changes) => holder(id, changes));
}

/** What each fact may be; those that are not here are as on the ready site. */
const arbitraries: { [K in FactName]?: fc.Arbitrary<FactValues[K]> } = {
  organization: fc.record({
    id: fc.constant('t'),
    displayName: fc.constant('Contoso'),
    createdDateTime: fc.constantFrom('2019-01-01T00:00:00Z', '2026-11-19T12:00:00Z'),
    onPremisesSyncEnabled: fc.constantFrom(true, false, null),
    onPremisesLastSyncDateTime: fc.constantFrom(null, '2026-11-20T11:00:00Z', '2026-11-01T00:00:00Z'),
    verifiedDomains: fc.constant([]),
  }),
  domains: fc
    .array(
      fc.record({
        isVerified: fc.boolean(),
        authenticationType: fc.constantFrom('Managed', 'Federated'),
      }),
      { maxLength: 3 },
    )
    .map((list) => [
      domain('contoso.onmicrosoft.com', { isInitial: true }),
      ...list.map((changes, n) => domain(['contoso.com', 'eu.contoso.com', 'fabrikam.com'][n] as string, changes)),
    ]),
  domainDnsRecords: fc.constantFrom(
    {},
    { 'contoso.com': known([{ label: 'contoso.com', text: 'MS=ms1' }]) },
    { 'contoso.com': unknownBecause(refused) },
  ),
  federationConfigurations: fc.dictionary(
    fc.constantFrom('contoso.com', 'eu.contoso.com', 'fabrikam.com'),
    fc.oneof(fc.array(certificates, { maxLength: 1 }).map(known), fc.constant(unknownBecause(refused))),
  ),
  federationAlertsConfirmed: fc.boolean(),
  federationChanges: fc.constantFrom(
    [],
    [{ at: '2026-11-19T00:00:00Z', activity: 'Set domain authentication', domain: 'contoso.com', by: 'ann' }],
  ),
  lastPasswordSync: fc.constantFrom(null, '2026-11-19T23:00:00Z', '2026-11-20T11:00:00Z'),
  objectCounts: counts.map((users) => ({
    users,
    groups: 0,
    contacts: 0,
    devices: 0,
    applications: 0,
    servicePrincipals: 0,
  })),
  syncedObjectCounts: counts.map((users) => ({ users, groups: 0, contacts: 0, devices: 0 })),
  adObjectCount: counts,
  raisedObjectLimit: fc.constantFrom(0, 60_000, 400_000, 2_000_000),
  licences: fc.constantFrom(ready.licences, []),
  syncFeatures: fc.record({
    features: fc.constantFrom({}, { passwordSyncEnabled: true }, { passwordSyncEnabled: false }),
    deletionPrevention: fc.record({
      type: fc.constantFrom('enabledForCount', 'enabledForPercentage', 'disabled'),
      threshold: fc.constantFrom(5, 6, 500, 501, 5000),
    }),
  }),
  cloudSyncJobs: fc.constantFrom(ready.cloudSyncJobs, { sp1: unknownBecause(refused) }),
  connectVersion: fc.constantFrom(null, '2.5.3.0', '2.5.79.0', '2.6.79.0', '2.6.84.0', '2.6.92.0'),
  provisioningErrors: fc
    .constantFrom([], [{ object: 'user', property: 'mail', count: 1 }] as const)
    .map((list) => [...list]),
  provisioningAgents: agents,
  plannedProvisioningAgents: agentCounts,
  passThroughAgents: agents,
  plannedPassThroughAgents: agentCounts,
  account: fc.oneof(
    fc.constant(null),
    user('installer').map((account) => ({ ...account, identities: [] })),
  ),
  accountTransitiveRoles: fc.array(
    fc.record({
      principalId: fc.constantFrom('installer', 'g1'),
      roleDefinitionId: fc.constantFrom(...roleIds),
      directoryScopeId: fc.constant('/'),
    }),
    { maxLength: 2 },
  ),
  roleAssignments: holdings,
  roleEligibilities: holdings,
  roleAssignmentSchedules: fc.array(
    fc.record({
      principalId: fc.constantFrom(...people, 'g1'),
      roleDefinitionId: fc.constantFrom(...roleIds),
      directoryScopeId: fc.constant('/'),
      assignmentType: fc.constantFrom('Assigned', 'Activated'),
      memberType: fc.constant('Direct'),
      endDateTime: fc.constantFrom(null, '2026-11-20T18:00:00Z'),
    }),
    { maxLength: 4 },
  ),
  roleHolders: holders,
  roleGroupMembers: fc.oneof(
    holders.map((members) => ({ g1: known(members) })),
    fc.constant({ g1: unknownBecause(refused) }),
  ),
  mfaRegistrations: fc
    .subarray(people)
    .chain((some) =>
      fc.tuple(
        ...some.map((id) =>
          fc.boolean().map((isMfaRegistered) => ({ id, userPrincipalName: `${id}@contoso.com`, isMfaRegistered })),
        ),
      ),
    ),
  connectorIdentityType: fc.constantFrom('Application', 'ServiceAccount', 'notInstalled'),
  applicationAuthenticationPlannedFor: fc.constantFrom(null, '2026-11-01', '2027-02-01', '2027-04-07', '2028-01-01'),
  severalFederatedDomainsAcknowledged: fc.boolean(),
  azureIpRangesAllowed: fc.boolean(),
  blockedAgentUrls: fc.subarray(['login.windows.net']),
  directoryCheckTool: fc.constantFrom('', 'IdFix'),
  directoryCheckErrorsLeft: fc.constantFrom(0, 1),
  directoryCheckedOn: fc.constantFrom('2026-08-02', '2026-10-20', '2026-11-16', '2027-05-20'),
  dotnetRelease: fc.constantFrom(394801, 394802, 461308, 461808, 528040),
  tls12Settings: fc.boolean().map((strongCrypto) => ({ ...ready.tls12Settings, strongCrypto })),
  restartedSinceTlsChange: fc.boolean(),
  adfsCertificateNames: fc
    .subarray(['sts.contoso.com', '*.contoso.com', 'enterpriseregistration.contoso.com'])
    .map((dnsNames) => ({ dnsNames, otherNames: [], commonName: null })),
  blockedHealthUrls: fc.constantFrom([], ['login.windows.net']),
  federationIntranetRecord: fc.constantFrom('A', 'CNAME', 'none'),
  federationNameResolvesOutside: fc.boolean(),
  healthAgentsPlanned: fc.boolean(),
  installerFromAdminCenter: fc.boolean(),
  installerVersion: fc.constantFrom('2.5.3.0', '2.5.79.0', '2.6.79.0', '2.6.84.0', '2.6.92.0'),
};

/**
 * Graph's own quota, where it could not be read: what the rule lets stand in for it is the sum of the counts, and the
 * limit of the documents or of the support case, so these are the values that it could have had.
 */
const quotaWith = (facts: Partial<FactValues>): FactValues['objectQuota'] => {
  const used = Object.values(facts.objectCounts ?? ready.objectCounts).reduce((all, some) => all + some, 0);
  const hasOwn = (facts.domains ?? ready.domains).some(({ isVerified, isInitial }) => isVerified && !isInitial);
  return { used, total: Math.max(hasOwn ? 300_000 : 50_000, facts.raisedObjectLimit ?? 0) };
};

const situations = fc.record({
  profile: fc
    .record({
      installation: fc.constantFrom<Profile['installation']>('fresh', 'upgrade'),
      federationSetup: fc.constantFrom<Profile['federationSetup']>('none', 'adfs'),
      workplaceJoin: fc.boolean(),
      upnSuffixes: fc.constantFrom<string[]>([], ['contoso.com']),
    })
    .map(
      (changes): Profile => ({ ...defaultProfile, signIn: 'passThrough', installingAccount: 'installer', ...changes }),
    ),
  now: fc.constantFrom('2026-09-01', '2026-11-20', '2027-04-07', '2027-06-01').map((day) => new Date(day)),
});

const pairs = Object.entries(catalogue).flatMap(([id, check]) => check.uses.map((fact) => ({ id, fact })));

describe('what a check concludes without a fact holds for every value that it could have had', () => {
  test.each(pairs)('$id without $fact', ({ id, fact }) => {
    const check = catalogue[id] as (typeof catalogue)[string];
    const named = [...check.needs, ...check.uses];
    const site = fc.record(
      Object.fromEntries(named.map((name) => [name, arbitraries[name] ?? fc.constant(ready[name])])),
    ) as fc.Arbitrary<Partial<FactValues>>;
    const conclude = (facts: Facts, { profile, now }: { profile: Profile; now: Date }) =>
      judgeSite({ [id]: check }, facts, {
        profile: { ...profile, tool: check.tools === 'cloud' ? 'cloud' : 'connect' },
        now,
      })[0]?.outcome;

    fc.assert(
      fc.property(site, fc.boolean(), situations, (drawn, quotaIsNull, situation) => {
        // A quota that Graph shows makes the counts moot, so half of the sites have none.
        const values: Partial<FactValues> =
          'objectQuota' in drawn ? { ...drawn, objectQuota: quotaIsNull ? null : quotaWith(drawn) } : drawn;
        const facts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, known(value)])) as Facts;
        const without = conclude({ ...facts, [fact]: unknownBecause(refused) }, situation);
        if (without !== 'pass' && without !== 'fail') return;
        expect(conclude(facts, situation)).toBe(without);
      }),
      { numRuns: 400 },
    );
  });
});
