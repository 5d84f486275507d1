import type { Outcome } from '../catalogue/outcome.ts';
import type { Ground } from '../review/approval.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Evidence } from '../review/evidence.ts';
import { drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import { weighEvidence } from './weigh-evidence.ts';

/** What a decision about a review would rest on now. */
export interface Standing {
  readonly ground: Ground;
  readonly evidence: Evidence;
  /** The canonical form that is hashed. */
  readonly text: string;
}

/** What a decision about a review would rest on now; `null` where its tenant was never read. */
export function gatherGround(dossier: Dossier, ports: Ports): Standing | null {
  if (!dossier.reading) return null;
  const picture = drawPicture(dossier, dossier.reading, ports);
  const { outcomes, verdict, waived } = picture.assessment;
  const { hash, evidence, text } = weighEvidence(dossier, picture, ports);
  const open = outcomes.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  const idsOf = (rows: readonly Outcome[]) => [...new Set(rows.map(({ id }) => id))];
  return {
    evidence,
    text,
    ground: {
      hash,
      verdict,
      blocking: idsOf(open.filter(({ severity }) => severity === 'required')),
      openRisks: idsOf(open.filter(({ severity, id }) => severity === 'recommended' && !waived.has(id))),
    },
  };
}
