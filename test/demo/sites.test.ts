import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { elementType, propertiesOf, type Version } from '../../src/demo/schema.ts';
import type { Site } from '../../src/demo/site.ts';
import { type SiteName, site, sites } from '../../src/demo/sites.ts';
import type { AnswerFact } from '../../src/facts/define.ts';
import { answerFacts, tenantFacts } from '../../src/facts/index.generated.ts';
import { profileSchema } from '../../src/facts/profile.ts';

const now = new Date('2026-11-20T12:00:00Z');
const names = Object.keys(sites) as SiteName[];
const questions = Object.entries<AnswerFact<unknown>>(answerFacts);

test('a site belongs to whoever asked for it', () => {
  const changed = site('ready', ({ tenant }) => {
    for (const domain of tenant.domains) domain.isVerified = false;
    tenant.roleDefinitions.splice(0);
  });
  expect(changed.tenant.domains.every(({ isVerified }) => !isVerified)).toBe(true);
  expect(site('ready').tenant.domains.every(({ isVerified }) => isVerified)).toBe(true);
  expect(site('ready').tenant.roleDefinitions).not.toHaveLength(0);
});

test('a name that is not one of a site finds nothing', () => {
  for (const name of ['nowhere', 'constructor', 'toString', '']) expect(sites[name]).toBeUndefined();
});

describe.each(names)('%s', (name) => {
  const { tenant, profile, answers, ...behaviour } = site(name, undefined, now);

  test('is named, with a title in one sentence', () => {
    expect(behaviour.name).toBe(name);
    expect(behaviour.title).toMatch(/^[A-Z].*\.$/);
  });

  test('has a profile that the profile form accepts as it is', () => {
    expect(profileSchema.parse(profile)).toEqual(profile);
  });

  test('has answers that fit their questions', () => {
    const facts: Record<string, { value: ZodType } | undefined> = { ...answerFacts, ...tenantFacts };
    for (const [fact, value] of Object.entries(answers)) expect(facts[fact]?.value.parse(value), fact).toEqual(value);
  });

  test('tells of every object in published names only', () => {
    const { users, groups, contacts, servicePrincipals } = tenant;
    const { onPremisesSynchronization, agents, organization, roleDefinitions } = tenant;
    hold('v1.0', 'domain', tenant.domains);
    hold('v1.0', 'domainDnsTxtRecord', Object.values(tenant.verificationDnsRecords).flat());
    hold('v1.0', 'internalDomainFederation', Object.values(tenant.federationConfigurations));
    hold('v1.0', 'user', users);
    hold('v1.0', 'group', groups);
    hold('v1.0', 'orgContact', contacts);
    hold('v1.0', 'servicePrincipal', servicePrincipals);
    hold('v1.0', 'unifiedRoleAssignment', tenant.roleAssignments);
    hold('v1.0', 'unifiedRoleAssignmentScheduleInstance', tenant.roleAssignmentScheduleInstances);
    hold('v1.0', 'unifiedRoleEligibilityScheduleInstance', tenant.roleEligibilityScheduleInstances);
    hold('v1.0', 'userRegistrationDetails', tenant.userRegistrationDetails);
    hold('v1.0', 'subscribedSku', tenant.subscribedSkus);
    hold('v1.0', 'directoryAudit', tenant.directoryAudits);
    hold('beta', 'organization', [organization]);
    hold('beta', 'unifiedRoleDefinition', roleDefinitions);
    hold('beta', 'onPremisesDirectorySynchronization', onPremisesSynchronization);
    hold('beta', 'onPremisesAgent', [...agents.provisioning, ...agents.authentication]);
  });

  test('hangs together', () => {
    const principals = [...tenant.users, ...tenant.groups, ...tenant.servicePrincipals].map(({ id }) => id);
    expect(new Set(principals).size).toBe(principals.length);
    const roles = tenant.roleDefinitions.map(({ id }) => id);
    for (const { principalId, roleDefinitionId } of [
      ...tenant.roleAssignments,
      ...tenant.roleAssignmentScheduleInstances,
      ...tenant.roleEligibilityScheduleInstances,
    ]) {
      expect(principals).toContain(principalId);
      expect(roles).toContain(roleDefinitionId);
    }
    for (const members of Object.values(tenant.groupMembers))
      for (const member of members) expect(principals).toContain(member);
    const { domains, organization, sizes, syncedSizes } = tenant;
    const verified = domains.filter(({ isVerified }) => isVerified).map(({ id }) => id);
    expect(organization.verifiedDomains?.map(({ name }) => name)).toEqual(verified);
    expect(domains.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    expect(domains.filter(({ isInitial }) => isInitial)).toHaveLength(1);
    expect(sizes.users).toBeGreaterThanOrEqual(tenant.users.length);
    for (const [kind, count] of Object.entries(syncedSizes))
      expect(count).toBeLessThanOrEqual(sizes[kind as keyof typeof syncedSizes]);
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    expect(organization.directorySizeQuota?.used).toBe(total);
  });
});

describe.each(['ready', 'ready-cloud'] as const)('%s stays ready as questions are added', (name) => {
  const { answers, profile } = site(name, undefined, now);

  test.each(questions)('%s has an answer', (fact, { fromProfile }) => {
    const answer = answers[fact as keyof typeof answers];
    expect(answer ?? fromProfile?.(profile) ?? null, `src/demo/sites/ready.ts answers no ${fact}`).not.toBeNull();
  });
});

test('the variants of ready differ from it in the one thing that they are named for', () => {
  const differences = (name: SiteName) => {
    const [plain, other] = [site('ready', undefined, now), site(name, undefined, now)];
    const changed = (before: object, after: object) =>
      Object.keys(before).filter((key) => JSON.stringify(before[key as never]) !== JSON.stringify(after[key as never]));
    const { tenant, name: _, title: __, ...rest } = plain;
    return [...changed(tenant, other.tenant), ...changed(rest, other)];
  };
  expect(differences('restricted')).toEqual(['refusals', 'lacks']);
  expect(differences('guided')).toEqual(['answers', 'refusals', 'lacks']);
  expect(differences('throttled')).toEqual(['throttling']);
  expect(differences('huge')).toEqual(['organization', 'sizes', 'refusals']);
  expect(differences('unlicensed')).toEqual(['roleEligibilityScheduleInstances', 'subscribedSkus', 'refusals']);
  expect(differences('ready-cloud')).toEqual(['servicePrincipals', 'synchronizationJobs', 'agents', 'profile']);
});

test("trouble's certificate has twelve days left, whenever it is looked at", () => {
  for (const day of [now, new Date('2031-03-01T00:00:00Z')]) {
    const { tenant }: Site = site('trouble', undefined, day);
    const base64 = tenant.federationConfigurations['fabrikam.com']?.signingCertificate as string;
    const { validToDate } = new X509Certificate(Buffer.from(base64, 'base64'));
    expect((validToDate.getTime() - day.getTime()) / 86_400_000).toBe(12);
  }
});

/** Holds the names of objects, nested ones included, against the published ones. */
function hold(version: Version, type: string, objects: readonly object[]): void {
  for (const object of objects) {
    const own = (object as { '@odata.type'?: string })['@odata.type']?.replace('#microsoft.graph.', '') ?? type;
    const properties = propertiesOf(own, version);
    for (const [name, value] of Object.entries(object)) {
      if (name.startsWith('@odata.')) continue;
      const of = properties?.[name];
      expect(of, `${own}.${name} in ${version}`).toBeDefined();
      const inner = elementType(of as string);
      if (typeof value === 'object' && value !== null && propertiesOf(inner, version))
        hold(version, inner, [value].flat());
      expect(of?.startsWith('Collection('), `${own}.${name} is a collection`).toBe(Array.isArray(value));
    }
  }
}
