import type { FactName, Facts } from './facts.ts';
import { type GraphReader, gather } from './gather.ts';
import type { ScanScope } from './profile.ts';
import type { Cause } from './reading.ts';

interface Wish {
  /** Only these facts. Absent: every fact. */
  readonly only?: ReadonlySet<FactName> | undefined;
  /** The id of the tenant that is meant: what another one answers is refused. */
  readonly tenantId?: string | undefined;
}

/** Reads every fact of a tenant once, or only some, and counts what it cost. `graph` is opened for this scan alone. */
export async function readTenant(
  graph: GraphReader & { readonly requests: number; readonly roundTrips: number },
  scope: ScanScope,
  now: Date,
  { only, tenantId }: Wish = {},
): Promise<{ asOf: Date; scope: ScanScope; facts: Facts; graph: { requests: number; roundTrips: number } }> {
  const asked = only && tenantId ? new Set<FactName>([...only, 'organization']) : only;
  const read = await gather(graph, { profile: scope, now }, asked);
  const facts = tenantId ? refuseOther(read, tenantId, only) : read;
  return { asOf: now, scope, facts, graph: { requests: graph.requests, roundTrips: graph.roundTrips } };
}

/**
 * Nothing of what another tenant than the meant one answered. One whose organization may not be read cannot be told
 * here; there the token, which is asked of the meant tenant and refused where it names another, is what holds.
 */
function refuseOther(read: Facts, tenantId: string, only: ReadonlySet<FactName> | undefined): Facts {
  const { organization } = read;
  const kept = Object.entries(read).filter(([name]) => !only || name !== 'organization' || only.has(name));
  if (!organization?.ok || organization.value.id.toLowerCase() === tenantId.toLowerCase())
    return Object.fromEntries(kept) as Facts;
  const cause: Cause = { kind: 'otherTenant', tenant: tenantId };
  return Object.fromEntries(kept.map(([name]) => [name, { ok: false, cause }])) as Facts;
}
