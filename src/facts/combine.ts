import type { AnswerFact } from './define.ts';
import type { Facts } from './facts.ts';
import { answerFacts } from './index.generated.ts';
import type { Profile } from './profile.ts';
import type { Reading } from './reading.ts';

/**
 * What is known of a site from all who can tell, one reading a fact. A reading of Graph comes before a person's word,
 * a person's word before the profile, and any of them before a cause: a fact is unreadable only when all readers failed.
 */
export function combine(tenant: Facts, answers: Facts, profile: Profile): Facts {
  const readers: readonly Facts[] = [tenant, answers, fromProfile(profile)];
  const combined: Record<string, Reading<unknown>> = {};
  for (const reader of readers)
    for (const [name, reading] of Object.entries(reader))
      if (!combined[name]?.ok && (reading.ok || !combined[name])) combined[name] = reading;
  return combined as Facts;
}

function fromProfile(profile: Profile): Facts {
  const told = Object.entries(answerFacts as Record<string, AnswerFact<unknown>>).flatMap(([name, fact]) => {
    const value = fact.fromProfile?.(profile) ?? null;
    return value === null ? [] : [[name, { ok: true, value, source: { kind: 'profile' } }]];
  });
  return Object.fromEntries(told) as Facts;
}
