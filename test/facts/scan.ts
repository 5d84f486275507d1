import { onTestFinished } from 'vitest';
import { startTenant } from '../../src/demo/server.ts';
import { type SiteName, site } from '../../src/demo/sites.ts';
import type { FactName, Facts } from '../../src/facts/facts.ts';
import { gather } from '../../src/facts/gather.ts';
import type { Cause } from '../../src/facts/reading.ts';
import { graphToken } from '../../src/graph/credential.ts';
import type { GraphRead } from '../../src/graph/read.ts';
import { openGraph } from '../../src/graph/session.ts';

export const now = new Date('2026-11-20T12:00:00Z');

/** Reads a site in which something was changed, through the real transport, and keeps what was asked in which wave. */
export async function scan(name: SiteName, change: Parameters<typeof site>[1] = () => {}) {
  const changed = site(name, change, now);
  const tenant = await startTenant(changed, { now: () => now });
  onTestFinished(tenant.stop);
  const token = graphToken({ endpoint: tenant.url, cloud: 'global', accessToken: tenant.token });
  const graph = openGraph({ endpoint: tenant.url, token, wait: async () => {} });
  const waves: (readonly GraphRead<unknown>[])[] = [];
  const situation = { profile: changed.profile, now };
  const facts = await gather(
    {
      read(reads) {
        waves.push(reads);
        return graph.read(reads);
      },
    },
    situation,
  );
  return { facts, waves, situation, requests: graph.requests, roundTrips: graph.roundTrips };
}

export function known<K extends FactName>(facts: Facts, name: K) {
  const reading = facts[name];
  if (!reading?.ok) throw new Error(`${name} is not known: ${JSON.stringify(reading)}`);
  return reading.value;
}

/** Why a fact is not known, or nothing where it is. */
export function causeOf(facts: Facts, name: FactName): Cause | undefined {
  const reading = facts[name];
  return reading?.ok ? undefined : reading?.cause;
}

/** Graph refuses requests that match, as it refuses an app without the permission. */
export const refuse = (request: RegExp) => ({
  request,
  status: 403,
  code: 'Authorization_RequestDenied',
  message: 'Insufficient privileges to complete the operation.',
});
