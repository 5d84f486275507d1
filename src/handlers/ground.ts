import type { Outcome } from '../catalogue/outcome.ts';
import type { Ground } from '../review/approval.ts';
import { canonical } from '../review/canonical.ts';
import type { Dossier } from '../review/dossier.ts';
import { type Evidence, gatherEvidence } from '../review/evidence.ts';
import { inForce, waivedChecks } from '../review/waiver.ts';
import { drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';

/** What a decision about a review would rest on now; `null` where its tenant was never read. */
export function gatherGround(dossier: Dossier, ports: Ports): { ground: Ground; evidence: Evidence } | null {
  const { review, reading, told } = dossier;
  if (!reading) return null;
  const { assessment } = drawPicture(dossier, reading, ports);
  const waivers = inForce(dossier.waivers, ports.now());
  const { outcomes } = assessment;
  const evidence = gatherEvidence({
    catalogue: ports.catalogueVersion,
    profile: review.profile,
    told,
    waivers,
    outcomes,
  });
  const waived = waivedChecks(waivers, outcomes);
  const idsOf = (rows: readonly Outcome[]) => [...new Set(rows.map(({ id }) => id))];
  const isOpen = ({ outcome }: Outcome) => outcome === 'fail' || outcome === 'unknown';
  const open = outcomes.filter(isOpen);
  return {
    evidence,
    ground: {
      hash: ports.hash(canonical(evidence)),
      verdict: assessment.verdict,
      blocking: idsOf(open.filter(({ severity }) => severity === 'required')),
      openRisks: idsOf(open.filter(({ severity, id }) => severity === 'recommended' && !waived.has(id))),
    },
  };
}
