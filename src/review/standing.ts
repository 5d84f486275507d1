import type { Outcome, OutcomeKind } from '../catalogue/outcome.ts';
import type { Cause } from '../facts/reading.ts';
import type { Assessment } from './assess.ts';
import type { Verdict } from './verdict.ts';

/** What an outcome came to, and whether it is a loss of sight and not a question that is open. */
export type Stood = OutcomeKind | 'dark';

/** How a review stood at a reading, as it was judged then. */
export interface Standing {
  readonly verdict: Verdict;
  /** By check and subject, as `keyOf` writes them. */
  readonly outcomes: Readonly<Record<string, Stood>>;
  /** A hash of the planned installation. */
  readonly plan: string;
}

/** A standing with the time of its reading. */
export interface Stand {
  readonly asOf: Date;
  readonly standing: Standing;
}

export const standingOf = (
  { verdict, outcomes }: Pick<Assessment, 'verdict' | 'outcomes'>,
  plan: string,
): Standing => ({
  verdict,
  plan,
  outcomes: Object.fromEntries(outcomes.map((outcome) => [keyOf(outcome), stood(outcome)])),
});

/** Names a check, or one subject of it. */
export const keyOf = ({ id, subject = '' }: Pick<Outcome, 'id' | 'subject'>): string =>
  subject ? `${id}@${subject}` : id;

/** What nobody has told yet was never in sight: it is a question that is open, and no loss of sight. */
const open: ReadonlySet<Cause['kind']> = new Set<Cause['kind']>(['notAsked', 'saidUnknown', 'notPlanned']);

export const isDark = (row: Outcome | undefined): boolean => row?.outcome === 'unknown' && !open.has(row.cause.kind);

export const stood = (outcome: Outcome): Stood => (isDark(outcome) ? 'dark' : outcome.outcome);

/** How many checks fail and are unknown, each counted once for all its subjects. */
export function countStanding({ outcomes }: Pick<Standing, 'outcomes'>): {
  failing: number;
  unknown: number;
  passed: number;
} {
  const checks = Map.groupBy(Object.entries(outcomes), ([key]) => key.split('@')[0] as string);
  const kinds = [...checks.values()].map((rows) => new Set(rows.map(([, kind]) => kind)));
  const failing = kinds.filter((one) => one.has('fail')).length;
  const unknown = kinds.filter((one) => !one.has('fail') && (one.has('unknown') || one.has('dark'))).length;
  const passed = kinds.filter(
    (one) => one.has('pass') && !['fail', 'unknown', 'dark'].some((kind) => one.has(kind as Stood)),
  ).length;
  return { failing, unknown, passed };
}

/**
 * Since when a check, or a subject of it, is out of sight.
 * @param before the standings of earlier readings, the newest first
 * @returns the time of the first reading in a row up to now, or `now` itself
 */
export function darkSince(key: string, now: string, before: readonly Stand[]): string {
  let since = now;
  for (const { asOf, standing } of before) {
    if (standing.outcomes[key] !== 'dark') break;
    since = asOf.toISOString();
  }
  return since;
}
