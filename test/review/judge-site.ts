import type { Catalogue, Situation } from '../../src/catalogue/define.ts';
import type { Outcome } from '../../src/catalogue/outcome.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { judge } from '../../src/review/judge.ts';

/** Judges a site that has one of each: what is known holds for the only server, forest and domain. */
export function judgeSite(catalogue: Catalogue, facts: Facts, situation: Situation): Outcome[] {
  return judge(catalogue, { site: facts, subjects: {} }, situation, askedFacts);
}
