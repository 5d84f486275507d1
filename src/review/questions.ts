import type { Catalogue } from '../catalogue/define.ts';
import type { Severity } from '../catalogue/outcome.ts';
import type { AskedFacts, FactName, SiteFacts } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';
import type { Reading } from '../facts/reading.ts';
import { whyNot } from './applies.ts';
import { areaOf } from './area.ts';
import { type Subject, subjectsOf } from './subjects.ts';

/** Something to be asked: a fact, of the site or of one server, forest or domain. */
export interface Question {
  readonly fact: FactName;
  /** With an empty id for the site as a whole. */
  readonly subject: Subject;
  /** The area of the first check that waits for it. */
  readonly area: string;
  /** The checks that wait for it, the most severe first. Never empty. */
  readonly checks: readonly { readonly id: string; readonly title: string; readonly severity: Severity }[];
}

const site: Subject = { id: '', name: '' };
const ranks: readonly Severity[] = ['required', 'recommended', 'informational'];
const rank = ({ severity }: { severity: Severity }) => ranks.indexOf(severity);

/**
 * Every question that a planned installation raises: those facts that only a person can tell and that a check needs
 * which applies, and those of the tenant that are worth attesting. First what blocks most, else in the order of the
 * catalogue.
 */
export function questionsOf(
  catalogue: Catalogue,
  profile: Profile,
  asked: AskedFacts,
  toAttest: ReadonlySet<FactName> = new Set(),
): Question[] {
  const waiting = new Map<FactName, { id: string; title: string; severity: Severity }[]>();
  for (const [id, check] of Object.entries(catalogue)) {
    if (whyNot(check, profile) !== null) continue;
    for (const fact of [...check.needs, ...check.uses])
      if (asked.has(fact) || toAttest.has(fact))
        waiting.set(fact, [...(waiting.get(fact) ?? []), { id, title: check.title, severity: check.severity }]);
  }
  return [...waiting]
    .map(([fact, checks]) => ({
      fact,
      area: areaOf(checks[0]?.id ?? ''),
      checks: [...checks].sort((a, b) => rank(a) - rank(b)),
    }))
    .sort((a, b) => blocking(b.checks) - blocking(a.checks))
    .flatMap(({ fact, area, checks }) => {
      const of = asked.get(fact);
      return (of ? subjectsOf(profile, of) : [site]).map((subject) => ({ fact, subject, area, checks }));
    });
}

/** A required check weighs more than any number of others. */
const blocking = (checks: Question['checks']) =>
  checks.reduce((sum, { severity }) => sum + { required: 1000, recommended: 1, informational: 0 }[severity], 0);

/** What is known of a question, if anything. */
function readingOf(
  { fact, subject }: Pick<Question, 'fact' | 'subject'>,
  known: SiteFacts,
): Reading<unknown> | undefined {
  return known.subjects[subject.id]?.[fact] ?? known.site[fact];
}

/** Whether someone has still to answer. Who said that they do not know has answered; what was attested has to be again one day. */
export function isOpen(question: Pick<Question, 'fact' | 'subject'>, known: SiteFacts): boolean {
  const reading = readingOf(question, known);
  return reading === undefined || (!reading.ok && reading.cause.kind === 'attestationLapsed');
}
