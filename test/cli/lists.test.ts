import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue, symptoms } from '../../src/catalogue/index.generated.ts';
import { printCatalogue } from '../../src/cli/catalogue.ts';
import { permissionTable } from '../../src/cli/permission-table.ts';
import { printPermissions } from '../../src/cli/permissions.ts';
import { tenantFacts } from '../../src/facts/index.generated.ts';
import { call } from './call.ts';

test('catalogue --json is an array of every check with what is promised of each', async () => {
  const { status, stdout } = await call(printCatalogue, '--json');
  expect(status).toBe(0);
  const units = JSON.parse(stdout) as Record<string, unknown>[];
  expect(units.map(({ id }) => id)).toEqual([...Object.keys(catalogue), ...Object.keys(symptoms)]);
  for (const unit of units.filter(({ kind }) => kind === 'check')) {
    const check = catalogue[unit.id as string];
    expect(unit).toMatchObject({
      kind: 'check',
      area: (unit.id as string).split('.')[0],
      title: check?.title,
      severity: expect.stringMatching(/^(required|recommended|informational)$/),
      tools: expect.stringMatching(/^(connect|cloud|both)$/),
      needs: check?.needs,
      urgent: check?.urgent ?? false,
    });
    expect(unit.sources).toContainEqual(expect.objectContaining({ id: expect.any(String), title: expect.any(String) }));
  }
});

test('catalogue --json says when a check applies, and what a symptom leads to', async () => {
  const { stdout } = await call(printCatalogue, '--json');
  const units = new Map((JSON.parse(stdout) as { id: string }[]).map((unit) => [unit.id, unit]));
  expect(units.get('federation.os')).toHaveProperty('when', "profile.federationSetup === 'adfs'");
  expect(units.get('tenant.exists')).toHaveProperty('when', null);
  expect(units.get('symptom.role-via-group')).toMatchObject({
    kind: 'symptom',
    area: 'symptom',
    title: symptoms['symptom.role-via-group']?.title,
    checks: ['account.role.direct'],
    sources: [{ id: 'S1' }],
  });
});

test('catalogue prints a line for each check and symptom', async () => {
  const { stdout } = await call(printCatalogue);
  expect(stdout.split('\n')).toHaveLength(Object.keys(catalogue).length + Object.keys(symptoms).length);
  expect(stdout).toContain(`tenant.domain.verified (required, both): ${catalogue['tenant.domain.verified']?.title}`);
});

test('permissions --json has each permission once, with the checks that it serves', async () => {
  const { status, stdout } = await call(printPermissions, '--json');
  expect(status).toBe(0);
  const rows = JSON.parse(stdout) as ReturnType<typeof permissionTable>;
  const named = new Set(Object.values(tenantFacts).flatMap(({ permissions }) => permissions));
  expect(rows.map(({ permission }) => permission)).toEqual([...named].sort());
  for (const { permission, checks, reads } of rows) {
    expect(checks, permission).not.toEqual([]);
    expect(reads, permission).not.toEqual([]);
    for (const id of checks) expect(catalogue, permission).toHaveProperty([id]);
  }
  const serves = (permission: string) => rows.find((row) => row.permission === permission)?.checks;
  expect(serves('Domain.Read.All')).toContain('tenant.domain.verified');
  // The settings of a federated domain are read after the domains, and so need the permission for both.
  expect(serves('Domain.Read.All')).toContain('tenant.federation.certificate');
  expect(serves('Domain-InternalFederation.Read.All')).toEqual(['tenant.federation.certificate']);
});

test('permissions names each permission and below it the checks', async () => {
  const { stdout } = await call(printPermissions);
  expect(stdout).toContain('\nDomain-InternalFederation.Read.All\n  tenant.federation.certificate\n');
});

test('infra/permissions.json holds the same table', () => {
  const file = new URL('../../infra/permissions.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(permissionTable());
});

test('Preflight asks for permissions to read, and for none to write', () => {
  for (const { permission } of permissionTable()) expect(permission).toMatch(/\.Read\.|\.Read$/);
});
