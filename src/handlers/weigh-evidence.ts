import { canonical } from '../review/canonical.ts';
import type { Dossier } from '../review/dossier.ts';
import { type Evidence, gatherEvidence } from '../review/evidence.ts';
import type { Picture } from './picture.ts';
import type { Ports } from './ports.ts';

/** What a review rests on now, and the hash by which decisions are bound to it. */
export function weighEvidence(
  { told }: Dossier,
  { review, inForce, assessment }: Picture,
  ports: Pick<Ports, 'catalogueVersion' | 'hash'>,
): { readonly evidence: Evidence; readonly text: string; readonly hash: string } {
  const evidence = gatherEvidence({
    catalogue: ports.catalogueVersion,
    profile: review.profile,
    told,
    waivers: inForce,
    outcomes: assessment.outcomes,
  });
  const text = canonical(evidence);
  return { evidence, text, hash: ports.hash(text) };
}
