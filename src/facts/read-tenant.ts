import type { Facts } from './facts.ts';
import { type GraphReader, gather } from './gather.ts';
import type { Profile } from './profile.ts';

/** Reads every fact of a tenant once, and counts what it cost. `graph` is opened for this scan alone. */
export async function readTenant(
  graph: GraphReader & { readonly requests: number; readonly roundTrips: number },
  profile: Profile,
  now: Date,
): Promise<{ asOf: Date; profile: Profile; facts: Facts; graph: { requests: number; roundTrips: number } }> {
  const facts = await gather(graph, { profile, now });
  return { asOf: now, profile, facts, graph: { requests: graph.requests, roundTrips: graph.roundTrips } };
}
