import type { IntentOf } from '../protocol/intent.ts';
import type { ConditionsView, View } from '../protocol/view.ts';
import { type Attempt, vote } from '../review/approval.ts';
import type { Person } from '../review/person.ts';
import { isRefused } from '../review/refused.ts';
import { type Case, change, openCase, showApproval } from './approval-case.ts';
import type { Handler } from './handler.ts';
import { mainAnswerers } from './main-answerers.ts';
import { openMember } from './open-member.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';

/** Said to who presses a card that asks about something older. */
const olderCard = 'That card was of an earlier asking. Nothing was decided; this is how it stands now.';

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
export const castVote: Handler<'approval.vote'> = async function* ({ voice, form, ...target }, who, ports) {
  const opened = await openCase(target, who, ports);
  if ('kind' in opened) {
    yield { view: opened };
    return;
  }
  const { dossier, now, policy, request } = opened;
  const by = await openMember(dossier.review.conversationId, who, ports);
  const isOlder = target.round !== undefined && target.round !== request.round;
  if (isRefused(by) || isOlder || !now) {
    yield { view: await showApproval(opened, who, ports, isRefused(by) ? by.refused : olderCard) };
    return;
  }
  const conditions = voice === 'approveWithConditions' ? await readConditions(form, opened, ports) : [];
  const attempt: Attempt = { by, voice, reason: (form.reason ?? '').trim(), conditions };
  const excluded = mainAnswerers(dossier, ports);
  const result = await change(
    request.id,
    dossier,
    (stored) => vote(stored, attempt, now.ground, policy, excluded, ports.now()),
    by,
    ports,
  );
  if (!isRefused(result)) {
    const isTyped = target.round === undefined;
    yield { view: isTyped ? noted(voice) : await showApproval({ ...opened, request: result }, who, ports) };
    return;
  }
  const stored = (await ports.approvals.get(request.id)) ?? request;
  const isStillAsked = stored.state === 'open' && voice === 'approveWithConditions';
  yield {
    view: isStillAsked
      ? await askConditions({ ...opened, request: stored }, form, result.refused, ports)
      : await showApproval({ ...opened, request: stored }, who, ports, result.refused),
  };
};

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
  yield { view: mayVote ? await askConditions(opened, {}, '', ports) : view };
};

type Form = IntentOf<'approval.vote'>['form'];

async function askConditions(
  { request, dossier }: Case,
  form: Form,
  problem: string,
  ports: Ports,
): Promise<ConditionsView | View> {
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  const { blocking, openRisks } = request.ground;
  return {
    kind: 'conditions',
    review: brief(dossier),
    request: { id: request.id, round: request.round },
    open: [...blocking, ...openRisks].map((check) => ({
      check,
      title: ports.catalogue[check]?.title ?? check,
      owner: form[`owner@${check}`] ?? 'nobody',
      due: form[`due@${check}`] ?? '',
    })),
    members: members.map(({ id, name }) => ({ id, name })),
    others: { owner: form.owner ?? 'nobody', due: form.due ?? '' },
    problem,
  };
}

/** One condition for each open check whose owner and date are said, for itself or for all. */
async function readConditions(form: Form, { request, dossier }: Case, ports: Ports): Promise<Attempt['conditions']> {
  const members = (await ports.roster.of(dossier.review.conversationId)) ?? [];
  const find = (name: string): Person | null => {
    const member = members.find(({ id, account }) => id === name || account === name);
    return member ? { id: member.id, name: member.name } : null;
  };
  const said = (key: 'owner' | 'due', check: string) => {
    const own = form[`${key}@${check}`] ?? '';
    return own === '' || own === 'nobody' ? (form[key] ?? '') : own;
  };
  const { blocking, openRisks } = request.ground;
  return [...blocking, ...openRisks].flatMap((check) => {
    const owner = find(said('owner', check));
    const due = ports.facts.day(said('due', check));
    return owner && due ? [{ check, owner, due }] : [];
  });
}
