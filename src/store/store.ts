import { openAnswers } from './answers.ts';
import { openAsking } from './asking.ts';
import { openConversations } from './conversations.ts';
import type { Database } from './database.ts';
import { openDossiers } from './dossiers.ts';
import { openEvidence } from './evidence.ts';
import { openInbox } from './inbox.ts';
import { openMessages } from './messages.ts';
import { openPolicies } from './policies.ts';
import { openReviews } from './reviews.ts';
import { openSnapshots } from './snapshots.ts';
import { openWaivers } from './waivers.ts';

export type Store = ReturnType<typeof openStore>;

/** Everything that Preflight remembers, on one database. */
export function openStore({ queries }: Database) {
  return {
    conversations: openConversations(queries),
    dossiers: openDossiers(queries),
    reviews: openReviews(queries),
    answers: openAnswers(queries),
    asking: openAsking(queries),
    snapshots: openSnapshots(queries),
    waivers: openWaivers(queries),
    policies: openPolicies(queries),
    evidence: openEvidence(queries),
    messages: openMessages(queries),
    inbox: openInbox(queries),
  };
}
