import layout from '../../cards/approvalForm/template.json' with { type: 'json' };
import type { ApprovalFormView } from '../protocol/view.ts';
import { type Button, button, submit } from './button.ts';
import { type Choice, offerPeople } from './choose-person.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { verdictMarks } from './mark.ts';
import type { Rendering } from './render.ts';

type ApprovalForm = {
  readonly about: string;
  readonly problems: readonly { readonly text: string }[];
  readonly typed: ApprovalFormView['typed'];
  readonly approvers: readonly Choice[];
  readonly members: readonly Choice[];
  readonly send: readonly Button[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<ApprovalForm>(layout);

/** Asks who has to approve, how many of them, and until when. */
export function renderApprovalForm({
  review,
  verdict,
  approvers,
  members,
  typed,
  problem,
}: ApprovalFormView): Rendering {
  const { mark, word } = verdictMarks[verdict];
  const fallbackText = `Ask for approval of ${plain(review.name, 80)}. The verdict is: ${word}.`;
  const card = fill({
    about: `Review **${escapeText(review.name, 80)}** · verdict ${mark} **${word}**. The request is bound to what is known now: if that changes, it has to be asked again.`,
    problems: problem ? [{ text: `✗ ${escapeText(problem, 400)}` }] : [],
    typed,
    approvers: offerPeople(approvers),
    members: [{ title: 'Nobody', value: 'nobody' }, ...offerPeople(members)],
    send: [submit('Ask for approval', { kind: 'approval.request', review: review.id })],
    buttons: [button('The verdict', { kind: 'status.show' }), button('Help', { kind: 'help.show' })],
    fallbackText,
  });
  return { card, fallbackText };
}
