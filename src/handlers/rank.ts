import type { Finding } from '../protocol/view.ts';

/** What stands between a team and "ready", worst first: the order in which the verdict looks at it. */
const ranks = ['required fail', 'required unknown', 'recommended fail', 'recommended unknown'];

const rank = ({ severity, outcome }: Finding) => ranks.indexOf(`${severity} ${outcome}`);

/** The findings that keep the verdict from being "ready", worst first. */
export function blockers(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => rank(finding) >= 0).sort((a, b) => rank(a) - rank(b));
}
