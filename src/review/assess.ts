import type { Catalogue, Situation } from '../catalogue/define.ts';
import type { Outcome } from '../catalogue/outcome.ts';
import type { AskedFacts, SiteFacts } from '../facts/facts.ts';
import { judge } from './judge.ts';
import { type Conclusion, conclude } from './verdict.ts';
import { type Thing, waivedChecks } from './waivable.ts';

export interface Assessment extends Conclusion {
  readonly outcomes: readonly Outcome[];
  /** The checks whose risk is accepted. */
  readonly waived: ReadonlySet<string>;
  /** The verdict of the checks that need no person. */
  readonly tenant: Conclusion;
}

/** Judges a site and sums it up. `waivers` are those in force. */
export function assess(
  catalogue: Catalogue,
  known: SiteFacts,
  situation: Situation,
  asked: AskedFacts,
  waivers: readonly { readonly check: string; readonly object: Thing | null }[] = [],
): Assessment {
  const outcomes = judge(catalogue, known, situation, asked);
  const waived = waivedChecks(waivers, outcomes);
  const needsPerson = (id: string) => {
    const check = catalogue[id];
    return check !== undefined && [...check.needs, ...check.uses].some((fact) => asked.has(fact));
  };
  return {
    outcomes,
    waived,
    ...conclude(outcomes, waived),
    tenant: conclude(
      outcomes.filter(({ id }) => !needsPerson(id)),
      waived,
    ),
  };
}
