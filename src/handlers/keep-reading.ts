import type { Who } from '../protocol/intent.ts';
import { canonical } from '../review/canonical.ts';
import type { Dossier } from '../review/dossier.ts';
import { standingOf } from '../review/standing.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import { drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';

/** Keeps a reading for a review, with how the review stands by it now. Its number; `null`: the review is gone. */
export function keepReading(
  dossier: Dossier,
  reading: TenantReading,
  by: Who['user'],
  ports: Ports,
): Promise<number | null> {
  const { review } = dossier;
  const standing = standingOf(drawPicture(dossier, reading, ports).assessment, ports.hash(canonical(review.profile)));
  return ports.snapshots.add(review.id, reading, by, { catalogue: ports.catalogueVersion, standing });
}
