import type { Catalogue, Check } from '../catalogue/define.ts';
import type { Outcome, OutcomeKind, Severity } from '../catalogue/outcome.ts';
import type { Facts } from '../facts/facts.ts';
import type { Cause } from '../facts/reading.ts';
import { isDark, keyOf, type Standing, stood } from './standing.ts';

export type DriftKind =
  | 'newlyFailing'
  | 'fixed'
  /** It could be judged before and can't be now; `after` has the cause. */
  | 'wentDark'
  | 'backInSight'
  | 'changed'
  /** One of the two readings has no word on a fact that the rules of today look at. That is no change of the tenant. */
  | 'rules';

/** What a check, or one subject of it, comes to in one of two moments. */
export type Side = Pick<Outcome, 'outcome' | 'summary'> & { readonly cause: Cause | null };

export interface Drifted {
  readonly check: string;
  /** Empty: the site as a whole. */
  readonly subject: string;
  readonly severity: Severity;
  readonly kind: DriftKind;
  /** `null`: there was no such check or subject. */
  readonly before: Side | null;
  readonly after: Side | null;
}

interface Drift {
  /** What got worse first, then what got better; within each the most severe first. */
  readonly changes: readonly Drifted[];
  /** What could not be read in either moment. */
  readonly stillDark: readonly Outcome[];
}

/**
 * What differs between two moments of one review. Both are judged by the catalogue, the planned installation, the
 * answers and the waivers of today, so that what is left is the tenant's doing, or the passing of time: whoever changed
 * the others is named in the history, and the plan and the rules of an earlier day are not kept.
 * @param newlyRead the checks of which one of the two readings lacks a fact
 */
export function findDrift(
  before: readonly Outcome[],
  after: readonly Outcome[],
  newlyRead: ReadonlySet<string> = new Set(),
): Drift {
  const then = new Map(before.map((row) => [keyOf(row), row]));
  const now = new Map(after.map((row) => [keyOf(row), row]));
  const changes: Drifted[] = [];
  // In the order of the catalogue, which the newer moment has; what only the earlier one has comes behind it.
  for (const key of new Set([...now.keys(), ...then.keys()])) {
    const [old, young] = [then.get(key), now.get(key)];
    const { id, subject = '', severity } = (young ?? old) as Outcome;
    const kind = classify(old, young);
    if (kind === null) continue;
    changes.push({
      check: id,
      subject,
      severity,
      kind: newlyRead.has(id) ? 'rules' : kind,
      before: toSide(old),
      after: toSide(young),
    });
  }
  const rank = (change: Drifted) => rankOf(change) * severities.length + severities.indexOf(change.severity);
  return {
    changes: changes.sort((a, b) => rank(a) - rank(b)),
    stillDark: after.filter((row) => isDark(row) && isDark(then.get(keyOf(row)))),
  };
}

/** The checks that look at a fact of which only one of two readings tells anything, be it why it is not known. */
export function findNewlyRead(catalogue: Catalogue, before: Facts, after: Facts): ReadonlySet<string> {
  const ids = Object.entries(catalogue).flatMap(([id, { needs, uses }]) =>
    [...needs, ...uses].some((name) => name in before !== name in after) ? [id] : [],
  );
  return new Set(ids);
}

/**
 * What rules of another version alone have changed: a reading as it was judged then, beside the same reading as it is
 * judged now. What has an explanation of its own, such as an answer given since, is left out.
 */
export function findRuleChanges(
  told: Standing,
  now: readonly Outcome[],
  isExplained: (check: Check) => boolean,
  catalogue: Catalogue,
): Drifted[] {
  return now.flatMap((outcome): Drifted[] => {
    const was = told.outcomes[keyOf(outcome)];
    const is = stood(outcome);
    const check = catalogue[outcome.id];
    // A check that is new and asks nothing of anyone is no news.
    const isQuiet = was === undefined && (is === 'pass' || is === 'notApplicable');
    if (was === is || isQuiet || !check || isExplained(check)) return [];
    const before: Side | null = was ? { outcome: was === 'dark' ? 'unknown' : was, summary: '', cause: null } : null;
    const { id, subject = '', severity } = outcome;
    return [{ check: id, subject, severity, kind: 'rules', before, after: toSide(outcome) }];
  });
}

function classify(before: Outcome | undefined, after: Outcome | undefined): Exclude<DriftKind, 'rules'> | null {
  const [was, is] = [before?.outcome ?? null, after?.outcome ?? null];
  if (was === is && isDark(before) === isDark(after)) return null;
  if (isDark(after)) return before ? 'wentDark' : 'changed';
  if (isDark(before)) return after ? 'backInSight' : 'changed';
  if (is === 'fail') return 'newlyFailing';
  // That it is unknown now does not mend it.
  if (was === 'fail' && is !== 'unknown' && is !== null) return 'fixed';
  return 'changed';
}

const toSide = (row: Outcome | undefined): Side | null =>
  row ? { outcome: row.outcome, summary: row.summary, cause: row.outcome === 'unknown' ? row.cause : null } : null;

const severities: readonly Severity[] = ['required', 'recommended', 'informational'];

/** From what is fine to what is not. */
const byBetter: readonly (OutcomeKind | undefined)[] = [
  undefined,
  'notApplicable',
  'pass',
  'warning',
  'unknown',
  'fail',
];

const badness = (side: Side | null) => byBetter.indexOf(side?.outcome);

/** What got worse comes first, and what Preflight itself brought about last. */
function rankOf({ kind, before, after }: Drifted): number {
  switch (kind) {
    case 'newlyFailing':
      return 0;
    case 'backInSight':
      return after?.outcome === 'fail' ? 1 : 5;
    case 'wentDark':
      return 2;
    case 'changed':
      return badness(after) > badness(before) ? 3 : 6;
    case 'fixed':
      return 4;
    case 'rules':
      return 7;
  }
}
