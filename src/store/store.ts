import { openAlerts } from './alerts.ts';
import { openAlone } from './alone.ts';
import { openAnswers } from './answers.ts';
import { openApprovals } from './approvals.ts';
import { openAsking } from './asking.ts';
import { openAssignments } from './assignments.ts';
import { openAudit } from './audit.ts';
import { openConversations } from './conversations.ts';
import type { Database } from './database.ts';
import { openDeliveries } from './deliveries.ts';
import { openDossiers } from './dossiers.ts';
import { openEvidence } from './evidence.ts';
import { openInbox } from './inbox.ts';
import { openLives } from './lives.ts';
import { openMessages } from './messages.ts';
import { openOpened } from './opened.ts';
import { openPolicies } from './policies.ts';
import { openReviews } from './reviews.ts';
import { openSchedules } from './schedules.ts';
import { openSnapshots } from './snapshots.ts';
import { openWaivers } from './waivers.ts';

export type Store = ReturnType<typeof openStore>;

/** Everything that Preflight remembers, on one database. With `auditKey` the entries of the record carry MACs. */
export function openStore(database: Database, auditKey?: Uint8Array) {
  const { queries } = database;
  const audit = openAudit(queries, auditKey);
  return {
    audit,
    conversations: openConversations(queries),
    dossiers: openDossiers(queries),
    reviews: openReviews(queries, audit),
    opened: openOpened(queries),
    answers: openAnswers(queries, audit),
    asking: openAsking(queries),
    assignments: openAssignments(queries),
    snapshots: openSnapshots(queries, audit),
    waivers: openWaivers(queries, audit),
    policies: openPolicies(queries, audit),
    approvals: openApprovals(queries, audit),
    evidence: openEvidence(queries),
    messages: openMessages(queries),
    inbox: openInbox(queries),
    schedules: openSchedules(queries, audit),
    lives: openLives(queries, audit),
    alerts: openAlerts(queries, audit),
    deliveries: openDeliveries(queries),
    alone: openAlone(database),
  };
}
