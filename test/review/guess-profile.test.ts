import { expect, test } from 'vitest';
import type { Facts } from '../../src/facts/facts.ts';
import { guessProfile } from '../../src/review/guess-profile.ts';

const source = { kind: 'graph', at: '2026-11-20T12:00:00Z' } as const;
const facts = (values: Record<string, unknown>): Facts =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { ok: true, value, source }])) as Facts;

const domain = (id: string, change: object = {}) => ({
  id,
  authenticationType: 'Managed',
  isDefault: false,
  isInitial: false,
  isRoot: true,
  isVerified: true,
  ...change,
});
const agent = (machineName: string | null, status = 'active') => ({ machineName, status });
const organization = (onPremisesSyncEnabled: boolean | null) => ({
  id: '1',
  displayName: 'X',
  onPremisesSyncEnabled,
  verifiedDomains: [],
});

test('federated domains: sign-in by federation, and they are named', () => {
  const federated = { authenticationType: 'Federated' };
  expect(guessProfile(facts({ domains: [domain('a.com', federated)] })).signIn).toEqual({
    value: 'federation',
    because: 'the tenant has 1 federated domain, a.com.',
  });
  const five = ['a.com', 'b.com', 'c.com', 'd.com', 'e.com'].map((id) => domain(id, federated));
  expect(guessProfile(facts({ domains: five, passThroughAgents: [agent('P1')] })).signIn?.because).toBe(
    'the tenant has 5 federated domains, a.com, b.com, c.com and 2 more.',
  );
  expect(guessProfile(facts({ domains: [domain('a.com')] })).signIn).toBeUndefined();
});

test('pass-through agents count while they are active', () => {
  expect(
    guessProfile(facts({ passThroughAgents: [agent('P1'), agent(null, 'Active'), agent('P3', 'inactive')] })).signIn,
  ).toEqual({
    value: 'passThrough',
    because: '2 pass-through authentication agents are active, P1 and an agent without a name.',
  });
  expect(guessProfile(facts({ passThroughAgents: [agent('P3', 'inactive')] }))).toEqual({});
});

test('an Entra Connect that has reported, or a tenant that is synchronized: an upgrade', () => {
  expect(guessProfile(facts({ connectVersion: '2.4.131.0' })).installation).toEqual({
    value: 'upgrade',
    because: 'Entra Connect 2.4.131.0 synchronizes this tenant already.',
  });
  expect(guessProfile(facts({ organization: organization(true) })).installation?.because).toBe(
    'this tenant is synchronized from Active Directory already.',
  );
  expect(guessProfile(facts({ organization: organization(false), connectVersion: null }))).toEqual({});
  expect(guessProfile(facts({ organization: organization(null) }))).toEqual({});
});

test('active provisioning agents without an Entra Connect: Cloud Sync, and no upgrade of Entra Connect', () => {
  const agents = { provisioningAgents: [agent('AG1'), agent('AG2'), agent('AG1', 'inactive')] };
  expect(guessProfile(facts({ ...agents, connectVersion: null, organization: organization(true) }))).toEqual({
    tool: {
      value: 'cloud',
      because: '2 provisioning agents of Entra Cloud Sync are active, AG1 and AG2, and no Entra Connect has reported.',
    },
  });
  // Both are there: which of them is planned, nobody can tell.
  expect(guessProfile(facts({ ...agents, connectVersion: '2.4.131.0' })).tool).toBeUndefined();
  // Whether there is an Entra Connect could not be read, and the agents may be what synchronizes.
  expect(guessProfile(facts({ ...agents, organization: organization(true) }))).toEqual({});
});

test('verified domains of one’s own are the suffixes', () => {
  const domains = [
    domain('Fabrikam.com'),
    domain('contoso.com'),
    domain('contoso.onmicrosoft.com', { isInitial: true }),
    domain('contoso.mail.onmicrosoft.com'),
    domain('new.example', { isVerified: false }),
  ];
  expect(guessProfile(facts({ domains })).upnSuffixes).toEqual({
    value: ['contoso.com', 'fabrikam.com'],
    because: 'contoso.com and fabrikam.com are verified domains of the tenant.',
  });
  expect(guessProfile(facts({ domains: domains.slice(2) }))).toEqual({});
  const many = (count: number) => Array.from({ length: count }, (_, n) => domain(`d${n}.com`));
  expect(guessProfile(facts({ domains: many(200) })).upnSuffixes?.value).toHaveLength(200);
  expect(guessProfile(facts({ domains: many(201) }))).toEqual({});
});

test('what is synchronized already is in scope', () => {
  expect(
    guessProfile(facts({ syncedObjectCounts: { users: 1200, groups: 1, contacts: 0, devices: 3 } })).objectsInScope,
  ).toEqual({
    value: 1204,
    because: 'that many objects are synchronized already: 1,200 users, 1 group, 0 contacts, 3 devices.',
  });
  expect(guessProfile(facts({ syncedObjectCounts: { users: 0, groups: 0, contacts: 0, devices: 0 } }))).toEqual({});
});

test('what could not be read gives no guess', () => {
  const refused = { ok: false, cause: { kind: 'permissionMissing', permission: 'Domain.Read.All' } } as const;
  const names = [
    'domains',
    'organization',
    'connectVersion',
    'provisioningAgents',
    'passThroughAgents',
    'syncedObjectCounts',
  ];
  expect(guessProfile(Object.fromEntries(names.map((name) => [name, refused])) as Facts)).toEqual({});
  expect(guessProfile({})).toEqual({});
});
