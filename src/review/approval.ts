import { day, dayOf } from './day.ts';
import type { Person } from './person.ts';
import { may, type Policy, standInFor } from './policy.ts';
import type { Refused } from './refused.ts';
import type { Verdict } from './verdict.ts';

/** What a request asks about: the evidence, and what it leaves open. */
export interface Ground {
  /** SHA-256 of the canonical evidence. */
  readonly hash: string;
  readonly verdict: Verdict;
  /** Required checks that fail or are unknown. A go needs a condition for each of them. */
  readonly blocking: readonly string[];
  /** Recommended checks that fail or are unknown and that no waiver covers. */
  readonly openRisks: readonly string[];
}

/** What has to be done although people said go. */
export interface Condition {
  readonly check: string;
  readonly owner: Person;
  /** The last day on which it counts as kept, ISO 8601. */
  readonly due: string;
  readonly met: { readonly by: Person; readonly at: string } | null;
}

export type Voice = 'approve' | 'approveWithConditions' | 'reject';

/** What one approver says of a request. */
export interface Vote {
  /** The approver whose vote it is. */
  readonly approver: string;
  /** Who gave it: the approver, or who stands in for them. */
  readonly by: Person;
  readonly voice: Voice;
  readonly reason: string;
  readonly conditions: readonly Condition[];
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The evidence that it was given on. */
  readonly hash: string;
  /** The round in which it was given. It counts in no other. */
  readonly round: number;
}

export type Decision = 'go' | 'goWithConditions' | 'noGo';

/** Why a request has to be asked again. */
export type Staleness =
  | { readonly kind: 'changed'; readonly changes: readonly string[] }
  | { readonly kind: 'conditionMissed'; readonly checks: readonly string[] };

export interface ApprovalRequest {
  readonly id: string;
  readonly reviewId: string;
  readonly requestedBy: Person;
  readonly requestedAt: string;
  /** In the order in which they vote, where that is asked for. */
  readonly approvers: readonly Person[];
  readonly inOrder: boolean;
  /** How many approvers have to approve. */
  readonly quorum: number;
  /** ISO 8601 in UTC. Afterwards nobody can vote. */
  readonly lapses: string;
  /** The thread in which it was asked for: its card is kept up to date there. */
  readonly thread: string;
  /** Who is told when it is about to lapse, besides those who have not voted. */
  readonly escalateTo: Person | null;
  readonly ground: Ground;
  /** Raised each time that it is asked again. */
  readonly round: number;
  readonly state: 'open' | 'stale' | 'decided' | 'lapsed' | 'withdrawn';
  readonly stale: Staleness | null;
  readonly decision: Decision | null;
  /** All that were ever given, oldest first. */
  readonly votes: readonly Vote[];
  /** Raised by every change: a card carries it. */
  readonly revision: number;
}

/** The longest that a request may stay open. */
const longestRequest = 90 * day;

/** When a request may lapse: in the future, and not too far in it. */
const mayLapse = (lapses: string, now: Date): boolean => {
  const time = new Date(lapses).getTime();
  return time > now.getTime() && time <= now.getTime() + longestRequest;
};

const lapsesWhen = { refused: 'The day on which the request lapses has to be in the next 90 days.' };

type Asked = Pick<
  ApprovalRequest,
  'id' | 'reviewId' | 'requestedBy' | 'approvers' | 'inOrder' | 'quorum' | 'lapses' | 'thread' | 'escalateTo' | 'ground'
>;

/** Asks for a decision. Nobody decides by default: without approvers there is nothing to ask. */
export function requestApproval(asked: Asked, policy: Policy, now: Date): ApprovalRequest | Refused {
  const { approvers, quorum, requestedBy } = asked;
  if (approvers.length === 0)
    return { refused: 'There is no approver. An administrator names them with “approvers @…”.' };
  const stranger = approvers.find(({ id }) => !may(policy, id, 'approval.decide'));
  if (stranger) return { refused: `${stranger.name} is not an approver here. “approvers” shows who is.` };
  const able = approvers.filter(({ id }) => id !== requestedBy.id).length;
  if (!Number.isInteger(quorum) || quorum < 1 || quorum > able)
    return {
      refused:
        able === 0
          ? 'Who asks cannot approve, and there is no other approver.'
          : `The quorum is a whole number from 1 to ${able}: that many approvers other than who asks.`,
    };
  if (!mayLapse(asked.lapses, now)) return lapsesWhen;
  return {
    ...asked,
    requestedAt: now.toISOString(),
    round: 1,
    state: 'open',
    stale: null,
    decision: null,
    votes: [],
    revision: 1,
  };
}

/** The newest vote of each approver in this round, in the order in which they were given. */
export function standingVotes({ votes, round }: Pick<ApprovalRequest, 'votes' | 'round'>): Vote[] {
  const newest = new Map<string, Vote>();
  for (const vote of votes)
    if (vote.round === round) {
      newest.delete(vote.approver);
      newest.set(vote.approver, vote);
    }
  return [...newest.values()];
}

/** All votes of an approver in this round, oldest first. */
export const votesOf = ({ votes, round }: Pick<ApprovalRequest, 'votes' | 'round'>, approver: string): Vote[] =>
  votes.filter((vote) => vote.round === round && vote.approver === approver);

/** Those who still can vote now, each for themselves: with an order, only whose turn it is. */
export function pendingApprovers(request: ApprovalRequest, policy: Policy): Person[] {
  if (request.state !== 'open') return [];
  const voted = new Set(standingVotes(request).map(({ approver }) => approver));
  const waiting = request.approvers.filter(
    ({ id }) => !voted.has(id) && id !== request.requestedBy.id && may(policy, id, 'approval.decide'),
  );
  return request.inOrder ? waiting.slice(0, 1) : waiting;
}

/** For which of a request's approvers a person may vote now: for themselves, else for who lets them stand in. */
export function seatOf({ approvers }: Pick<ApprovalRequest, 'approvers'>, person: string, policy: Policy, now: Date) {
  const own = approvers.filter(({ id }) => may(policy, id, 'approval.decide'));
  const standsInFor = new Set(standInFor(policy, person, dayOf(now)).map(({ id }) => id));
  return (own.find(({ id }) => id === person) ?? own.find(({ id }) => standsInFor.has(id)))?.id ?? null;
}

export interface Attempt {
  readonly by: Person;
  readonly voice: Voice;
  readonly reason: string;
  readonly conditions: readonly Omit<Condition, 'met'>[];
  /** How many votes the approver had given in this round, as their card showed it. */
  readonly seen?: number;
}

/**
 * Takes a vote. `ground` is how things stand at this moment: a vote on anything else is refused.
 * `excluded`: those who gave most of the answers of an area.
 */
export function vote(
  request: ApprovalRequest,
  { by, voice, reason, conditions, seen }: Attempt,
  ground: Ground,
  policy: Policy,
  excluded: ReadonlySet<string>,
  now: Date,
): ApprovalRequest | Refused {
  const closed = whyClosed(request, now);
  if (closed) return { refused: closed };
  if (ground.hash !== request.ground.hash)
    return { refused: 'What the request was about has changed since. It has to be asked again; nothing was decided.' };
  const seat = seatOf(request, by.id, policy, now);
  if (seat === null) return { refused: 'You are not an approver of this request, so nothing was decided.' };
  if ([by.id, seat].includes(request.requestedBy.id))
    return { refused: 'Who asks for an approval cannot give it: a second person has to look.' };
  if (policy.excludesMainAnswerers && excluded.has(by.id))
    return { refused: 'You gave most of the answers of an area, and the policy wants someone else to approve them.' };
  if (request.inOrder) {
    const [next] = pendingApprovers(request, policy);
    const hasVoted = standingVotes(request).some(({ approver }) => approver === seat);
    if (next && next.id !== seat && !hasVoted) return { refused: `It is the turn of ${next.name}.` };
  }
  const wrong = whyNot(voice, reason, conditions, ground, now);
  if (wrong) return { refused: wrong };
  const own = votesOf(request, seat);
  const before = own.at(-1);
  // The same press once more: Teams repeats what it thinks was lost.
  if (before && before.by.id === by.id && isSame(before, { voice, reason, conditions })) return request;
  if (seen !== undefined && seen !== own.length)
    return { refused: 'That card was of before the last vote here. Nothing was changed; this is how it stands now.' };
  const given: Vote = {
    approver: seat,
    by,
    voice,
    reason,
    conditions: voice === 'approveWithConditions' ? conditions.map((one) => ({ ...one, met: null })) : [],
    at: now.toISOString(),
    hash: ground.hash,
    round: request.round,
  };
  const votes = [...request.votes, given];
  const decision = decide({ ...request, votes }, policy);
  return { ...request, votes, decision, state: decision ? 'decided' : 'open', revision: request.revision + 1 };
}

const isSame = (vote: Vote, { voice, reason, conditions }: Pick<Attempt, 'voice' | 'reason' | 'conditions'>) =>
  vote.voice === voice &&
  vote.reason === reason &&
  JSON.stringify(vote.conditions.map(({ check, owner, due }) => [check, owner.id, due])) ===
    JSON.stringify(conditions.map(({ check, owner, due }) => [check, owner.id, due]));

function whyClosed({ state, lapses }: ApprovalRequest, now: Date): string | null {
  if (state === 'open') return new Date(lapses) > now ? null : 'This request has lapsed. Nothing was decided by it.';
  return {
    stale: 'What the request was about has changed since. It has to be asked again; nothing was decided.',
    decided: 'This request is decided already.',
    lapsed: 'This request has lapsed. Nothing was decided by it.',
    withdrawn: 'This request was withdrawn.',
  }[state];
}

function whyNot(
  voice: Voice,
  reason: string,
  conditions: Attempt['conditions'],
  { blocking, openRisks, verdict }: Ground,
  now: Date,
): string | null {
  if (voice === 'reject') return reason.trim() === '' ? 'Say why: a rejection needs a reason.' : null;
  if (voice === 'approve') {
    if (blocking.length > 0)
      return verdict === 'notReady'
        ? 'The verdict is “not ready”: only a go with conditions or a no-go is possible.'
        : 'The verdict is “not known yet”: only a go with conditions or a no-go is possible.';
    return openRisks.length > 0
      ? `${openRisks.length === 1 ? 'One risk is' : `${openRisks.length} risks are`} open. Waive each of them first, or go with conditions.`
      : null;
  }
  const today = dayOf(now);
  const needed = new Set([...blocking, ...openRisks]);
  const given = new Set(conditions.map(({ check }) => check));
  const missing = [...needed].filter((check) => !given.has(check));
  if (needed.size === 0) return 'Nothing is open, so there is nothing to make a condition: approve or reject.';
  if (missing.length > 0) {
    const more = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
    return `Each condition needs an owner and a date. Missing: ${missing.slice(0, 3).join(', ')}${more}.`;
  }
  if (given.size !== conditions.length || [...given].some((check) => !needed.has(check)))
    return 'There is one condition for each check that is open, and no other.';
  if (conditions.some(({ due }) => due < today)) return 'The date of a condition cannot be in the past.';
  return null;
}

/** What the votes come to so far; `null` while it is open. */
function decide(request: ApprovalRequest, policy: Policy): Decision | null {
  const standing = standingVotes(request);
  const approvals = standing.filter(({ voice }) => voice !== 'reject');
  const rejections = standing.length - approvals.length;
  const able = request.approvers.filter(
    ({ id }) =>
      id !== request.requestedBy.id && (may(policy, id, 'approval.decide') || standing.some((v) => v.approver === id)),
  );
  if (rejections > 0 && (policy.rejection === 'one' || able.length - rejections < request.quorum)) return 'noGo';
  if (approvals.length < request.quorum) return null;
  return approvals.some(({ voice }) => voice === 'approveWithConditions') ? 'goWithConditions' : 'go';
}

/** The conditions of a decision: for each check the earliest date that an approver asked for. */
export function conditionsOf(request: ApprovalRequest): Condition[] {
  const all = standingVotes(request).flatMap(({ conditions }) => conditions);
  const byCheck = Map.groupBy(all, ({ check }) => check);
  return [...byCheck.values()].map(
    (same) => same.find(({ met }) => met) ?? (same.toSorted((a, b) => a.due.localeCompare(b.due))[0] as Condition),
  );
}

/** Closes a request that is not decided. Only who asked may, or an administrator. */
export function withdraw(request: ApprovalRequest, by: Person, isAdministrator: boolean): ApprovalRequest | Refused {
  if (by.id !== request.requestedBy.id && !isAdministrator)
    return { refused: `Only ${request.requestedBy.name}, who asked, or an administrator can withdraw it.` };
  if (request.state !== 'open' && request.state !== 'stale') return { refused: 'This request is closed already.' };
  return { ...request, state: 'withdrawn', revision: request.revision + 1 };
}

/** What the time alone does to a request: it lapses, or a condition is missed. `null`: nothing. */
export function age(request: ApprovalRequest, now: Date): ApprovalRequest | null {
  const revision = request.revision + 1;
  // A decision that a missed condition reopened waits until it is asked again, however long ago it was asked first.
  const waits = request.state === 'open' || (request.state === 'stale' && request.decision === null);
  if (waits && new Date(request.lapses) <= now) return { ...request, state: 'lapsed', revision };
  if (request.state !== 'decided' || request.decision !== 'goWithConditions') return null;
  const today = dayOf(now);
  const checks = conditionsOf(request).flatMap(({ check, due, met }) => (!met && due < today ? [check] : []));
  return checks.length > 0
    ? { ...request, state: 'stale', stale: { kind: 'conditionMissed', checks }, revision }
    : null;
}

/**
 * Marks an open request as asked about something else than what is so now. `null`: it still is, or is closed. A decision
 * stands on the evidence that it was given on: to keep a condition is itself a change.
 */
export function outdate(
  request: ApprovalRequest,
  ground: Pick<Ground, 'hash'>,
  changes: readonly string[],
): ApprovalRequest | null {
  if (request.state !== 'open' || ground.hash === request.ground.hash) return null;
  return { ...request, state: 'stale', stale: { kind: 'changed', changes }, revision: request.revision + 1 };
}

/** Asks again about how things stand now. Earlier votes stay in the record and count no more. */
export function askAgain(
  request: ApprovalRequest,
  ground: Ground,
  lapses: string,
  now: Date,
): ApprovalRequest | Refused {
  if (request.state !== 'stale') return { refused: 'This request is not out of date.' };
  if (!mayLapse(lapses, now)) return lapsesWhen;
  return {
    ...request,
    ground,
    lapses,
    round: request.round + 1,
    state: 'open',
    stale: null,
    decision: null,
    revision: request.revision + 1,
  };
}

/** Says that a condition is kept. Its owner may, and every approver. */
export function meetCondition(
  request: ApprovalRequest,
  check: string,
  by: Person,
  policy: Policy,
  now: Date,
): ApprovalRequest | Refused {
  if (request.state === 'stale' && request.decision !== null)
    return { refused: 'The decision is reopened. Ask again: what is done by then is no longer open.' };
  const condition = conditionsOf(request).find((one) => one.check === check);
  if (request.decision !== 'goWithConditions' || !condition)
    return { refused: `There is no condition about ${check}.` };
  if (by.id !== condition.owner.id && seatOf(request, by.id, policy, now) === null)
    return { refused: `Only ${condition.owner.name}, who owns it, or an approver can say that it is met.` };
  if (condition.met) return { refused: `${condition.met.by.name} said so already.` };
  const met = { by, at: now.toISOString() };
  const votes = request.votes.map((one) =>
    one.round === request.round
      ? { ...one, conditions: one.conditions.map((own) => (own.check === check ? { ...own, met } : own)) }
      : one,
  );
  return { ...request, votes, revision: request.revision + 1 };
}
