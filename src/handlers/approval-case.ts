import type { IntentOf, Who } from '../protocol/intent.ts';
import type { ApprovalView, Shown, View } from '../protocol/view.ts';
import {
  type ApprovalRequest,
  age,
  conditionsOf,
  outdate,
  pendingApprovers,
  seatOf,
  standingVotes,
  votesOf,
} from '../review/approval.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Evidence } from '../review/evidence.ts';
import type { Person } from '../review/person.ts';
import type { Policy } from '../review/policy.ts';
import { isRefused, type Refused } from '../review/refused.ts';
import { whatChanged } from '../review/what-changed.ts';
import { gatherGround, type Standing } from './gather-ground.ts';
import { openNamed } from './open-dossier.ts';
import { openPolicy } from './open-policy.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';
import { sayChanges } from './say-changes.ts';

/** A request for approval with all that decides about it, brought up to date. */
export interface Case {
  readonly dossier: Dossier;
  readonly request: ApprovalRequest;
  readonly policy: Policy;
  /** How things stand now. `null` where the tenant's reading is gone. */
  readonly now: Standing | null;
}

const noRequest: View = {
  kind: 'notice',
  text: 'No approval has been asked for in this review.',
  commands: ['request approval', 'are we ready?'],
};

/** The request that an intent means: the one that its card names, or the newest of the review. */
export async function openCase(
  { review, request: id }: Pick<IntentOf<'approval.show'>, 'review' | 'request'>,
  who: Who,
  ports: Ports,
): Promise<Case | View> {
  const dossier = await openNamed(review, who, ports);
  if (!dossier) return noRequest;
  const { id: reviewId } = dossier.review;
  const stored = id === undefined ? await ports.approvals.newest(reviewId) : await ports.approvals.get(id);
  // A card may be edited to name a request of another review.
  if (stored?.reviewId !== reviewId) return noRequest;
  return bringUpToDate(stored, dossier, ports);
}

/** Applies what time and change have done since the request was stored, so that nobody votes on what is no longer so. */
export async function bringUpToDate(stored: ApprovalRequest, dossier: Dossier, ports: Ports): Promise<Case> {
  const { policy } = await openPolicy(dossier.review, ports);
  const now = gatherGround(dossier, ports);
  const request = await change(
    { id: stored.id },
    dossier,
    async (request) => age(request, ports.now()) ?? (now && (await outdateBy(request, now, dossier, ports))) ?? request,
    null,
    ports,
  );
  return { dossier, request: isRefused(request) ? stored : request, policy, now };
}

async function outdateBy(
  request: ApprovalRequest,
  { ground, evidence }: Standing,
  dossier: Dossier,
  ports: Ports,
): Promise<ApprovalRequest | null> {
  if (!outdate(request, ground, [])) return null;
  const before = await ports.evidence.get(request.ground.hash);
  const changes = before ? sayChanges(whatChanged(JSON.parse(before) as Evidence, evidence), dossier, ports) : [];
  return outdate(request, ground, changes);
}

/** Said to who presses a card that asks about something older. */
const olderCard = 'That card was of an earlier asking. Nothing was decided; this is how it stands now.';

/**
 * Changes a stored request, whoever else does so at the same time: what was refused or gave the same is not stored.
 * `round`: which asking of it the pressed card showed. The card for everyone follows behind, after a crash too.
 */
export async function change(
  { id, round }: { readonly id: string; readonly round?: number | undefined },
  dossier: Dossier,
  decide: (request: ApprovalRequest) => ApprovalRequest | Refused | Promise<ApprovalRequest | Refused>,
  by: Person | null,
  ports: Ports,
): Promise<ApprovalRequest | Refused> {
  for (;;) {
    const request = await ports.approvals.get(id);
    if (!request) return { refused: 'This request is not there any more.' };
    if (round !== undefined && round !== request.round) return { refused: olderCard };
    const changed = await decide(request);
    if (isRefused(changed) || changed === request) return changed;
    if (!(await ports.approvals.replace(changed, request.revision, by))) continue;
    await ports.queue.add({ kind: 'approval.publish', request: id }, clockIn(request, dossier));
    return changed;
  }
}

/** The clock speaks where a request was made. */
export const clockIn = ({ thread }: ApprovalRequest, { review }: Dossier): Who => ({
  user: null,
  conversation: { id: review.conversationId, thread, type: 'channel' },
});

/** Where the card of a request is kept up to date for everyone, and under which name. */
export function placeOf({ id, thread }: ApprovalRequest, { review }: Dossier): Required<Pick<Shown, 'slot' | 'at'>> {
  return { slot: `approval ${id}`, at: { id: review.conversationId, thread } };
}

/** The card of a request as it is stored after someone wanted to change it, and why nothing changed where it was refused. */
export async function showResult(
  opened: Case,
  result: ApprovalRequest | Refused,
  who: Who,
  ports: Ports,
): Promise<ApprovalView> {
  if (!isRefused(result)) return showApproval({ ...opened, request: result }, who, ports);
  const request = (await ports.approvals.get(opened.request.id)) ?? opened.request;
  return showApproval({ ...opened, request }, who, ports, result.refused);
}

/** The card of a request: for everyone, or for someone who looks and may vote. */
export async function showApproval(
  { request, dossier, policy }: Pick<Case, 'request' | 'dossier' | 'policy'>,
  who: Who | null,
  ports: Ports,
  problem = '',
): Promise<ApprovalView> {
  const titleOf = (check: string) => ({ check, title: ports.catalogue[check]?.title ?? check });
  const { approvers, ground, stale, requestedBy } = request;
  const standing = new Map(standingVotes(request).map((vote) => [vote.approver, vote]));
  const seat = who?.user ? seatOf(request, who.user.id, policy, ports.now()) : null;
  const isViewer = seat !== null && seat !== requestedBy.id && who?.user?.id !== requestedBy.id;
  const pending = new Set(pendingApprovers(request, policy).map(({ id }) => id));
  const members = pending.size > 0 ? ((await ports.roster.of(dossier.review.conversationId)) ?? []) : [];
  const { id, round, state, decision, requestedAt, lapses, quorum, inOrder } = request;
  return {
    kind: 'approval',
    review: brief(dossier),
    request: { id, round, state, decision, requestedAt, lapses, quorum, inOrder, requestedBy: requestedBy.name },
    hash: ground.hash,
    verdict: ground.verdict,
    blocking: ground.blocking.map(titleOf),
    openRisks: ground.openRisks.map(titleOf),
    voices: approvers.map((approver) => {
      const vote = standing.get(approver.id);
      return {
        name: approver.name,
        voice: vote?.voice ?? null,
        by: vote && vote.by.id !== approver.id ? vote.by.name : '',
        reason: vote?.reason ?? '',
        at: vote?.at ?? null,
        mayVote: approver.id !== requestedBy.id && policy.approvers.some((one) => one.id === approver.id),
      };
    }),
    conditions: conditionsOf(request).map(({ check, owner, due, met }) => ({
      ...titleOf(check),
      owner: owner.name,
      due,
      met: met?.by.name ?? '',
    })),
    earlier: request.votes.filter((vote) => vote.round !== round).length,
    stale: stale && {
      isMissed: stale.kind === 'conditionMissed',
      changes: stale.kind === 'changed' ? stale.changes : stale.checks.map((check) => titleOf(check).title),
    },
    viewer: isViewer ? { voice: standing.get(seat)?.voice ?? null, votes: votesOf(request, seat).length } : null,
    refreshFor: members.filter((member) => pending.has(member.id)).map(({ account }) => account),
    isReminder: false,
    problem,
  };
}

/** Tells each approver of a request, except who asked, in their own chat or by a mention. */
export async function* tellApprovers(
  request: ApprovalRequest,
  view: ApprovalView,
  dossier: Dossier,
  by: Person,
  ports: Ports,
): AsyncGenerator<Shown, void> {
  const { slot, at } = placeOf(request, dossier);
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  for (const member of members)
    if (member.id !== by.id && request.approvers.some(({ id }) => id === member.id))
      yield { view, slot: `${slot} ${request.round} for ${member.id}`, at, to: member };
}
