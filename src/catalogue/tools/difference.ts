import type { FactName, FactValues } from '../../facts/facts.ts';
import type { Profile } from '../../facts/profile.ts';
import type { Citation } from '../sources.ts';

export type Tool = Profile['tool'];

/** What a tool does about something. `unsaid`: no document says so, which is neither yes nor no. */
export interface Side {
  readonly ability: 'can' | 'limited' | 'cannot' | 'unsaid';
  /** One sentence, with the number of the limit where there is one. */
  readonly text: string;
}

/** What a difference means for a planned installation. */
export type Stake =
  /** The plan needs it: it rules out a tool that cannot, and each of `beyond`, whose limit the plan exceeds. */
  | { readonly kind: 'needed'; readonly because: string; readonly beyond?: readonly Tool[] }
  /** It shows here, and rules out neither: the plan stays within the limits, or there is another way. */
  | { readonly kind: 'felt'; readonly because: string }
  /** Whether the plan needs it follows from something that nobody has told: from one of these facts. */
  | { readonly kind: 'open'; readonly about: string; readonly facts: readonly FactName[] }
  | { readonly kind: 'none' };

/**
 * What is known of a fact: one value for the site, or one for each server, forest or domain that it is asked of.
 * `null` where nobody knows; left out where someone said that it does not apply.
 */
export type Tell = <K extends FactName>(name: K) => readonly (FactValues[K] | null)[];

/** Something that one of the two tools does and the other does not, or does otherwise. */
export interface Difference {
  /** What a team may need, such that each tool can or cannot do it. */
  readonly title: string;
  readonly connect: Side;
  readonly cloud: Side;
  /** Whether it matters for this planned installation. */
  matters(profile: Profile, tell: Tell): Stake;
  readonly sources: readonly [Citation, ...Citation[]];
  /** Where sources disagree, or are old: what each says, and which one this follows. */
  readonly conflict?: string;
}

export const none: Stake = { kind: 'none' };
