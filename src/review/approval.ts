import type { Verdict } from './verdict.ts';

/** Someone, by Entra's object id. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

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

/** What the conversation's policy says about approvals. */
export interface ApprovalPolicy {
  /** Who may vote at all, by id. Nobody else, whatever a request says. */
  readonly approvers: readonly string[];
  /** Whether one rejection decides, or only as many as make the quorum impossible. */
  readonly rejection: 'one' | 'quorum';
  readonly delegations: readonly Delegation[];
  /** Whether who gave most of the answers of an area may not vote. */
  readonly excludesMainAnswerers: boolean;
}

/** An approver lets someone else vote for them. */
export interface Delegation {
  readonly from: string;
  readonly to: Person;
  /** The last day on which it holds, ISO 8601. */
  readonly until: string;
}

/** What the domain says to an attempt: the new state, or a sentence on why not. */
export type Result = { readonly ok: true; readonly request: ApprovalRequest } | Refused;
export interface Refused {
  readonly ok: false;
  readonly refusal: string;
}

export const refuse = (refusal: string): Refused => ({ ok: false, refusal });

const day = 24 * 60 * 60_000;

/** The longest that a request may stay open. */
export const longestRequest = 90 * day;

type Asked = Pick<
  ApprovalRequest,
  'id' | 'reviewId' | 'requestedBy' | 'approvers' | 'inOrder' | 'quorum' | 'lapses' | 'escalateTo' | 'ground'
>;

/** Asks for a decision. Nobody decides by default: without approvers there is nothing to ask. */
export function requestApproval(asked: Asked, policy: ApprovalPolicy, now: Date): Result {
  const { approvers, quorum, requestedBy } = asked;
  const lapses = new Date(asked.lapses).getTime();
  if (approvers.length === 0) return refuse('There is no approver. An administrator names them with “approvers @…”.');
  const stranger = approvers.find(({ id }) => !policy.approvers.includes(id));
  if (stranger) return refuse(`${stranger.name} is not an approver here. “approvers” shows who is.`);
  const able = approvers.filter(({ id }) => id !== requestedBy.id).length;
  if (!Number.isInteger(quorum) || quorum < 1 || quorum > able)
    return refuse(
      able === 0
        ? 'Who asks cannot approve, and there is no other approver.'
        : `The quorum is a whole number from 1 to ${able}: that many approvers other than who asks.`,
    );
  if (!(lapses > now.getTime() && lapses <= now.getTime() + longestRequest))
    return refuse('The day on which the request lapses has to be in the next 90 days.');
  return {
    ok: true,
    request: {
      ...asked,
      requestedAt: now.toISOString(),
      round: 1,
      state: 'open',
      stale: null,
      decision: null,
      votes: [],
      revision: 1,
    },
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

/** Those who still can vote now, each for themselves: with an order, only whose turn it is. */
export function pendingApprovers(request: ApprovalRequest, policy: ApprovalPolicy): Person[] {
  if (request.state !== 'open') return [];
  const voted = new Set(standingVotes(request).map(({ approver }) => approver));
  const waiting = request.approvers.filter(
    ({ id }) => !voted.has(id) && id !== request.requestedBy.id && policy.approvers.includes(id),
  );
  return request.inOrder ? waiting.slice(0, 1) : waiting;
}

/** For which of a request's approvers a person may vote now: for themselves, else for who lets them stand in. */
export function seatOf(
  { approvers }: Pick<ApprovalRequest, 'approvers'>,
  personId: string,
  policy: ApprovalPolicy,
  now: Date,
): string | null {
  const mayVote = (id: string) => policy.approvers.includes(id) && approvers.some((approver) => approver.id === id);
  if (mayVote(personId)) return personId;
  const today = now.toISOString().slice(0, 10);
  const delegation = policy.delegations.find(
    ({ from, to, until }) => to.id === personId && until >= today && mayVote(from),
  );
  return delegation?.from ?? null;
}

export interface Attempt {
  readonly by: Person;
  readonly voice: Voice;
  readonly reason: string;
  readonly conditions: readonly Omit<Condition, 'met'>[];
}

/**
 * Takes a vote. `ground` is how things stand at this moment: a vote on anything else is refused.
 * `excluded`: those who gave most of the answers of an area.
 */
export function vote(
  request: ApprovalRequest,
  { by, voice, reason, conditions }: Attempt,
  ground: Ground,
  policy: ApprovalPolicy,
  excluded: ReadonlySet<string>,
  now: Date,
): Result {
  const closed = whyClosed(request, now);
  if (closed) return refuse(closed);
  if (ground.hash !== request.ground.hash)
    return refuse('What the request was about has changed since. It has to be asked again; nothing was decided.');
  const seat = seatOf(request, by.id, policy, now);
  if (seat === null) return refuse('You are not an approver of this request, so nothing was decided.');
  if ([by.id, seat].includes(request.requestedBy.id))
    return refuse('Who asks for an approval cannot give it: a second person has to look.');
  if (policy.excludesMainAnswerers && excluded.has(by.id))
    return refuse('You gave most of the answers of an area, and the policy wants someone else to approve them.');
  if (request.inOrder) {
    const [next] = pendingApprovers(request, policy);
    const hasVoted = standingVotes(request).some(({ approver }) => approver === seat);
    if (next && next.id !== seat && !hasVoted) return refuse(`It is the turn of ${next.name}.`);
  }
  const wrong = whyNot(voice, reason, conditions, ground, now);
  if (wrong) return refuse(wrong);
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
  return {
    ok: true,
    request: { ...request, votes, decision, state: decision ? 'decided' : 'open', revision: request.revision + 1 },
  };
}

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
  const today = now.toISOString().slice(0, 10);
  const needed = new Set([...blocking, ...openRisks]);
  const given = new Set(conditions.map(({ check }) => check));
  const missing = [...needed].filter((check) => !given.has(check));
  if (needed.size === 0) return 'Nothing is open, so there is nothing to make a condition: approve or reject.';
  if (missing.length > 0) return `A condition is missing for ${missing.join(', ')}: each needs an owner and a date.`;
  if (given.size !== conditions.length || [...given].some((check) => !needed.has(check)))
    return 'There is one condition for each check that is open, and no other.';
  if (conditions.some(({ due }) => due < today)) return 'The date of a condition cannot be in the past.';
  return null;
}

/** What the votes come to so far; `null` while it is open. */
function decide(request: ApprovalRequest, policy: ApprovalPolicy): Decision | null {
  const standing = standingVotes(request);
  const approvals = standing.filter(({ voice }) => voice !== 'reject');
  const rejections = standing.length - approvals.length;
  const able = request.approvers.filter(
    ({ id }) =>
      id !== request.requestedBy.id && (policy.approvers.includes(id) || standing.some((v) => v.approver === id)),
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
export function withdraw(request: ApprovalRequest, by: Person, isAdministrator: boolean): Result {
  if (by.id !== request.requestedBy.id && !isAdministrator)
    return refuse(`Only ${request.requestedBy.name}, who asked, or an administrator can withdraw it.`);
  if (request.state !== 'open' && request.state !== 'stale') return refuse('This request is closed already.');
  return { ok: true, request: { ...request, state: 'withdrawn', revision: request.revision + 1 } };
}

/** What the time alone does to a request: it lapses, or a condition is missed. `null`: nothing. */
export function age(request: ApprovalRequest, now: Date): ApprovalRequest | null {
  const revision = request.revision + 1;
  if ((request.state === 'open' || request.state === 'stale') && new Date(request.lapses) <= now)
    return { ...request, state: 'lapsed', revision };
  if (request.state !== 'decided' || request.decision !== 'goWithConditions') return null;
  const today = now.toISOString().slice(0, 10);
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
export function askAgain(request: ApprovalRequest, ground: Ground, lapses: string, now: Date): Result {
  if (request.state !== 'stale') return refuse('This request is not out of date.');
  if (!(new Date(lapses) > now)) return refuse('The day on which the request lapses has to be in the future.');
  return {
    ok: true,
    request: {
      ...request,
      ground,
      lapses,
      round: request.round + 1,
      state: 'open',
      stale: null,
      decision: null,
      revision: request.revision + 1,
    },
  };
}

/** Says that a condition is kept. Its owner may, and every approver. */
export function meetCondition(
  request: ApprovalRequest,
  check: string,
  by: Person,
  policy: ApprovalPolicy,
  now: Date,
): Result {
  const condition = conditionsOf(request).find((one) => one.check === check);
  if (request.decision !== 'goWithConditions' || !condition) return refuse(`There is no condition about ${check}.`);
  if (by.id !== condition.owner.id && seatOf(request, by.id, policy, now) === null)
    return refuse(`Only ${condition.owner.name}, who owns it, or an approver can say that it is met.`);
  if (condition.met) return refuse(`${condition.met.by.name} said so already.`);
  const met = { by, at: now.toISOString() };
  const votes = request.votes.map((one) =>
    one.round === request.round
      ? { ...one, conditions: one.conditions.map((own) => (own.check === check ? { ...own, met } : own)) }
      : one,
  );
  return { ok: true, request: { ...request, votes, revision: request.revision + 1 } };
}
