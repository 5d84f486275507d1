import type { Citation } from './sources.ts';

/** Something that goes wrong and that people ask about: no check, but it leads to checks. Its id is `symptom.` and its file's name. */
export interface Symptom {
  /** What people see. */
  readonly title: string;
  /** How people put it in their own words, for search. */
  readonly phrases: readonly [string, ...string[]];
  /** What is behind it, in a sentence or two. */
  readonly cause: string;
  /** The steps that mend it, the first of which fits on a summary card. */
  readonly fix: readonly [string, ...string[]];
  /** Ids of the checks that find it before it happens. */
  readonly checks: readonly [string, ...string[]];
  readonly sources: readonly [Citation, ...Citation[]];
}

export function defineSymptom(definition: Symptom): Symptom {
  return definition;
}

/** Every symptom by its id. */
export type Symptoms = Readonly<Record<string, Symptom>>;
