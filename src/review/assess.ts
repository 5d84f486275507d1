import type { Catalogue, Situation } from '../catalogue/define.ts';
import type { Outcome } from '../catalogue/outcome.ts';
import type { FactName, Facts } from '../facts/facts.ts';
import { judge } from './judge.ts';
import { type Conclusion, conclude } from './verdict.ts';

export interface Assessment extends Conclusion {
  readonly outcomes: readonly Outcome[];
  /** The verdict of the checks that need no person. */
  readonly tenant: Conclusion;
}

/** Judges a site and sums it up. `asked` names the facts that only a person can tell. */
export function assess(
  catalogue: Catalogue,
  facts: Facts,
  situation: Situation,
  asked: ReadonlySet<FactName>,
  waived: ReadonlySet<string> = new Set(),
): Assessment {
  const outcomes = judge(catalogue, facts, situation);
  const needsPerson = (id: string) => {
    const check = catalogue[id];
    return check !== undefined && [...check.needs, ...check.uses].some((fact) => asked.has(fact));
  };
  return {
    outcomes,
    ...conclude(outcomes, waived),
    tenant: conclude(
      outcomes.filter(({ id }) => !needsPerson(id)),
      waived,
    ),
  };
}
