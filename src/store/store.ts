import { openAnswers } from './answers.ts';
import { openApprovals } from './approvals.ts';
import { openAsking } from './asking.ts';
import { openAssignments } from './assignments.ts';
import { openAudit } from './audit.ts';
import { openConversations } from './conversations.ts';
import type { Database } from './database.ts';
import { openDossiers } from './dossiers.ts';
import { openEvidence } from './evidence.ts';
import { openInbox } from './inbox.ts';
import { openMessages } from './messages.ts';
import { openOpened } from './opened.ts';
import { openPolicies } from './policies.ts';
import { openReviews } from './reviews.ts';
import { openSnapshots } from './snapshots.ts';
import { openWaivers } from './waivers.ts';

export type Store = ReturnType<typeof openStore>;

/** Everything that Preflight remembers, on one database. With `auditKey` the entries of the record carry MACs. */
export function openStore({ queries }: Database, auditKey?: Uint8Array) {
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
  };
}
