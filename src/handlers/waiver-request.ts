import { type Who, wholeCheck } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Person } from '../review/person.ts';
import type { Policy } from '../review/policy.ts';
import { isNamed, isOpen, isSameTarget, lastDay, requestWaiver, type Waiver } from '../review/waiver.ts';
import { findExplanation } from './find-explanation.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { openMember } from './open-member.ts';
import { openPolicy } from './open-policy.ts';
import { drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import { neverRead, refuse, reviewGone } from './refusals.ts';
import { showWaiver } from './show-waiver.ts';
import { whereItBelongs } from './where-it-belongs.ts';

/** Asks that a risk be accepted: from the card of its check. */
export const askForWaiver: Handler<'waiver.request'> = async function* ({ review, revision, check, form }, who, ports) {
  const dossier = await ports.dossiers.get(review);
  if (!dossier) {
    yield { view: reviewGone };
    return;
  }
  if (dossier.review.revision !== revision) {
    const refused = 'The planned installation was changed since this card was posted: look at the check again.';
    yield { view: { kind: 'notice', text: refused, commands: [`why ${check}`] } };
    return;
  }
  const wish = {
    check,
    object: form.object === wholeCheck ? null : form.object,
    reason: form.because,
    until: form.until,
  };
  yield* show(await ask(wish, dossier, who, ports), true);
};

/** Shows a waiver to who asked for it, and to everyone where it belongs. */
function* show(shown: Shown, isPressed: boolean): Generator<Shown, void> {
  yield shown.at ? { view: shown.view } : shown;
  // The pressed card is the waiver's from now on, for everyone and not only for who pressed.
  if (shown.slot !== undefined && (isPressed || shown.at)) yield shown;
}

/** Asks the same by typing. */
export const typeWaiver: Handler<'waiver.type'> = async function* ({ text }, who, ports) {
  const wish = readWish(text);
  if (!Object.hasOwn(ports.catalogue, wish.check)) {
    const { nearest } = findExplanation(wish.check, ports);
    yield {
      view: {
        kind: 'notice',
        text: `“${wish.check}” is the id of no check. A waiver names one: waive <check> because <reason> until <day>.`,
        commands: nearest.filter((id) => Object.hasOwn(ports.catalogue, id)).map((id) => `why ${id}`),
      },
    };
    return;
  }
  yield* show(await ask(wish, await openDossier(who, ports), who, ports), false);
};

interface Wish {
  readonly check: string;
  readonly object: string | null;
  readonly reason: string;
  /** Empty: as long as the policy allows. */
  readonly until: string;
}

/** `tenant.admins.mfa for ann@contoso.com because she leaves until 2026-12-31`; the day is the last word after the last `until`. */
function readWish(text: string): Wish {
  const [, before = text, until = ''] = /^(.*) until (\S+)$/i.exec(text.trim()) ?? [];
  const [, subject = before, reason = ''] = /^(.*?) because (.*)$/i.exec(before) ?? [];
  const [, check = subject, object = null] = /^(\S+) for (.+)$/i.exec(subject.trim()) ?? [];
  return { check: check.trim().toLowerCase(), object, reason, until };
}

async function ask(wish: Wish, dossier: Dossier, who: Who, ports: Ports): Promise<Shown> {
  const by = await openMember(dossier.review.conversationId, who, ports);
  if ('refused' in by) return { view: refuse(by) };
  if (!dossier.reading) return { view: neverRead };
  const { policy } = await openPolicy(dossier.review, ports);
  const asked = await request(wish, by, policy, dossier, who, ports);
  if ('refused' in asked) return { view: refuse(asked) };
  const now = (await ports.dossiers.get(dossier.review.id)) ?? dossier;
  const waiver = now.waivers.find(({ id }) => id === asked.id) ?? asked;
  const isOwn = waiver.requested.by.id === by.id && waiver.reason === asked.reason && waiver.until === asked.until;
  return {
    view: showWaiver(waiver, now, ports, isOwn ? '' : `${waiver.requested.by.name} asked for this waiver first.`),
    slot: slotOf(waiver),
    // Asked for in someone's own chat, it is decided where the others are.
    ...(who.conversation.id === dossier.review.conversationId
      ? {}
      : { at: { id: dossier.review.conversationId, thread: waiver.thread } }),
  };
}

async function request(wish: Wish, by: Person, policy: Policy, dossier: Dossier, who: Who, ports: Ports) {
  const { reading, review, waivers } = dossier;
  if (!reading) throw new Error(`The review ${review.id} has no reading`);
  const now = ports.now();
  const { check, object } = wish;
  const outcomes = drawPicture(dossier, reading, ports).assessment.outcomes.filter(({ id }) => id === check);
  const earlier = waivers.filter((one) => one.check === check && isFor(one, object));
  const until = wish.until || lastDay(policy, now);
  // A press that is handled again after a crash, or a second one, finds its own work done.
  const own = earlier.find(
    (one) =>
      isOpen(one, now) && one.requested.by.id === by.id && one.reason === wish.reason.trim() && one.until === until,
  );
  if (own) return own;
  const asked = requestWaiver(
    { check, object, reason: wish.reason, until, by, thread: whereItBelongs(who, review).thread },
    outcomes,
    waivers,
    policy,
    now,
  );
  if ('refused' in asked) return asked;
  // Two who ask for the same at once ask for the same waiver, and one of them is first.
  const before = waivers.filter((one) => isSameTarget(one, asked)).length;
  const waiver = { id: ports.idOf(`waiver ${JSON.stringify([review.id, check, asked.object?.id, before])}`), ...asked };
  await ports.waivers.add(review.id, waiver);
  return waiver;
}

const isFor = ({ object }: Waiver, named: string | null) =>
  named === null ? object === null : object !== null && isNamed(object, named);

/** The message that shows a waiver, updated in place. */
export const slotOf = ({ id }: Pick<Waiver, 'id'>): string => `waiver ${id}`;
