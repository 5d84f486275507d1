import type { ShownWaiver, WaiverView } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { missingOf, standingOf, type Waiver } from '../review/waiver.ts';
import { drawPicture, type Picture } from './picture.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';

/** A waiver as it is stored, with what its check says now. */
export function showWaiver(waiver: Waiver, dossier: Dossier, ports: Ports, note = ''): WaiverView {
  const picture = dossier.reading && drawPicture(dossier, dossier.reading, ports);
  return {
    kind: 'waiver',
    review: brief(dossier),
    waiver: describeWaiver(waiver, picture, ports),
    finding: picture?.findings.find(({ check }) => check === waiver.check) ?? null,
    note,
  };
}

/** A waiver in words' terms. What was never read may still be there. */
export function describeWaiver(waiver: Waiver, picture: Picture | null, ports: Ports): ShownWaiver {
  const { id, revision, check, object, until, reason, requested, decided } = waiver;
  const known = ports.catalogue[check];
  return {
    id,
    revision,
    check,
    title: known?.title ?? check,
    object: object?.name ?? '',
    standing: standingOf(waiver, ports.now()),
    until,
    reason,
    requestedBy: requested.by.name,
    requestedAt: requested.at,
    decided: decided && { by: decided.by.name, at: decided.at, because: decided.because },
    missing: known ? picture && missingOf(waiver, picture.assessment.outcomes) : 'check',
  };
}
