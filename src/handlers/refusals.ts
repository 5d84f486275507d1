import type { View } from '../protocol/view.ts';
import type { Refused } from '../review/refused.ts';

/** Said where a view would be about a tenant that was never read. */
export const neverRead: View = {
  kind: 'notice',
  text: 'This tenant has not been read yet. Ask “are we ready?” first.',
  commands: ['are we ready?', 'profile', 'help'],
};

/** Said to whoever wants to set something up and is nobody that Teams can name. */
export const notSaid: View = {
  kind: 'notice',
  text: 'Teams does not say who you are, so Preflight changes nothing for you here.',
  commands: ['status', 'help'],
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

/** Said where Teams does not tell who is speaking, and it matters. */
export const nameless: View = {
  kind: 'notice',
  text: 'Teams does not say who you are, so nothing can be assigned by you or to you.',
  commands: ['who owns what', 'help'],
};

/** Said where Teams does not tell who is speaking: an answer without a name is worth nothing. */
export const nobody: View = {
  kind: 'notice',
  text: 'Teams does not say who you are, so Preflight takes no answer from you.',
  commands: ['help'],
};

/** Said where an attestation comes too late: Graph's reading wins. */
export const nothingToAttest: View = {
  kind: 'notice',
  text: 'There is nothing to attest: Microsoft Graph tells it now, or nothing waits for it. Nothing was saved.',
  commands: ['are we ready?', 'questions'],
};

/** Said where someone excludes what Graph keeps back: the tenant has a value, whoever sees it. */
export const notExcluded: View = {
  kind: 'notice',
  text: 'What Microsoft Graph keeps back cannot be said not to apply: the tenant has a value. Attest it, or skip it.',
  commands: ['next', 'unread'],
};

/** Said where a card is of a review that was deleted. */
export const reviewGone: View = {
  kind: 'notice',
  text: 'This review is not there any more: it was deleted.',
  commands: ['list reviews', 'new review'],
};

/** Said in a personal chat to somebody whom the conversation of a review does not have, as far as Teams tells. */
export const rosterNotTold: View = {
  kind: 'notice',
  text: 'Teams does not tell just now who is in the conversation of this review, so Preflight keeps it closed here. Try again in a moment.',
  commands: ['list reviews'],
};

/** Said where every review of a conversation is out of the way. */
export const noneOpen: View = {
  kind: 'notice',
  text: 'Every review here is archived. Reopen one, or start a new one.',
  commands: ['list archived reviews', 'new review'],
};

/** Said where something is asked of a review that is out of the way. */
export const isArchived = ({ name }: { readonly name: string }): View => ({
  kind: 'notice',
  text: `“${name}” is archived: it is kept as it is. Reopen it to go on with it.`,
  commands: [`reopen review ${name}`, 'list reviews'],
});

/** Said where somebody looks after a review and there is none yet. */
export const noReview: View = {
  kind: 'notice',
  text: 'There is no review here yet.',
  commands: ['new review', 'are we ready?'],
};

/** Said where a review is of a tenant that its conversation may not, or may no longer, look at. */
export const notForHere = ({ name }: { readonly name: string }): View => ({
  kind: 'notice',
  text: `“${name}” is of a tenant that may not be reviewed in its conversation, so it is closed. A new review is of one that may.`,
  commands: ['new review', 'list reviews'],
});

/** Said in a conversation that is on no list of those that may review a tenant. */
export const noTenantHere: View = {
  kind: 'notice',
  text: 'No tenant may be reviewed in this conversation. Whoever runs Preflight can put it on the list of one.',
  commands: ['help'],
};

export const noSuchReview = (name: string): View => ({
  kind: 'notice',
  text: `No review here is called “${name}”.`,
  commands: ['list reviews', 'list archived reviews'],
});

/** Said where somebody else changed a review first. */
export const changedMeanwhile = ({ name }: { readonly name: string }): View => ({
  kind: 'notice',
  text: `“${name}” was changed meanwhile, so nothing was done. Look at it as it is now, and try again.`,
  commands: ['list reviews'],
});

/** Said in a personal chat where the roster has the person no more. */
export const notThereAnyMore = ({ name }: { readonly name: string }): View => ({
  kind: 'notice',
  text: `You are no longer in the conversation of “${name}”, so it is closed here.`,
  commands: ['list reviews', 'new review'],
});

/** A refusal of the domain, as a sentence. */
export const refuse = ({ refused }: Refused): View => ({
  kind: 'notice',
  text: refused,
  commands: ['waivers', 'approvers'],
});

/** Said where a card names a waiver that its review has not. */
export const noSuchWaiver: View = {
  kind: 'notice',
  text: 'There is no such waiver in this review.',
  commands: ['waivers'],
};
