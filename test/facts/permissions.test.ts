import { expect, test } from 'vitest';
import { Missing, type TenantFact } from '../../src/facts/define.ts';
import { tenantFacts } from '../../src/facts/index.generated.ts';
import type { GraphRead } from '../../src/graph/read.ts';
import { scan } from './scan.ts';

const tenant: Record<string, TenantFact<unknown>> = tenantFacts;
const nameOf = new Map(Object.entries(tenant).map(([name, fact]) => [fact, name]));

/** What each fact asks of a site, with all that it depends on at hand. */
async function readsOf(name: 'ready' | 'ready-cloud' | 'trouble') {
  const { facts, situation } = await scan(name);
  const readings = facts as Record<string, { ok: true; value: unknown }>;
  return Object.entries(tenant).map(([fact, { after, uses, reads }]) => {
    const reading = (on: TenantFact<unknown>) => readings[nameOf.get(on) as string];
    const known = Object.fromEntries([
      ...Object.entries(after).map(([key, on]) => [key, reading(on)?.value]),
      ...Object.entries(uses).map(([key, on]) => [key, reading(on)]),
    ]);
    const asked = reads(known, situation);
    return { fact, asked: asked instanceof Missing ? [] : Object.values(asked as Record<string, GraphRead<unknown>>) };
  });
}

test('every read carries a permission that its fact names, and every permission that a fact names is used', async () => {
  const sites = [await readsOf('ready'), await readsOf('ready-cloud'), await readsOf('trouble')];
  const used = new Map(Object.keys(tenant).map((name) => [name, new Set<string>()]));
  for (const { fact, asked } of sites.flat())
    for (const { permission, path } of asked) {
      expect(tenant[fact]?.permissions, `${fact} asks ${path}`).toContain(permission);
      used.get(fact)?.add(permission);
    }
  for (const [name, permissions] of used)
    expect([...permissions].sort(), name).toEqual([...(tenant[name]?.permissions ?? [])].sort());
});
