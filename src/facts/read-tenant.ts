import type { FactName, Facts } from './facts.ts';
import { type GraphReader, gather } from './gather.ts';
import type { ScanScope } from './profile.ts';

/** Reads every fact of a tenant once, or only some, and counts what it cost. `graph` is opened for this scan alone. */
export async function readTenant(
  graph: GraphReader & { readonly requests: number; readonly roundTrips: number },
  scope: ScanScope,
  now: Date,
  only?: ReadonlySet<FactName>,
): Promise<{ asOf: Date; scope: ScanScope; facts: Facts; graph: { requests: number; roundTrips: number } }> {
  const facts = await gather(graph, { profile: scope, now }, only);
  return { asOf: now, scope, facts, graph: { requests: graph.requests, roundTrips: graph.roundTrips } };
}
