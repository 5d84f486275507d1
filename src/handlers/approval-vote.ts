import type { Member } from '../protocol/conversation.ts';
import type { IntentOf } from '../protocol/intent.ts';
import type { ApprovalView, ConditionsView, View } from '../protocol/view.ts';
import { type ApprovalRequest, type Attempt, type Ground, vote } from '../review/approval.ts';
import { isRefused, type Refused } from '../review/refused.ts';
import { type Case, change, openCase, showApproval, showResult } from './approval-case.ts';
import { memberNamed } from './find-member.ts';
import type { Handler } from './handler.ts';
import { mainAnswerers } from './main-answerers.ts';
import { openMember } from './open-member.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';

/** How a request stands, with the buttons to vote for who may. Reads only: Teams asks for it again and again. */
export const showRequest: Handler<'approval.show'> = async function* ({ asks, ...target }, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened) {
    yield { view: opened };
    return;
  }
  const view = await showApproval(opened, who, ports);
  const isRefusedToAsker = asks && view.viewer === null && view.request.state === 'open';
  yield {
    view: isRefusedToAsker
      ? { ...view, problem: 'You are not an approver of this request, or you asked for it yourself.' }
      : view,
  };
};

/** Takes the vote of an approver. The card shows what is stored, whatever was pressed. */
export const castVote: Handler<'approval.vote'> = async function* ({ voice, form, seen, ...target }, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened) {
    yield { view: opened };
    return;
  }
  const { dossier, request } = opened;
  const by = await openMember(dossier.review.conversationId, who, ports);
  const said = { voice, reason: (form.reason ?? '').trim(), ...(seen === undefined ? {} : { seen }) };
  const result = isRefused(by) ? by : await take({ ...said, by }, form, target.round, opened, ports);
  if (!isRefused(result) && target.round === undefined) {
    yield { view: noted(voice) };
    return;
  }
  const view = await showResult(opened, result, who, ports);
  // Who is refused for what the form says gets it back as they filled it in.
  const isAskedStill = voice === 'approveWithConditions' && view.viewer !== null && view.request.state === 'open';
  const isSameAsking = view.request.round === (target.round ?? request.round);
  yield {
    view:
      isRefused(result) && isAskedStill && isSameAsking
        ? await askConditions(view, opened, form, result.refused, ports)
        : view,
  };
};

async function take(
  said: Omit<Attempt, 'conditions'>,
  form: Form,
  round: number | undefined,
  { dossier, now, policy, request }: Case,
  ports: Ports,
): Promise<ApprovalRequest | Refused> {
  if (!now) return { refused: 'This tenant has not been read yet. Ask “are we ready?” first.' };
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  const conditions = said.voice === 'approveWithConditions' ? readConditions(form, now.ground, members, ports) : [];
  const excluded = mainAnswerers(dossier, ports);
  const decide = (stored: ApprovalRequest) =>
    vote(stored, { ...said, conditions }, now.ground, policy, excluded, ports.now());
  return change({ id: request.id, round }, dossier, decide, said.by, ports);
}

/** What a typed vote is answered with: the card that everyone sees tells the rest. */
const noted = (voice: Attempt['voice']): View => ({
  kind: 'notice',
  text: `Noted: you ${{ approve: 'approve', approveWithConditions: 'approve with conditions', reject: 'reject' }[voice]} it.`,
  commands: ['approvals'],
});

/** The form for a go with conditions. */
export const askForConditions: Handler<'approval.condition'> = async function* (target, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened) {
    yield { view: opened };
    return;
  }
  const view = await showApproval(opened, who, ports);
  const mayVote = view.viewer !== null && view.request.state === 'open';
  yield { view: mayVote ? await askConditions(view, opened, {}, '', ports) : view };
};

type Form = IntentOf<'approval.vote'>['form'];

async function askConditions(
  { request, viewer, blocking, openRisks }: ApprovalView,
  { dossier }: Case,
  form: Form,
  problem: string,
  ports: Ports,
): Promise<ConditionsView> {
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  const ownerIn = (name = '') => memberNamed(name, members)?.id ?? 'nobody';
  return {
    kind: 'conditions',
    review: brief(dossier),
    request: { id: request.id, round: request.round, seen: viewer?.votes ?? 0 },
    open: [...blocking, ...openRisks].map(({ check, title }) => ({
      check,
      title,
      owner: ownerIn(form[`owner@${check}`]),
      due: form[`due@${check}`] ?? '',
    })),
    members: members.map(({ id, name }) => ({ id, name })),
    others: { owner: ownerIn(form.owner), due: form.due ?? '' },
    problem,
  };
}

/** One condition for each open check whose owner and date are said, for itself or for all. */
function readConditions(
  form: Form,
  { blocking, openRisks }: Ground,
  members: readonly Member[],
  ports: Ports,
): Attempt['conditions'] {
  const said = (key: 'owner' | 'due', check: string) => {
    const own = form[`${key}@${check}`] ?? '';
    return own === '' || own === 'nobody' ? (form[key] ?? '') : own;
  };
  return [...blocking, ...openRisks].flatMap((check) => {
    const owner = memberNamed(said('owner', check), members);
    const due = ports.facts.day(said('due', check));
    return owner && due ? [{ check, owner: { id: owner.id, name: owner.name }, due }] : [];
  });
}
