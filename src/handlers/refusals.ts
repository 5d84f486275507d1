import type { View } from '../protocol/view.ts';
import type { Refused } from '../review/waiver.ts';

/** Said where a view would be about a tenant that was never read. */
export const neverRead: View = {
  kind: 'notice',
  text: 'This tenant has not been read yet. Ask “are we ready?” first.',
  commands: ['are we ready?', 'profile', 'help'],
};

/** Said where a card or a sentence names a question that the planned installation does not raise. */
export const noSuchQuestion: View = {
  kind: 'notice',
  text: 'The planned installation does not raise that question.',
  commands: ['questions', 'profile'],
};

/** Said where a card of one conversation is used in another. */
export const otherConversation: View = {
  kind: 'notice',
  text: 'This card belongs to a review of another conversation.',
  commands: ['questions', 'profile'],
};

/** Said where Teams does not tell who is speaking: an answer without a name is worth nothing. */
export const nobody: View = {
  kind: 'notice',
  text: 'Teams does not say who you are, so Preflight takes no answer from you.',
  commands: ['help'],
};

/** A refusal of the domain, as a sentence. */
export const refuse = ({ refused }: Refused): View => ({
  kind: 'notice',
  text: refused,
  commands: ['waivers', 'approvers'],
});
