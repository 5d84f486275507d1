import type { Difference, Stake, Tell, Tool } from '../catalogue/tools/difference.ts';
import type { AskedFacts, FactName, FactValues, SiteFacts } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';
import { subjectsOf } from './subjects.ts';

/** A difference and what it means for a planned installation. */
export interface Weighed {
  readonly difference: Difference;
  readonly stake: Stake;
  /** The tools that it rules out here. */
  readonly rulesOut: readonly Tool[];
}

interface Comparison {
  /** What rules out a tool first, then what matters, what is open, and what does not matter; else in their order. */
  readonly rows: readonly Weighed[];
  /** The tools that cannot do something that the plan needs. */
  readonly ruledOut: readonly Tool[];
  /** Whether something that is not known could still rule out a tool. */
  readonly isOpen: boolean;
}

const tools: readonly Tool[] = ['connect', 'cloud'];

/** Weighs how the two tools differ for a planned installation, on what is known of its site. Pure. */
export function compareTools(
  differences: readonly Difference[],
  profile: Profile,
  known: SiteFacts,
  asked: AskedFacts,
): Comparison {
  const tell = teller(profile, known, asked);
  const rows = differences
    .map((difference) => weigh(difference, difference.matters(profile, tell)))
    .sort((a, b) => rank(a) - rank(b));
  return {
    rows,
    ruledOut: tools.filter((tool) => rows.some(({ rulesOut }) => rulesOut.includes(tool))),
    isOpen: rows.some(
      ({ difference, stake }) =>
        stake.kind === 'open' ||
        (stake.kind === 'needed' && tools.some((tool) => difference[tool].ability === 'unsaid')),
    ),
  };
}

function weigh(difference: Difference, stake: Stake): Weighed {
  const rulesOut =
    stake.kind === 'needed'
      ? tools.filter((tool) => difference[tool].ability === 'cannot' || stake.beyond?.includes(tool))
      : [];
  return { difference, stake, rulesOut };
}

const order: readonly Stake['kind'][] = ['needed', 'felt', 'open', 'none'];
const rank = ({ stake, rulesOut }: Weighed) => (rulesOut.length > 0 ? -1 : order.indexOf(stake.kind));

/** What is known, as differences ask for it: a value for each server, forest or domain of the plan, or for the site. */
function teller(profile: Profile, known: SiteFacts, asked: AskedFacts): Tell {
  return <K extends FactName>(name: K) => {
    const of = asked.get(name);
    const readings = of
      ? subjectsOf(profile, of).map(({ id }) => known.subjects[id]?.[name] ?? known.site[name])
      : [known.site[name]];
    return readings.flatMap((reading): (FactValues[K] | null)[] => {
      if (reading?.ok) return [reading.value];
      return reading?.cause.kind === 'saidNotApplicable' ? [] : [null];
    });
  };
}
