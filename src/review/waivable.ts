import type { JudgedObject, Outcome } from '../catalogue/outcome.ts';

/** A single object within a check: an administrator, a server. */
export type Thing = Pick<JudgedObject, 'id' | 'name'>;

/** Whether an outcome is a risk that people may accept. */
export const isAtRisk = ({ severity, outcome }: Outcome): boolean =>
  severity === 'recommended' && (outcome === 'fail' || outcome === 'unknown');

/** The single objects that outcomes tell of, each once. */
export const thingsOf = (outcomes: readonly Outcome[]): readonly JudgedObject[] => [
  ...new Map(outcomes.flatMap(({ objects = [] }) => objects.map((one) => [one.id, one] as const))).values(),
];

/** The checks whose risk is accepted: waived as a whole, or for each single object that it fails for. */
export function waivedChecks(
  waivers: readonly { readonly check: string; readonly object: Thing | null }[],
  outcomes: readonly Outcome[],
): ReadonlySet<string> {
  const waived = new Set<string>();
  for (const check of new Set(waivers.map((waiver) => waiver.check))) {
    const own = waivers.filter((waiver) => waiver.check === check);
    const isAccepted = (thing: Thing) => own.some(({ object }) => object?.id === thing.id);
    const rows = outcomes.filter((row) => row.id === check && isAtRisk(row));
    const isCovered = ({ objects = [] }: Outcome) => {
      const failing = objects.filter(({ isFine }) => !isFine);
      // A failure that names no object could be about any.
      return failing.length > 0 && failing.every(isAccepted);
    };
    if (own.some(({ object }) => object === null) || (rows.length > 0 && rows.every(isCovered))) waived.add(check);
  }
  return waived;
}
