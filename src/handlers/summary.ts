import type { OutcomeKind } from '../catalogue/outcome.ts';
import type { Finding, SummaryView, Unread } from '../protocol/view.ts';
import type { Picture } from './picture.ts';
import { blockers } from './rank.ts';

/** The verdict and what it rests on, for the summary card. */
export function summarize(picture: Picture, now: Date): SummaryView {
  const { about, assessment, findings, reading } = picture;
  const { verdict, openRisks, acceptedRisks } = assessment;
  const counts: Record<OutcomeKind, number> = { pass: 0, fail: 0, warning: 0, unknown: 0, notApplicable: 0 };
  for (const { outcome } of findings) counts[outcome] += 1;
  return {
    kind: 'summary',
    ...about,
    verdict,
    openRisks,
    acceptedRisks,
    counts,
    blockers: acceptedLast(blockers(findings).filter(({ outcome }) => outcome === 'fail')),
    unread: groupByCause(findings),
    asOf: reading.asOf.toISOString(),
    ageMinutes: Math.max(0, Math.floor((now.getTime() - reading.asOf.getTime()) / 60_000)),
  };
}

/** What is accepted stays visible, behind what is still open. */
const acceptedLast = (findings: readonly Finding[]) =>
  [...findings].sort((a, b) => Number(a.waived?.isWhole ?? false) - Number(b.waived?.isWhole ?? false));

function groupByCause(findings: readonly Finding[]): Unread[] {
  const groups = new Map<string, { cause: NonNullable<Finding['cause']>; checks: Unread['checks'][number][] }>();
  for (const { cause, check, title, severity } of findings) {
    if (!cause) continue;
    const { kind } = cause;
    const what = 'permission' in cause ? cause.permission : 'licence' in cause ? cause.licence : '';
    const group = groups.get(`${kind} ${what}`) ?? { cause, checks: [] };
    group.checks.push({ check, title, severity });
    groups.set(`${kind} ${what}`, group);
  }
  return [...groups.values()].sort((a, b) => b.checks.length - a.checks.length);
}
