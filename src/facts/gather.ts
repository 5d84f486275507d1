import type { GraphResult } from '../graph/cause.ts';
import type { GraphRead } from '../graph/read.ts';
import { Missing, type Situation, type TenantFact } from './define.ts';
import type { FactName, Facts } from './facts.ts';
import { tenantFacts } from './index.generated.ts';
import type { Cause, Reading } from './reading.ts';

/** The transport, as far as facts know it: many reads in, as many results out, in the same order. */
export interface GraphReader {
  read(reads: readonly GraphRead<unknown>[]): Promise<GraphResult<unknown>[]>;
}

/** A fact that would need more reads than this is unknown for what lies beyond, by name, rather than slow for everyone. */
const mostReads = 60;

type Known = Record<string, Reading<unknown>>;

/**
 * Reads every fact of the tenant in as few waves as their dependencies allow: all facts that depend on nothing travel
 * together, then all that depend on those. Never throws for a problem of the world: that is a fact's cause.
 * @param only these facts, and those that they depend on
 */
export async function gather(
  graph: GraphReader,
  situation: Situation,
  only: ReadonlySet<FactName> = new Set(Object.keys(tenantFacts) as FactName[]),
): Promise<Facts> {
  const nameOf = new Map<TenantFact<unknown>, FactName>();
  for (const [name, fact] of Object.entries(tenantFacts)) nameOf.set(fact as TenantFact<unknown>, name as FactName);
  const wanted = withDependencies([...nameOf.keys()].filter((fact) => only.has(nameOf.get(fact) as FactName)));
  const at = situation.now.toISOString();
  const known: Known = {};
  const waiting = new Set([...nameOf.keys()].filter((fact) => wanted.has(fact)));

  while (waiting.size > 0) {
    const wave: Planned[] = [];
    for (const fact of [...waiting]) {
      const dependencies = [...Object.values(fact.after), ...Object.values(fact.uses)].map(
        (on) => nameOf.get(on) as string,
      );
      if (dependencies.some((name) => !(name in known))) continue;
      waiting.delete(fact);
      wave.push(plan(fact, nameOf.get(fact) as FactName, known, nameOf, situation));
    }
    const results = await graph.read(wave.flatMap(({ reads }) => Object.values(reads)));
    for (const planned of wave) {
      const own = results.splice(0, Object.keys(planned.reads).length);
      known[planned.name] = planned.refused ? { ok: false, cause: planned.refused } : settle(planned, own, at);
    }
  }
  return known as Facts;
}

function withDependencies(facts: readonly TenantFact<unknown>[]): ReadonlySet<TenantFact<unknown>> {
  const all = new Set(facts);
  // What is added while it runs is visited too.
  for (const fact of all) for (const on of [...Object.values(fact.after), ...Object.values(fact.uses)]) all.add(on);
  return all;
}

interface Planned {
  readonly fact: TenantFact<unknown>;
  readonly name: FactName;
  readonly reads: Record<string, GraphRead<unknown>>;
  readonly dependencies: Record<string, unknown>;
  /** Names beyond the cap, which are not read. */
  readonly beyond: readonly string[];
  readonly refused?: Cause;
}

function plan(
  fact: TenantFact<unknown>,
  name: FactName,
  known: Known,
  nameOf: ReadonlyMap<TenantFact<unknown>, string>,
  situation: Situation,
): Planned {
  const reading = (on: TenantFact<unknown>) => known[nameOf.get(on) as string] as Reading<unknown>;
  const dependencies: Record<string, unknown> = {};
  const nothing = { fact, name, reads: {}, dependencies, beyond: [] };
  for (const [key, on] of Object.entries(fact.after)) {
    const found = reading(on);
    if (!found.ok) return { ...nothing, refused: found.cause };
    dependencies[key] = found.value;
  }
  for (const [key, on] of Object.entries(fact.uses)) dependencies[key] = reading(on);
  const reads = fact.reads(dependencies, situation);
  if (reads instanceof Missing) return { ...nothing, refused: reads.cause };
  const entries = Object.entries(reads);
  const beyond = entries.slice(mostReads).map(([key]) => key);
  return { fact, name, dependencies, beyond, reads: Object.fromEntries(entries.slice(0, mostReads)) };
}

function settle(
  { fact, reads, dependencies, beyond }: Planned,
  results: GraphResult<unknown>[],
  at: string,
): Reading<unknown> {
  const source = { kind: 'graph', at } as const;
  const tooMany: Cause = { kind: 'timedOut', detail: `Preflight reads at most ${mostReads} of these in one scan.` };
  const names = Object.keys(reads);
  if (fact.each) {
    const readings = names.map((name, i): [string, Reading<unknown>] => {
      const result = results[i] as GraphResult<unknown>;
      return [name, result.ok ? { ...result, source } : result];
    });
    for (const name of beyond) readings.push([name, { ok: false, cause: tooMany }]);
    return { ok: true, value: Object.fromEntries(readings), source };
  }
  if (beyond.length > 0) return { ok: false, cause: tooMany };
  const failed = results.find((result) => !result.ok);
  if (failed && !failed.ok) return failed;
  const bodies = Object.fromEntries(names.map((name, i) => [name, (results[i] as { value: unknown }).value]));
  const value = fact.value.safeParse(fact.derive(bodies, dependencies));
  return value.success
    ? { ok: true, value: value.data, source }
    : { ok: false, cause: { kind: 'unexpectedShape', detail: value.error.issues[0]?.message ?? 'no value' } };
}
