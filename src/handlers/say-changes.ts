import type { OutcomeKind } from '../catalogue/outcome.ts';
import type { FactName } from '../facts/facts.ts';
import { profileFields } from '../protocol/profile-fields.ts';
import type { Dossier } from '../review/dossier.ts';
import { subjectsOf } from '../review/subjects.ts';
import type { Change } from '../review/what-changed.ts';
import type { Ports } from './ports.ts';

const outcomes: { readonly [K in OutcomeKind]: { readonly now: string; readonly before: string } } = {
  pass: { now: 'passes', before: 'passed' },
  fail: { now: 'fails', before: 'failed' },
  warning: { now: 'has a warning', before: 'had a warning' },
  unknown: { now: 'is unknown', before: 'was unknown' },
  notApplicable: { now: 'does not apply', before: 'did not apply' },
};

const titleOfField = (name: string) => profileFields.find((field) => field.name === name)?.title ?? name;

/** What differs from what was decided on, in sentences. New rules are never told as a change of the tenant. */
export function sayChanges(changes: readonly Change[], { review }: Dossier, ports: Ports): string[] {
  const { about, asked } = ports.facts;
  const titleOf = (check: string) => ports.catalogue[check]?.title ?? check;
  const nameOf = (fact: FactName, subject: string) => {
    const of = asked.get(fact);
    const name = of ? (subjectsOf(review.profile, of).find(({ id }) => id === subject)?.name ?? '') : '';
    return name === '' ? '' : ` (${name})`;
  };
  const say = (change: Change): string => {
    switch (change.kind) {
      case 'rules':
        return change.checks.length > 0
          ? `Preflight’s rules changed; different because of that: ${change.checks.map(titleOf).join('; ')}.`
          : 'Preflight’s rules changed.';
      case 'profile':
        return `The planned installation changed: ${titleOfField(change.field)}.`;
      case 'answer': {
        const fact = change.fact as FactName;
        return `An answer was ${change.how}: ${about(fact)}${nameOf(fact, change.subject)}.`;
      }
      case 'waiver':
        return `A waiver was ${change.how}: ${titleOf(change.check)}${change.object ? ` (${change.object})` : ''}.`;
      case 'outcome': {
        const now = change.after === null ? 'does not apply any more' : `${outcomes[change.after].now} now`;
        const before =
          change.before === null ? 'it did not apply before' : `before, it ${outcomes[change.before].before}`;
        return `${titleOf(change.check)}: ${now}; ${before}.`;
      }
    }
  };
  return changes.map(say);
}
