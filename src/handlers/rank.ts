import type { Finding } from '../protocol/view.ts';

/** What stands between a team and "ready", worst first: the order in which the verdict looks at it. */
const ranks = ['required fail', 'required unknown', 'recommended fail', 'recommended unknown'];

type Ranked = Pick<Finding, 'severity' | 'outcome'>;

const rank = ({ severity, outcome }: Ranked) => ranks.indexOf(`${severity} ${outcome}`);

/** The findings or outcomes that keep the verdict from being "ready", worst first. */
export function blockers<T extends Ranked>(findings: readonly T[]): T[] {
  return findings.filter((finding) => rank(finding) >= 0).sort((a, b) => rank(a) - rank(b));
}
