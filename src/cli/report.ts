import { catalogue, catalogueVersion } from '../catalogue/index.generated.ts';
import type { FactCause, Json, Outcome } from '../catalogue/outcome.ts';
import { askedFacts } from '../facts/asked.ts';
import type { FactName } from '../facts/facts.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { assess } from '../review/assess.ts';
import type { Verdict } from '../review/verdict.ts';

interface ReportedCause {
  kind: FactCause['kind'];
  fact: FactName;
  permission?: string;
  role?: string;
  licence?: string;
}

interface ReportedOutcome {
  id: string;
  subject?: string;
  outcome: Outcome['outcome'];
  severity: Outcome['severity'];
  summary: string;
  value?: Json;
  cause?: ReportedCause;
}

/** What `scan --json` and `replay --json` print. Its schema is `preflight schema scan`. */
export interface Report {
  schema: 1;
  catalogue: string;
  /** All checks that apply. */
  verdict: Verdict;
  /** The checks that need no person. */
  tenantVerdict: Verdict;
  tenant: { id: string | null; name: string | null };
  profile: Snapshot['profile'];
  asOf: string;
  outcomes: ReportedOutcome[];
  graph: Snapshot['graph'];
}

/** Judges a snapshot as of its own moment, so that the same snapshot always gives the same report. */
export function report(snapshot: Snapshot): Report {
  const { facts, subjects, profile, asOf, graph } = snapshot;
  const known = { site: facts, subjects };
  const { outcomes, verdict, tenant } = assess(catalogue, known, { profile, now: new Date(asOf) }, askedFacts);
  const organization = facts.organization?.ok ? facts.organization.value : null;
  return {
    schema: 1,
    catalogue: catalogueVersion,
    verdict,
    tenantVerdict: tenant.verdict,
    tenant: { id: organization?.id ?? null, name: organization?.displayName ?? null },
    profile,
    asOf,
    outcomes: outcomes.map(reportOutcome),
    graph,
  };
}

function reportOutcome(outcome: Outcome): ReportedOutcome {
  const { id, subject, severity, summary } = outcome;
  return {
    id,
    ...(subject === undefined ? {} : { subject }),
    outcome: outcome.outcome,
    severity,
    summary,
    ...('value' in outcome && outcome.value !== undefined ? { value: outcome.value } : {}),
    ...(outcome.outcome === 'unknown' ? { cause: reportCause(outcome.cause) } : {}),
  };
}

function reportCause(cause: FactCause): ReportedCause {
  return {
    kind: cause.kind,
    fact: cause.fact,
    ...('permission' in cause ? { permission: cause.permission } : {}),
    ...('role' in cause ? { role: cause.role } : {}),
    ...('licence' in cause ? { licence: cause.licence } : {}),
  };
}

/** The exit status of a scan, so that a pipeline can stop on it. */
export const exitStatus: Readonly<Record<Verdict, number>> = {
  ready: 0,
  readyWithRisks: 0,
  notReady: 2,
  notKnownYet: 3,
};
