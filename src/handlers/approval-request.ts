import type { IntentOf, Who } from '../protocol/intent.ts';
import type { Member } from '../protocol/conversation.ts';
import type { ApprovalFormView, View } from '../protocol/view.ts';
import { requestApproval } from '../review/approval.ts';
import { canonical } from '../review/canonical.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Person } from '../review/person.ts';
import type { Policy } from '../review/policy.ts';
import { isRefused } from '../review/refused.ts';
import { placeOf, showApproval } from './approval-case.ts';
import { gatherGround } from './ground.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';
import { nameless, neverRead } from './refusals.ts';
import { scheduleNudges } from './approval-nudge.ts';
import { whyNoMember } from './why-no-member.ts';

/** A week, unless said otherwise. */
const usualDays = 7;

/** The form that asks who has to approve, how many of them, and until when. */
export const prepareApproval: Handler<'approval.prepare'> = async function* (_intent, who, ports) {
  const dossier = await openDossier(who, ports);
  const { policy } = await ports.policies.get(dossier.review.conversationId);
  yield { view: await form(dossier, policy, firstForm(policy, who, ports), '', ports) };
};

type Form = ApprovalFormView['typed'];

function firstForm(policy: Policy, { user }: Who, ports: Ports): Form {
  const able = policy.approvers.filter(({ id }) => id !== user?.id);
  const lapses = new Date(ports.now().getTime() + usualDays * 24 * 60 * 60_000);
  return {
    approvers: able.map(({ id }) => id).join(','),
    quorum: String(Math.max(1, Math.min(policy.quorum, able.length))),
    inOrder: 'no',
    lapses: lapses.toISOString().slice(0, 10),
    escalateTo: 'nobody',
  };
}

async function form(dossier: Dossier, policy: Policy, typed: Form, problem: string, ports: Ports): Promise<View> {
  const ground = gatherGround(dossier, ports)?.ground;
  if (!ground) return neverRead;
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  const people = members.map(({ id, name }) => ({ id, name }));
  const none = 'There is no approver here yet. An administrator names them with “approvers @…”.';
  if (policy.approvers.length === 0) return { kind: 'notice', text: none, commands: ['approvers'] };
  return {
    kind: 'approvalForm',
    review: brief(dossier),
    verdict: ground.verdict,
    approvers: policy.approvers,
    members: people,
    typed,
    problem,
  };
}

/** Asks for a decision on what is known now. What can't be understood is said, and nobody is asked. */
export const askForApproval: Handler<'approval.request'> = async function* ({ review, form: sent }, who, ports) {
  const dossier = review === undefined ? await openDossier(who, ports) : await ports.dossiers.get(review);
  if (!dossier || !who.user) {
    yield { view: dossier ? nameless : neverRead };
    return;
  }
  const { policy } = await ports.policies.get(dossier.review.conversationId);
  const now = gatherGround(dossier, ports);
  if (!now) {
    yield { view: neverRead };
    return;
  }
  const typed = { ...firstForm(policy, who, ports), ...withoutEmpty(sent) };
  const outsider = await whyNoMember(dossier.review.conversationId, who, ports);
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  const asked = await ports.approvals.newest(dossier.review.id);
  const problem =
    outsider ??
    (asked?.state === 'open' && new Date(asked.lapses) > ports.now()
      ? 'An approval is asked for already. Withdraw that request first.'
      : null);
  const lapses = ports.facts.readDate(typed.lapses);
  const request =
    problem === null && lapses !== null
      ? requestApproval(
          {
            id: ports.idOf(`approval ${ports.turn}`),
            reviewId: dossier.review.id,
            requestedBy: who.user,
            approvers: idsIn(typed.approvers).map((id) => nameOf(id, policy, members)),
            inOrder: typed.inOrder === 'yes',
            quorum: Number(typed.quorum),
            lapses: endOfDay(lapses),
            thread: threadOf(who, dossier),
            escalateTo: findPerson(typed.escalateTo, members),
            ground: now.ground,
          },
          policy,
          ports.now(),
        )
      : { refused: problem ?? `“${typed.lapses}” is no day: one such as 2026-12-31 is accepted.` };
  if (isRefused(request)) {
    const already = asked?.id === ports.idOf(`approval ${ports.turn}`);
    if (!already) {
      yield { view: await form(dossier, policy, typed, request.refused, ports) };
      return;
    }
  } else {
    await ports.evidence.keep(now.ground.hash, canonical(now.evidence));
    await ports.approvals.create(request);
  }
  const stored = isRefused(request) ? asked : request;
  if (!stored) return;
  const opened = { dossier, request: stored, policy, now };
  await scheduleNudges(stored, ports);
  const everyone = await showApproval(opened, null, ports);
  const place = placeOf(stored, dossier);
  yield who.conversation.id === dossier.review.conversationId ? { view: everyone, slot: place.slot } : { view: everyone };
  await ports.queue.add({ kind: 'approval.publish', request: stored.id }, ports.clock(dossier.review.id));
  for (const { id, name } of stored.approvers) {
    const member = members.find((one) => one.id === id);
    if (member && id !== who.user.id)
      yield { view: everyone, to: { id, name, account: member.account }, at: place.at, slot: `${place.slot} for ${id}` };
  }
};
