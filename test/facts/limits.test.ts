import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { appointAdministrator, appointGroup } from '../../src/demo/appoint.ts';
import { roleIds } from '../../src/demo/roles.ts';
import type { Site } from '../../src/demo/site.ts';
import { createDomain } from '../../src/demo/tenant.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { combine } from '../../src/facts/combine.ts';
import { judge } from '../../src/review/judge.ts';
import { known, now, scan } from './scan.ts';

const page = 100;
const { userAdministrator, helpdeskAdministrator } = roleIds;
const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name}${index}.example`);

/** As many federated domains and unverified planned suffixes. */
function addDomains({ tenant, profile }: Site, federated: number, suffixes: number): void {
  const planned = numbered(suffixes, 'planned');
  tenant.domains.push(
    ...numbered(federated, 'federated').map((id) => ({ ...createDomain(id), authenticationType: 'Federated' })),
    ...planned.map((id) => ({ ...createDomain(id), isVerified: false })),
  );
  profile.upnSuffixes = planned;
}

/** Fills the list of role assignments to a number of rows, some of which belong to groups. */
function addAdministrators({ tenant }: Site, rows: number, groups: number): void {
  const missing = rows - groups - tenant.roleAssignments.length;
  const users = Array.from({ length: missing }, (_, index) =>
    appointAdministrator(
      tenant,
      {
        displayName: `Administrator ${index}`,
        userPrincipalName: `administrator${index}@contoso.com`,
        hasMfa: true,
        roles: [helpdeskAdministrator],
      },
      now,
    ),
  );
  for (let index = 0; index < groups; index += 1)
    appointGroup(tenant, `Operators ${index}`, userAdministrator, users.slice(index, index + 5));
}

describe('a whole scan', () => {
  test('of 20 federated domains, 20 suffixes and a page of administrators takes 3 round trips and 12 requests', async () => {
    const { facts, requests, roundTrips } = await scan('ready', (site) => {
      addDomains(site, 20, 20);
      addAdministrators(site, page, 9);
      expect(site.pageSize).toBe(page);
    });
    expect(roundTrips).toBeLessThanOrEqual(3);
    expect(requests).toBeLessThanOrEqual(12);
    expect(known(facts, 'roleAssignments')).toHaveLength(page);
    expect(known(facts, 'roleHolders').length).toBeGreaterThan(85);
    for (const [name, count] of [
      ['federationConfigurations', 20],
      ['domainDnsRecords', 20],
      ['roleGroupMembers', 10],
    ] as const) {
      const readings = Object.values(known(facts, name));
      expect(
        readings.filter(({ ok }) => ok),
        name,
      ).toHaveLength(count);
    }
  });

  test('grows with domains, suffixes and administrators up to a cap, and stays whole', async () => {
    const cost = async (count: number) => {
      const { requests, roundTrips } = await scan('ready', (site) => {
        addDomains(site, count, count);
        addAdministrators(site, 10 + count, count);
      });
      expect(roundTrips, `${count} of each`).toBeLessThanOrEqual(4);
      return requests;
    };
    const [none, some, cap, beyond] = [await cost(0), await cost(20), await cost(60), await cost(64)];
    expect(none).toBeLessThan(some);
    expect(some).toBeLessThan(cap);
    expect(beyond).toBe(cap);
  });

  test('does not depend on how many objects the tenant holds', async () => {
    const [small, large] = [await scan('ready'), await scan('huge')];
    expect(large.waves.map((reads) => reads.map(({ path }) => path))).toEqual(
      small.waves.map((reads) => reads.map(({ path }) => path)),
    );
    expect(large.requests).toBe(small.requests);
  });
});

test('what lies beyond the cap makes nothing pass', async () => {
  const { facts, situation } = await scan('ready', (site) => addDomains(site, 75, 75));
  const all = combine(facts, { site: {}, subjects: {} }, situation.profile, situation.now);
  const outcomes = Object.fromEntries(
    judge(catalogue, all, situation, askedFacts).map((outcome) => [outcome.id, outcome]),
  );
  expect(outcomes['tenant.federation.certificate']?.outcome).not.toBe('pass');
  expect(outcomes['tenant.domain.verified']?.outcome).toBe('fail');
});
