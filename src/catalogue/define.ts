import type { FactName, FactValues } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';
import type { Reading } from '../facts/reading.ts';
import type { Judgement, Severity } from './outcome.ts';
import type { Citation } from './sources.ts';

/** Besides the facts, all that a check may look at. */
export interface Situation {
  readonly profile: Profile;
  readonly now: Date;
}

interface CheckText {
  /** A sentence that is true when the check passes. */
  readonly title: string;
  readonly severity: Severity;
  readonly tools: 'connect' | 'cloud' | 'both';
  /** Whether its failing in a tenant that is watched is told at once, and does not wait for a digest. */
  readonly urgent?: boolean;
  /** Only in this situation: one expression over the profile. Absent: always. */
  readonly when?: (profile: Profile) => boolean;
  /** What goes wrong without it, in a sentence or two. */
  readonly why: string;
  /** The steps that mend it, the first of which fits on a summary card. */
  readonly fix: readonly string[];
  /** Steps after those of `fix`, with what is known of the planned installation filled in. */
  readonly fixFor?: (profile: Profile) => readonly string[];
  /** How a person sees for themselves: a command, or where to look. */
  readonly verify: string;
  readonly sources: readonly [Citation, ...Citation[]];
  /** Where sources disagree: what each says, and which one the rule follows. */
  readonly conflict?: string;
}

type Given<N extends FactName, U extends FactName> = { readonly [K in N]: FactValues[K] } & {
  readonly [K in U]: Reading<FactValues[K]>;
};

interface CheckDefinition<N extends FactName, U extends FactName> extends CheckText {
  /** Facts that must be known; without one of them the runner says unknown and never calls `judge`. */
  readonly needs: readonly N[];
  /** Facts that may be missing: `judge` gets the cause and concludes only what holds for every value it could have had. */
  readonly uses?: readonly U[];
  judge(facts: Given<N, U>, situation: Situation): Judgement;
}

/** One requirement, and how it is judged. Its id is its path below `checks/`. */
export interface Check extends CheckText {
  readonly needs: readonly FactName[];
  readonly uses: readonly FactName[];
  judge(facts: Record<string, unknown>, situation: Situation): Judgement;
}

export function defineCheck<const N extends FactName = never, const U extends FactName = never>(
  definition: CheckDefinition<N, U>,
): Check {
  return { uses: [], ...definition } as unknown as Check;
}

/** The catalogue: every check by its id, in the order in which people read them. */
export type Catalogue = Readonly<Record<string, Check>>;
