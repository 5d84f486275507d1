import type { DriftView } from '../protocol/view.ts';
import type { DriftKind, Side } from '../review/drift.ts';
import { explain } from './cause.ts';
import { count, showTime } from './date.ts';
import { escapeText } from './escape.ts';
import { outcomeMarks } from './mark.ts';

interface Words {
  readonly word: string;
  /** As in "3 newly failing"; `one` as in "1 newly failing". */
  readonly many: string;
  readonly one: string;
}

/** In the order in which they are counted: what got worse first. */
export const driftWords: { readonly [K in DriftKind]: Words } = {
  newlyFailing: { word: 'Newly failing', many: 'newly failing', one: 'newly failing' },
  wentDark: { word: 'Went dark', many: 'went dark', one: 'went dark' },
  fixed: { word: 'Fixed', many: 'fixed', one: 'fixed' },
  backInSight: { word: 'Back in sight', many: 'back in sight', one: 'back in sight' },
  changed: { word: 'Changed', many: 'changed otherwise', one: 'changed otherwise' },
  rules: {
    word: 'Not a change of the tenant',
    many: 'differ only because Preflight reads other facts now',
    one: 'differs only because Preflight reads other facts now',
  },
};

/** How much of what kind differs, each as in "3 newly failing". */
export const sayCounts = (
  counts: DriftView['counts'],
  kinds: readonly DriftKind[] = Object.keys(driftWords) as DriftKind[],
): string[] =>
  kinds.flatMap((kind) => {
    const { many, one } = driftWords[kind];
    return counts[kind] === 0 ? [] : [`${counts[kind]} ${counts[kind] === 1 ? one : many}`];
  });

/** What was seen of a check, or why nothing was, as a Markdown sentence. */
export const tellSide = ({ cause, summary }: Side): string =>
  cause ? `${explain(cause).why}.` : escapeText(summary, 260);

/** The same after the outcome as a word. */
export const tellOutcome = (side: Side): string => `**${outcomeMarks[side.outcome].word}**: ${tellSide(side)}`;

/** What to do about it, as a line. Nothing where there is nothing to do. */
export function tellNext({ after, fix }: DriftView['rows'][number]): string[] {
  const next = after?.cause ? explain(after.cause).who : escapeText(fix, 220);
  return next ? [`→ ${next}`] : [];
}

/** A warning where two different tenants are compared. */
export const tellOtherTenant = ({ isOtherTenant }: DriftView): string[] =>
  isOtherTenant ? ['! **The earlier reading is of another tenant**, which may be all that changed.'] : [];

/** What the comparison leaves out, and what it takes as it is today. */
export function sayDriftNotes({ leftOut, before, hasNewRules, hasNewPlan, newAnswers }: DriftView): string[] {
  return [
    ...leftOut.slice(0, 3).map(({ asOf, missing, of, cause }) => {
      const why = {
        throttled: 'was too busy',
        unreachable: 'could not be reached',
        timedOut: 'did not answer in time',
      };
      return `The reading of ${showTime(asOf)} is left out: Microsoft Graph ${why[cause]}, and ${missing} of ${of} facts are missing.`;
    }),
    ...(leftOut.length > 3 ? [`${count(leftOut.length - 3, 'more reading')} left out likewise.`] : []),
    ...(before && newAnswers > 0
      ? [
          `${count(newAnswers, 'question was', 'questions were')} answered since. Both readings are judged with the answers of today, so none of that is a change here; the history has it.`,
        ]
      : []),
    ...(hasNewRules ? ['Preflight’s rules changed since. Both readings are judged by those of today.'] : []),
    ...(hasNewPlan
      ? ['The two readings were made for different accounts or UPN suffixes: the plan may be behind some of this.']
      : []),
  ];
}
