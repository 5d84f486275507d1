import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import type { FactName, Facts } from '../../src/facts/facts.ts';
import { mayBeRefused, neededPermissions, seePermissions } from '../../src/facts/permissions.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import { climb, type Grant, tellStates } from '../../src/review/access.ts';

const all = [...new Set([...neededPermissions.values()].flatMap((names) => [...names]))].sort();
const app = (...permissions: string[]): Grant => ({ kind: 'app', permissions, identity: null });
const at = '2026-11-26T10:00:00.000Z';
const refused = (permission: string) => ({ ok: false, cause: { kind: 'permissionMissing', permission } }) as const;
const answered = <T>(value: T) => ({ ok: true, value, source: { kind: 'graph', at } }) as const;
const facts = (readings: object) => seePermissions(readings as Facts);

test.each<[string, Grant, object | null, string]>([
  ['in the token', app('Domain.Read.All'), null, 'granted'],
  ['not in the token of an application', app('User.Read.All'), { domains: answered([]) }, 'missing'],
  ['in no token', app(), null, 'missing'],
  ['perhaps within a broader one', app('Directory.Read.All'), null, 'unknown'],
  ['within a broader one, as Graph shows', app('Directory.Read.All'), { domains: answered([]) }, 'granted'],
  ['beside a broader one, as Graph shows', app('Mail.Send'), { domains: refused('Domain.Read.All') }, 'missing'],
  ['of a person, who may have more', { kind: 'person', permissions: [] }, null, 'unknown'],
  ['of an opaque token', { kind: 'opaque' }, null, 'unknown'],
  ['of an opaque token that Graph took', { kind: 'opaque' }, { domains: answered([]) }, 'granted'],
  ['of an opaque token that Graph refused', { kind: 'opaque' }, { domains: refused('Domain.Read.All') }, 'missing'],
  ['of no token', { kind: 'none', problem: 'No.' }, null, 'unknown'],
  ['while Graph is away', { kind: 'opaque' }, { domains: { ok: false, cause: { kind: 'unreachable' } } }, 'unknown'],
])('a permission %s', (_, grant, readings, state) => {
  expect(tellStates(all, grant, readings && facts(readings)).get('Domain.Read.All')).toBe(state);
});

test('what is read after something else proves nothing by itself, and what is read by name proves what it shows', () => {
  // No account is planned, so that there was nothing to ask.
  expect(facts({ accountTransitiveRoles: answered([]) }).answered.size).toBe(0);
  expect(facts({ federationConfigurations: answered({}) }).answered.size).toBe(0);
  const one = { federationConfigurations: answered({ 'contoso.com': answered(null) }) };
  expect([...facts(one).answered]).toEqual(['Domain-InternalFederation.Read.All']);
  const kept = { federationConfigurations: answered({ 'contoso.com': refused('Domain-InternalFederation.Read.All') }) };
  expect([...facts(kept).refused]).toEqual(['Domain-InternalFederation.Read.All']);
  expect([...facts(kept).answered]).toEqual([]);
  const both = { domains: answered([]), domainDnsRecords: answered({ a: refused('Domain.Read.All') }) };
  expect(facts(both)).toMatchObject({ answered: new Set(), refused: new Set(['Domain.Read.All']) });
});

test('permissions for reads of a signed-in administrator are known from the reads themselves', () => {
  expect([...mayBeRefused].sort()).toEqual([
    'OnPremDirectorySynchronization.Read.All',
    'Policy.Read.HybridAuthentication',
  ]);
});

const ladder = (grant: Grant, profile = null as typeof defaultProfile | null) =>
  climb(catalogue, neededPermissions, tellStates(all, grant, null), profile);

test('every permission is on one rung, every check that needs one too, and a rung opens what it says', () => {
  const rungs = ladder(app());
  const names = rungs.flatMap(({ permissions }) => permissions.map(({ name }) => name));
  expect(names.toSorted()).toEqual(all);
  const opened = rungs.flatMap(({ checks }) => checks);
  const locked = Object.entries(catalogue).filter(([, { needs, uses }]) =>
    [...needs, ...uses].some((fact) => neededPermissions.has(fact as FactName)),
  );
  expect(opened.toSorted()).toEqual(locked.map(([id]) => id).toSorted());
  const held = new Set<string>();
  for (const { permissions, checks } of rungs) {
    const canJudge = (id: string) =>
      [...(catalogue[id]?.needs ?? []), ...(catalogue[id]?.uses ?? [])].every((fact) =>
        [...(neededPermissions.get(fact) ?? [])].every((name) => held.has(name)),
      );
    for (const id of checks) expect(canJudge(id), id).toBe(false);
    for (const { name } of permissions) held.add(name);
    for (const id of checks) expect(canJudge(id), id).toBe(true);
  }
});

test('the most valuable rung comes first, for each permission that it takes', () => {
  const worth = { required: 4, recommended: 2, informational: 1 };
  const values = ladder(app()).map(
    ({ permissions, checks }) =>
      checks.reduce((sum, id) => sum + worth[catalogue[id]?.severity ?? 'informational'], 0) / permissions.length,
  );
  expect(values[0]).toBe(Math.max(...values));
  expect(ladder(app())[0]?.permissions.map(({ name }) => name)).toEqual(['Domain.Read.All']);
});

test('what is held already makes the rest cheaper, and with all of it there is no rung', () => {
  const [first] = ladder(app(...all.filter((name) => name !== 'AuditLog.Read.All')));
  expect(first).toEqual({
    permissions: [{ name: 'AuditLog.Read.All', isKnown: true }],
    checks: ['tenant.admins.mfa', 'tenant.federation.changes-monitored'],
  });
  expect(ladder(app(...all))).toEqual([]);
});

test('checks that the planned installation does not raise count for nothing', () => {
  const names = ladder(app(), defaultProfile).flatMap(({ permissions }) => permissions.map(({ name }) => name));
  expect(names).not.toContain('Policy.Read.HybridAuthentication');
  expect(ladder(app(), { ...defaultProfile, signIn: 'passThrough' }).flatMap(({ checks }) => checks)).toContain(
    'sign-in.pta.agents',
  );
});
