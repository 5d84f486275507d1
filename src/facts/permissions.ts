import type { TenantFact } from './define.ts';
import type { FactName, Facts } from './facts.ts';
import { tenantFacts } from './index.generated.ts';
import { defaultProfile } from './profile.ts';
import type { Reading } from './reading.ts';

const facts = Object.entries(tenantFacts) as [FactName, TenantFact<unknown>][];

/** For each fact of the tenant its own permissions, and those of the facts that it is read after. */
export const neededPermissions: ReadonlyMap<FactName, ReadonlySet<string>> = new Map(
  facts.map(([name, fact]) => [name, needed(fact)]),
);

function needed(fact: TenantFact<unknown>): Set<string> {
  return new Set([...fact.permissions, ...before(fact).flatMap((other) => [...needed(other)])]);
}

function before({ after, uses }: TenantFact<unknown>): TenantFact<unknown>[] {
  return [...Object.values(after), ...Object.values(uses)];
}

/** Permissions for reads that are documented for a signed-in administrator only: with them Graph may refuse all the same. */
export const mayBeRefused: ReadonlySet<string> = new Set(
  facts
    .filter(([, fact]) => before(fact).length === 0)
    .flatMap(([, fact]) => Object.values(fact.reads({}, { profile: defaultProfile, now: new Date(0) })))
    .flatMap((read) => ('access' in read && read.access === 'signedInAdmin' ? [read.permission] : [])),
);

/** What one reading of the tenant tells about permissions. One that is in none of the sets showed nothing. */
export interface SeenPermissions {
  /** Graph answered what needs them: they are granted, or a broader one is. */
  readonly answered: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  /** Graph refused what it shows to a signed-in administrator only, whatever the application was granted. */
  readonly refusedToApp: ReadonlySet<string>;
}

/** What Graph's answers and refusals tell about permissions, where the token itself cannot be read. */
export function seePermissions(known: Facts): SeenPermissions {
  const seen = { answered: new Set<string>(), refused: new Set<string>(), refusedToApp: new Set<string>() };
  const refuse = (reading: Reading<unknown> | undefined) => {
    if (!reading || reading.ok) return;
    if (reading.cause.kind === 'permissionMissing') seen.refused.add(reading.cause.permission);
    if (reading.cause.kind === 'signedInAdminNeeded') seen.refusedToApp.add(reading.cause.permission);
  };
  for (const [name, fact] of facts) {
    const reading = known[name];
    const readings = fact.each && reading?.ok ? Object.values(reading.value as Record<string, Reading<unknown>>) : [];
    for (const one of [reading, ...readings]) refuse(one);
    // What is read after something else may have had nothing to ask, and then its value proves nothing.
    const isAnswered = fact.each ? readings.some(({ ok }) => ok) : before(fact).length === 0 && reading?.ok;
    if (isAnswered) for (const permission of fact.permissions) seen.answered.add(permission);
  }
  for (const permission of seen.refused) seen.answered.delete(permission);
  return seen;
}
