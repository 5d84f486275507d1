import type { Member } from '../protocol/conversation.ts';
import type { Who } from '../protocol/intent.ts';
import type { ApprovalFormView, View } from '../protocol/view.ts';
import { type ApprovalRequest, requestApproval } from '../review/approval.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Person } from '../review/person.ts';
import { isSame, type Policy } from '../review/policy.ts';
import { isRefused, type Refused } from '../review/refused.ts';
import { placeOf, showApproval, tellApprovers } from './approval-case.ts';
import { planNudges } from './approval-nudge.ts';
import { memberNamed } from './find-member.ts';
import { gatherGround, type Standing } from './gather-ground.ts';
import type { Handler } from './handler.ts';
import { readLapse, usualLastDay } from './last-day.ts';
import { openDossier, openNamed } from './open-dossier.ts';
import { openMember } from './open-member.ts';
import { openPolicy } from './open-policy.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';
import { nameless, neverRead } from './refusals.ts';
import { whereItBelongs } from './where-it-belongs.ts';

/** The form that asks who has to approve, how many of them, and until when. */
export const prepareApproval: Handler<'approval.prepare'> = async function* (_intent, who, ports) {
  const desk = await openDesk(await openDossier(who, ports), ports);
  yield { view: desk ? form(desk, usual(desk.policy, who, ports), '') : neverRead };
};

/** Asks for a decision on what is known now. What can't be understood is said, and nobody is asked. */
export const askForApproval: Handler<'approval.request'> = async function* ({ review, form: sent }, who, ports) {
  const dossier = await openNamed(review, who, ports);
  const desk = dossier && (await openDesk(dossier, ports));
  if (!desk || !who.user) {
    yield { view: desk ? nameless : neverRead };
    return;
  }
  const typed = { ...usual(desk.policy, who, ports), ...whatIsSaid(sent) };
  // A turn that is handled again after a crash finds its own request.
  const id = ports.idOf(`approval ${ports.turn}`);
  const request = (await ports.approvals.get(id)) ?? (await ask(id, typed, desk, who, ports));
  if (isRefused(request)) {
    yield { view: form(desk, typed, request.refused) };
    return;
  }
  const everyone = await showApproval({ ...desk, request }, null, ports);
  const { slot, at } = placeOf(request, desk.dossier);
  const isHere = who.conversation.id === at.id;
  yield isHere
    ? { view: everyone, slot }
    : { view: { kind: 'notice', text: 'The approvers are asked.', commands: [] } };
  await planNudges(request, desk.dossier, ports);
  // A pressed card changes only before the eyes of the one who pressed.
  if (review !== undefined || !isHere) yield { view: everyone, slot, at };
  await ports.approvals.markPublished(request.id, request.revision);
  yield* tellApprovers(request, everyone, desk.dossier, who.user, ports);
};

interface Desk {
  readonly dossier: Dossier;
  readonly policy: Policy;
  readonly members: readonly Member[];
  readonly now: Standing;
}

async function openDesk(dossier: Dossier, ports: Ports): Promise<Desk | null> {
  const now = gatherGround(dossier, ports);
  const [{ policy }, members] = await Promise.all([
    openPolicy(dossier.review, ports),
    ports.roster.of(dossier.review.conversationId),
  ]);
  return now && { dossier, policy, members: members ?? [], now };
}

type Form = ApprovalFormView['typed'];

/** What a form starts from, and what holds where nothing is said. */
function usual({ approvers, quorum }: Policy, { user }: Who, ports: Ports): Form {
  const able = approvers.filter(({ id }) => id !== user?.id);
  return {
    approvers: able.map(({ id }) => id).join(','),
    quorum: String(Math.max(1, Math.min(quorum, able.length))),
    inOrder: 'no',
    lapses: usualLastDay(ports),
    escalateTo: 'nobody',
  };
}

const whatIsSaid = (sent: Form): Partial<Form> =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => value.trim() !== ''));

function form({ dossier, policy, members, now }: Desk, typed: Form, problem: string): View {
  if (policy.approvers.length === 0)
    return {
      kind: 'notice',
      text: 'There is no approver here yet. An administrator names them with “approvers @…”.',
      commands: ['approvers'],
    };
  return {
    kind: 'approvalForm',
    review: brief(dossier),
    verdict: now.ground.verdict,
    approvers: policy.approvers,
    members: members.map(({ id, name }) => ({ id, name })),
    typed: {
      ...typed,
      approvers: idsIn(typed.approvers, members).join(','),
      escalateTo: idOf(typed.escalateTo, members),
    },
    problem,
  };
}

/** Stores a request for approval, or says why there is none. */
async function ask(
  id: string,
  typed: Form,
  { dossier, policy, members, now }: Desk,
  who: Who,
  ports: Ports,
): Promise<ApprovalRequest | Refused> {
  const { review } = dossier;
  const requestedBy = await openMember(review.conversationId, who, ports);
  if (isRefused(requestedBy)) return requestedBy;
  const newest = await ports.approvals.newest(review.id);
  if (newest?.state === 'open' && new Date(newest.lapses) > ports.now()) return isAsked;
  const lapses = readLapse(typed.lapses, ports);
  if (typeof lapses !== 'string') return lapses;
  const approvers: Person[] = [];
  for (const name of namesIn(typed.approvers)) {
    const approver = memberNamed(name, members) ?? policy.approvers.find(({ id }) => isSame(id, name));
    if (!approver) return { refused: `“${name}” is not in this conversation. Mention the approvers with @.` };
    approvers.push({ id: approver.id, name: approver.name });
  }
  const escalateTo = typed.escalateTo === 'nobody' ? null : memberNamed(typed.escalateTo, members);
  if (escalateTo === undefined) return { refused: 'Who is told when nobody decides has to be in this conversation.' };
  const request = requestApproval(
    {
      id,
      reviewId: review.id,
      requestedBy,
      approvers,
      inOrder: typed.inOrder === 'yes',
      quorum: Number(typed.quorum),
      lapses,
      thread: whereItBelongs(who, review).thread,
      escalateTo: escalateTo && { id: escalateTo.id, name: escalateTo.name },
      ground: now.ground,
    },
    policy,
    ports.now(),
  );
  if (isRefused(request)) return request;
  await ports.evidence.keep(now.ground.hash, now.text);
  const isStored = await ports.approvals.create(request, newest?.id ?? null);
  return isStored ? request : isAsked;
}

const isAsked = { refused: 'An approval is asked for already. Withdraw that request first.' };

const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map((one) => one.trim())
      .filter((one) => one !== '' && one !== 'nobody'),
  ),
];

const idOf = (name: string, members: readonly Member[]): string => memberNamed(name, members)?.id ?? name;

const idsIn = (text: string, members: readonly Member[]) => namesIn(text).map((name) => idOf(name, members));
