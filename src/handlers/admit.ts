import type { Intent, IntentKind, Who } from '../protocol/intent.ts';
import { internalIntents, type Right, rightFor } from '../protocol/rights.ts';
import type { View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Review } from '../review/review.ts';
import { allowedTargets, mayRead } from './allowed-targets.ts';
import { mayUse } from './may-use.ts';
import type { Ports } from './ports.ts';
import { isUntouched } from './present-profile.ts';
import {
  isArchived,
  noneOpen,
  noReview,
  noTenantHere,
  notForHere,
  notThereAnyMore,
  otherConversation,
  reviewGone,
  rosterNotTold,
} from './refusals.ts';
import { askWhich } from './reviews-list.ts';
import { usableReviews } from './usable-reviews.ts';
import { whyNot } from './why-not.ts';

/** What is asked without a review in mind. Everything else needs to know which review is meant. */
const withoutReview: ReadonlySet<IntentKind> = new Set<IntentKind>([
  'help.show',
  'review.create',
  'reviews.list',
  'review.open',
  'review.reopen',
  'policy.show',
  'policy.set',
  'roles.show',
  'delegation.set',
  'digests.show',
  'digest.change',
]);

/** These look after reviews and don't work on them: they start none, open none, and take one that is archived. */
const looksAfter: ReadonlySet<IntentKind> = new Set<IntentKind>([
  'review.open',
  'review.rename',
  'review.archive',
  'review.reopen',
  'review.delete',
  'review.erase',
]);

/** Goes on with an intent and these ports, on this review where one is meant; or is shown something instead. */
type Admission =
  | { readonly intent: Intent; readonly ports: Ports; readonly review?: string }
  | { readonly instead: View };

/** What an intent is about. `dossier` is `null` where the handler would start the first review. */
interface Aim {
  readonly ports: Ports;
  readonly dossier?: Dossier | null;
}

/**
 * The door of the handlers: which review is meant, and whether the person may do that there. It is looked at here and
 * nowhere else, so that no handler can forget it.
 */
export async function admit(intent: Intent, who: Who, ports: Ports): Promise<Admission> {
  if (internalIntents.has(intent.kind)) return { intent, ports };
  const aim = await findAim(intent, who, ports);
  if ('kind' in aim) return { instead: aim };
  const { dossier } = aim;
  const realm = dossier?.review ?? { conversationId: who.conversation.id };
  const admission = { intent, ports: aim.ports, ...(dossier ? { review: dossier.review.id } : {}) };
  const refusal = await whyNot(needOf(intent, aim, who), realm, who, ports);
  if (!refusal) return admission;
  // Who may not have the tenant read is answered from what is stored.
  return intent.kind === 'readiness.ask' && dossier?.reading
    ? { ...admission, intent: { kind: 'status.show' } }
    : { instead: { kind: 'notice', text: refusal.refused, commands: ['status', 'roles'] } };
}

/** What an intent needs on what it is about. To start a review or to have the tenant read is more than to look. */
function needOf(intent: Intent, { dossier }: Aim, who: Who): Right {
  const right = rightFor(intent, who);
  switch (intent.kind) {
    case 'readiness.ask':
      return 'review';
    case 'profile.show':
      return dossier && !isUntouched(dossier.review) ? right : 'review';
    case 'command.unclear':
      return dossier === undefined ? 'look' : right;
    default:
      return right === 'look' && dossier === null ? 'review' : right;
  }
}

async function findAim(intent: Intent, who: Who, ports: Ports): Promise<Aim | View> {
  if ('review' in intent && intent.review !== undefined) return findNamed(intent.review, intent, who, ports);
  if (!(await isAboutCurrent(intent, who, ports))) return { ports };
  const current = await findCurrent(intent, who, ports);
  if (current === null) {
    if (looksAfter.has(intent.kind)) return noReview;
    // A handler that finds no review starts one.
    return (await allowedTargets(who.conversation.id, ports)).length > 0 ? { ports, dossier: null } : noTenantHere;
  }
  if ('kind' in current) return current;
  if (await isClosed(current.review, intent, ports)) return notForHere(current.review);
  return { ports: handOn(current, ports), dossier: current };
}

/** A review of a tenant that its conversation may not look at is put away or deleted, and nothing else. */
const isClosed = async (review: Review, { kind }: Intent, ports: Ports): Promise<boolean> =>
  (kind === 'review.open' || !looksAfter.has(kind)) && !(await mayRead(review, ports));

async function findNamed(reviewId: string, intent: Intent, who: Who, ports: Ports): Promise<Aim | View> {
  const dossier = await ports.dossiers.get(reviewId);
  if (!dossier) return reviewGone;
  const { review } = dossier;
  const use = await mayUse(review, who, ports);
  if (use !== 'yes') return use === 'no' ? otherConversation : rosterNotTold;
  if (review.archivedAt && (intent.kind === 'review.open' || !looksAfter.has(intent.kind))) return isArchived(review);
  if (await isClosed(review, intent, ports)) return notForHere(review);
  // What a person works on in their own chat is what they mean by the next thing that they say there.
  if (who.conversation.type === 'personal' && !looksAfter.has(intent.kind))
    await ports.opened.set(who.conversation.id, reviewId);
  return { ports, dossier };
}

async function isAboutCurrent(intent: Intent, { user, conversation }: Who, ports: Ports): Promise<boolean> {
  switch (intent.kind) {
    case 'review.delete':
      return intent.name === undefined;
    case 'role.set':
      return intent.forReview;
    // A sentence is about a review only where it may be the answer to a question.
    case 'command.unclear':
      return (
        conversation.type === 'personal' && user !== null && (await ports.asking.get(conversation.id, user.id)) !== null
      );
    default:
      return !withoutReview.has(intent.kind);
  }
}

/** The dossier of the review that is meant; a view where that has to be asked or refused; `null` where there is none yet. */
async function findCurrent(intent: Intent, who: Who, ports: Ports): Promise<Dossier | View | null> {
  const { id, type } = who.conversation;
  if (type === 'personal') return findOpened(intent, who, ports);
  const current = await ports.dossiers.current(id);
  if (current) return current;
  const own = await ports.reviews.of([id]);
  if (own.every(({ archivedAt }) => archivedAt !== null)) return own.length > 0 ? noneOpen : null;
  // One that was opened in the moment in which it was archived stands in the way of the others.
  await ports.opened.drop(id);
  return ports.dossiers.current(id);
}

/** In a personal chat it is the one that the person opened, or the only one that they may work on. */
async function findOpened(intent: Intent, who: Who, ports: Ports): Promise<Dossier | View | null> {
  const { id } = who.conversation;
  const chosen = await ports.opened.get(id);
  const opened = chosen === null ? null : await ports.dossiers.get(chosen);
  if (opened && !opened.review.archivedAt) {
    const use = await mayUse(opened.review, who, ports);
    if (use === 'yes') return opened;
    if (use === 'notTold') return rosterNotTold;
    await ports.opened.drop(id);
    return notThereAnyMore(opened.review);
  }
  const usable = await usableReviews(who, ports);
  const open = usable.filter(({ archivedAt }) => archivedAt === null);
  const [only, ...others] = open;
  if (!only) return usable.length > 0 ? noneOpen : null;
  if (others.length > 0)
    return askWhich(open, usable, { asked: intent.kind === 'command.unclear' ? null : intent }, who, ports);
  return (await ports.opened.set(id, only.id)) ? ports.dossiers.get(only.id) : reviewGone;
}

/** What the door has read is not read again: the handler's first look at the current review gets it. */
function handOn(dossier: Dossier, ports: Ports): Ports {
  let atDoor: Dossier | null = dossier;
  const { dossiers } = ports;
  return {
    ...ports,
    dossiers: {
      ...dossiers,
      async current(id) {
        const read = atDoor;
        atDoor = null;
        return read ?? dossiers.current(id);
      },
    },
  };
}
