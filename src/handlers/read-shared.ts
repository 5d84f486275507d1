import { isDeepStrictEqual } from 'node:util';
import { scanScope } from '../facts/profile.ts';
import type { Who } from '../protocol/intent.ts';
import { canonical } from '../review/canonical.ts';
import type { Dossier } from '../review/dossier.ts';
import type { KeptReading, TenantReading } from '../review/tenant-reading.ts';
import { mayRead } from './allowed-targets.ts';
import { keepReading } from './keep-reading.ts';
import type { Ports } from './ports.ts';

/**
 * A reading for a review that began no earlier than a time, kept for that review. Many reviews of one tenant that ask
 * at the same time, also on several instances, cost one reading. `null`: the review is gone, or its conversation may
 * not look at its tenant.
 */
export async function readShared(
  dossier: Dossier,
  since: Date,
  by: Who['user'],
  ports: Ports,
): Promise<{ readonly kept: KeptReading; readonly reading: TenantReading } | null> {
  const { snapshots, tenant, alone } = ports;
  const { review } = dossier;
  if (!(await mayRead(review, ports))) return null;
  const scope = scanScope(review.profile);
  const shared = async () => {
    const found = await snapshots.sharedSince(scope, since);
    const reading = found && (await snapshots.recall(found.number));
    return found && reading ? { ...found, reading } : null;
  };
  const keep = async (reading: TenantReading) => {
    const number = await keepReading(dossier, reading, by, ports);
    return number === null
      ? null
      : { kept: { number, asOf: reading.asOf, catalogue: ports.catalogueVersion }, reading };
  };

  const [own] = await snapshots.upTo(review.id, ports.now(), 1);
  if (own && own.asOf >= since) {
    const reading = await snapshots.recall(own.number);
    if (reading && isDeepStrictEqual(reading.scope, scope)) return { kept: own, reading };
  }
  const at = (await shared()) ?? (await alone(`read ${canonical(scope)}`, async () => (await shared()) ?? readNow()));
  // One that was read just now is kept for this review already.
  return at && 'kept' in at ? at : at && keep(at.reading);

  async function readNow() {
    return keep(await tenant.read(scope));
  }
}
