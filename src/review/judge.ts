import type { Catalogue, Check, Situation } from '../catalogue/define.ts';
import type { Outcome } from '../catalogue/outcome.ts';
import type { FactName, Facts } from '../facts/facts.ts';
import type { Cause } from '../facts/reading.ts';

const notAsked: Cause = { kind: 'notAsked' };

/**
 * Judges a site by the catalogue: one outcome for each check, in catalogue order. Pure.
 * A fact that a check needs and that is not known makes it unknown here and nowhere else,
 * so that "could not look" is never shown as pass or fail.
 */
export function judge(catalogue: Catalogue, facts: Facts, situation: Situation): Outcome[] {
  return Object.entries(catalogue).map(([id, check]) => ({
    id,
    severity: check.severity,
    ...judgeOne(check, facts, situation),
  }));
}

function judgeOne(check: Check, facts: Facts, situation: Situation) {
  const { profile } = situation;
  if (check.tools !== 'both' && check.tools !== profile.tool)
    return {
      outcome: 'notApplicable' as const,
      summary: `Only for Entra ${check.tools === 'connect' ? 'Connect' : 'Cloud'} Sync.`,
    };
  if (check.when && !check.when(profile))
    return { outcome: 'notApplicable' as const, summary: 'Does not apply to the planned installation.' };
  const given: Record<string, unknown> = {};
  for (const name of check.needs) {
    const reading = facts[name];
    if (!reading?.ok) return unknownFor(name, reading?.cause ?? notAsked);
    given[name] = reading.value;
  }
  for (const name of check.uses) given[name] = facts[name] ?? { ok: false, cause: notAsked };
  return check.judge(given, situation);
}

function unknownFor(fact: FactName, cause: Cause) {
  return { outcome: 'unknown' as const, summary: sentences[cause.kind](cause as never), cause: { ...cause, fact } };
}

type Of<K extends Cause['kind']> = Extract<Cause, { kind: K }>;

/** One sentence for each cause: what stood in the way. */
const sentences: { [K in Cause['kind']]: (cause: Of<K>) => string } = {
  permissionMissing: ({ permission }) => `Preflight may not read this: the permission ${permission} is missing.`,
  signedInAdminNeeded: ({ role }) => `Microsoft Graph shows this only to a signed-in ${role}.`,
  licenceMissing: ({ licence }) => `Microsoft Graph answers this only with ${licence}.`,
  throttled: () => 'Microsoft Graph was too busy to answer in time.',
  unreachable: () => 'Microsoft Graph could not be reached.',
  timedOut: () => 'Microsoft Graph did not answer in time.',
  unexpectedShape: () => 'Microsoft Graph answered in a form that Preflight does not know, or left the value out.',
  notAsked: () => 'Nobody has answered this yet.',
  saidUnknown: () => 'Someone answered that they do not know.',
};
