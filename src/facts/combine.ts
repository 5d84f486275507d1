import type { AnswerFact } from './define.ts';
import type { Facts, SiteFacts } from './facts.ts';
import { answerFacts } from './index.generated.ts';
import type { Profile } from './profile.ts';
import type { Reading } from './reading.ts';

/**
 * What is known of a site from all who can tell, one reading a fact. A reading of Graph comes before a person's word,
 * a person's word before the profile, and any of them before a cause: a fact is unreadable only when all readers failed.
 */
export function combine(tenant: Facts, answers: SiteFacts, profile: Profile): SiteFacts {
  const site: Record<string, Reading<unknown>> = {};
  for (const reader of [tenant, answers.site, fromProfile(profile)])
    for (const [name, reading] of Object.entries(reader))
      if (!site[name]?.ok && (reading.ok || !site[name])) site[name] = reading;
  return { site: site as Facts, subjects: answers.subjects };
}

function fromProfile(profile: Profile): Facts {
  const told = Object.entries(answerFacts as Record<string, AnswerFact<unknown>>).flatMap(([name, fact]) => {
    const value = fact.fromProfile?.(profile) ?? null;
    return value === null ? [] : [[name, { ok: true, value, source: { kind: 'profile' } }]];
  });
  return Object.fromEntries(told) as Facts;
}
