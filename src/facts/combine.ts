import type { AnswerFact, TenantFact } from './define.ts';
import type { Facts, SiteFacts } from './facts.ts';
import { answerFacts, tenantFacts } from './index.generated.ts';
import type { Profile } from './profile.ts';
import type { Reading } from './reading.ts';

/**
 * What is known of a site from all who can tell, one reading a fact. A reading of Graph comes before a person's word,
 * a person's word before the profile, and any of them before a cause: a fact is unreadable only when all readers failed.
 * What a person attested of the tenant, or let Preflight read as themselves, counts for a time only; the situation is as
 * of `now`.
 */
export function combine(tenant: Facts, answers: SiteFacts, profile: Profile, now: Date): SiteFacts {
  const site: Record<string, Reading<unknown>> = {};
  for (const reader of [tenant, asOf(answers.site, now), fromProfile(profile)])
    for (const [name, reading] of Object.entries(reader))
      if (comesBefore(reading, site[name], name)) site[name] = reading;
  return { site: site as Facts, subjects: answers.subjects };
}

/** Whether a reading takes the place of what the readers before it told. */
function comesBefore(reading: Reading<unknown>, before: Reading<unknown> | undefined, name: string): boolean {
  if (!before) return true;
  if (before.ok) return reading.ok && isSilence(before, name) && !isSilence(reading, name);
  // Where trying again is right, that an attestation lapsed is not what stands in the way.
  return reading.ok || (reading.cause.kind === 'attestationLapsed' && !transient.has(before.cause.kind));
}

const transient: ReadonlySet<string> = new Set(['throttled', 'unreachable', 'timedOut']);

const factsOfTenant = tenantFacts as Readonly<Record<string, TenantFact<unknown>>>;

const isSilence = (reading: Reading<unknown>, name: string) =>
  reading.ok && factsOfTenant[name]?.attest?.isSilence?.(reading.value) === true;

/**
 * What a person attested, or let Preflight read as themselves, counts for this long: a tenant changes, and no scan can
 * look again.
 */
const countsFor = 90 * 86_400_000;

/** What people told, with the end of what counts for a time, or its lapse. A file is no attestation: it is given anew each time. */
function asOf(told: Facts, now: Date): Facts {
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, reading]): [string, Reading<unknown>][] => {
      if (!factsOfTenant[name] || !reading.ok) return [[name, reading]];
      const { source } = reading;
      if (source.kind !== 'person' && source.kind !== 'graph') return [[name, reading]];
      const until = new Date(Date.parse(source.at) + countsFor);
      if (now < until) return [[name, { ...reading, source: { ...source, until: until.toISOString() } }]];
      // What was read as someone can be read so again: the refusal to Preflight itself is what is left of it.
      if (source.kind === 'graph') return [];
      return [[name, { ok: false, cause: { kind: 'attestationLapsed', by: source.by.name, on: source.at } }]];
    }),
  ) as Facts;
}

function fromProfile(profile: Profile): Facts {
  const told = Object.entries(answerFacts as Record<string, AnswerFact<unknown>>).flatMap(([name, fact]) => {
    const value = fact.fromProfile?.(profile) ?? null;
    return value === null ? [] : [[name, { ok: true, value, source: { kind: 'profile' } }]];
  });
  return Object.fromEntries(told) as Facts;
}
