import type { Role } from '../review/policy.ts';
import type { Intent, IntentKind, IntentOf, Who } from './intent.ts';

/** What someone has to be allowed for an intent. */
export type Right =
  /** Sees what is stored: everyone in the conversation, guests too. */
  | 'look'
  /** Changes what a review is made of, or has the tenant read. */
  | 'review'
  /** Decides on what others ask for. */
  | 'decide'
  /** What both sides may do: the handler knows whose it is. */
  | 'reviewOrDecide'
  /** Says who may do what and how decisions are made, and deletes. */
  | 'administer'
  /** Comes from the clock or from another intent, never from a card or a message. */
  | 'inside'
  /** Nobody may. */
  | 'never';

/** Who has which right, of those whom the roster has as people of the conversation's own tenant. */
export const holders: { readonly [R in Right]: readonly Role[] } = {
  look: ['administrator', 'reviewer', 'approver', 'reader'],
  review: ['administrator', 'reviewer'],
  decide: ['administrator', 'approver'],
  reviewOrDecide: ['administrator', 'reviewer', 'approver'],
  administer: ['administrator'],
  inside: [],
  never: [],
};

type Need<K extends IntentKind> = Right | ((intent: IntentOf<K>, who: Who) => Right);

/** What each kind of intent needs; a kind without an entry does not compile. */
export type Rights = { readonly [K in IntentKind]: Need<K> };

const isAlone = ({ conversation }: Who) => conversation.type === 'personal';

/** What only opens a form needs what its button needs, so that nobody fills one in for nothing. */
const rights: Rights = {
  'welcome.show': 'inside',
  'help.show': 'look',
  // Reading the tenant costs requests, stores a reading and may outdate a request for approval, so it is no looking. To
  // refuse the question would be unfriendly: who may not review is answered from what is stored.
  'readiness.ask': 'look',
  'scan.start': 'review',
  'scan.run': 'inside',
  'status.show': 'look',
  'findings.list': 'look',
  'check.explain': 'look',
  'path.show': 'look',
  'access.show': 'look',
  'fact.readAsMe': 'review',
  'tools.compare': 'look',
  'supposition.weigh': 'look',
  'review.create': 'review',
  'reviews.list': 'look',
  // In a channel it is open for everyone; in a chat of one's own it is only where one looks.
  'review.open': (_, who) => (isAlone(who) ? 'look' : 'review'),
  'review.rename': 'review',
  'review.archive': 'review',
  // Named from a chat of one's own it is only looked for there; what is found comes to the door again.
  'review.reopen': ({ review }, who) => (isAlone(who) && review === undefined ? 'look' : 'review'),
  'review.delete': ({ review, name }, who) =>
    isAlone(who) && review === undefined && name !== undefined ? 'look' : 'administer',
  'review.erase': 'administer',
  'profile.show': 'look',
  'profile.save': 'review',
  'profile.set': 'review',
  'profile.confirm': 'review',
  'profile.guess': 'inside',
  'questions.show': 'look',
  // To be asked is to be expected to answer.
  'question.next': 'review',
  'question.show': 'review',
  'answer.give': 'review',
  'answer.admit': 'review',
  'answer.exclude': 'review',
  'answer.type': 'review',
  'answer.undo': 'review',
  'answers.show': 'look',
  'history.show': 'look',
  'drift.show': 'look',
  'section.show': 'look',
  'section.save': 'review',
  'owner.assign': 'review',
  'owner.choose': 'review',
  'owner.type': 'review',
  'owner.remind': 'inside',
  'owners.show': 'look',
  'waiver.request': 'review',
  'waiver.type': 'review',
  'waiver.grant': 'decide',
  'waiver.decline': 'decide',
  'waiver.withdraw': 'reviewOrDecide',
  'waiver.settle': ({ what }) => (what === 'withdraw' ? 'reviewOrDecide' : 'decide'),
  'waiver.show': 'look',
  'waivers.show': 'look',
  'waiver.refresh': 'inside',
  'waiver.remind': 'inside',
  'roles.show': 'look',
  'policy.show': 'look',
  'policy.set': 'administer',
  'role.set': 'administer',
  'approval.prepare': 'review',
  'approval.request': 'review',
  'approval.show': 'look',
  'approval.vote': 'decide',
  'approval.condition': 'decide',
  'approval.withdraw': 'review',
  'approval.renew': 'review',
  'condition.meet': 'reviewOrDecide',
  'delegation.set': 'decide',
  'approval.publish': 'inside',
  'approval.age': 'inside',
  'approval.remind': 'inside',
  'approval.recheck': 'inside',
  'trend.show': 'look',
  'digest.prepare': 'review',
  'digest.save': 'review',
  'digest.type': 'review',
  'digest.now': 'review',
  'digests.show': 'look',
  'digest.change': 'review',
  'digest.due': 'inside',
  'digest.run': 'inside',
  'live.set': 'review',
  'live.unset': 'review',
  'live.show': 'look',
  'live.criterion': 'review',
  'live.close': 'inside',
  'watch.poll': 'inside',
  'alert.publish': 'inside',
  'store.tidy': 'inside',
  // In a chat of one's own a sentence may be the answer to a question.
  'command.unclear': (_, who) => (isAlone(who) ? 'review' : 'look'),
};

/** What an intent needs. Nobody may what the table does not know. */
export function rightFor(intent: Intent, who: Who): Right {
  if (!Object.hasOwn(rights, intent.kind)) return 'never';
  const need = rights[intent.kind] as Need<IntentKind>;
  return typeof need === 'function' ? need(intent, who) : need;
}

/** Intents that no card and no message may carry: they come from inside. */
export const internalIntents: ReadonlySet<IntentKind> = new Set(
  (Object.keys(rights) as IntentKind[]).filter((kind) => rights[kind] === 'inside'),
);
