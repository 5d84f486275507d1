import { styleText } from 'node:util';
import type { Report } from './report.ts';

const headlines: Readonly<Record<Report['verdict'], string>> = {
  ready: 'Ready',
  readyWithRisks: 'Ready with risks',
  notReady: 'Not ready',
  notKnownYet: 'Not known yet',
};

const marks = {
  fail: { mark: '✗ fail   ', style: 'red' },
  unknown: { mark: '? unknown', style: 'magenta' },
  warning: { mark: '! warning', style: 'yellow' },
  pass: { mark: '✓ pass   ', style: 'green' },
  notApplicable: { mark: '· n/a    ', style: 'gray' },
} as const;

const kinds = Object.keys(marks) as (keyof typeof marks)[];

/** A report as a person reads it in a terminal: the verdict first, then what stands in the way. */
export function printReport(report: Report, scope: 'tenant' | 'review'): string {
  const verdict = scope === 'tenant' ? report.tenantVerdict : report.verdict;
  const { tenant, profile, outcomes, graph } = report;
  const applicable = outcomes.filter(({ outcome }) => outcome !== 'notApplicable');
  const lines = [
    styleText('bold', headlines[verdict] + (scope === 'tenant' ? ' (what the tenant tells)' : '')),
    `${tenant.name ?? 'A tenant that could not be read'}${tenant.id ? ` (${tenant.id})` : ''}, Entra ${profile.tool === 'connect' ? 'Connect' : 'Cloud'} Sync, as of ${report.asOf}`,
    kinds
      .map((kind) => ({ kind, count: outcomes.filter(({ outcome }) => outcome === kind).length }))
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => `${count} ${kind === 'notApplicable' ? 'not applicable' : kind}`)
      .join(', '),
    '',
  ];
  for (const kind of kinds)
    for (const { id, outcome, severity, summary, cause } of applicable)
      if (outcome === kind) {
        const { mark, style } = marks[kind];
        const missing = cause ? ` [${cause.kind}: ${cause.permission ?? cause.licence ?? cause.fact}]` : '';
        lines.push(`${styleText(style, mark)}  ${id} (${severity}): ${summary}${missing}`);
      }
  lines.push('', `${graph.requests} requests to Graph in ${graph.roundTrips} round trips. More: preflight catalogue`);
  return lines.join('\n');
}
