import type { Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import { day } from '../review/day.ts';
import type { Dossier } from '../review/dossier.ts';
import {
  type Deciding,
  daysOfNotice,
  decideWaiver,
  endOf,
  isNamed,
  isOpen,
  nameTarget,
  type Waiver,
} from '../review/waiver.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { openMember } from './open-member.ts';
import { openPolicy } from './open-policy.ts';
import type { Ports } from './ports.ts';
import { noSuchWaiver, refuse } from './refusals.ts';
import { showWaiver } from './show-waiver.ts';
import { slotOf } from './waiver-request.ts';

interface Target {
  readonly review: string;
  readonly waiver: string;
  readonly revision: number;
}

export const grantWaiver: Handler<'waiver.grant'> = (target, who, ports) => press('grant', target, '', who, ports);

export const declineWaiver: Handler<'waiver.decline'> = ({ form, ...target }, who, ports) =>
  press('decline', target, form.because, who, ports);

export const withdrawWaiver: Handler<'waiver.withdraw'> = (target, who, ports) =>
  press('withdraw', target, '', who, ports);

/** Decides on the card of a waiver, which then shows what is stored, to everyone. */
async function* press(
  what: Deciding,
  target: Target,
  because: string,
  who: Who,
  ports: Ports,
): AsyncGenerator<Shown, void> {
  const dossier = await ports.dossiers.get(target.review);
  const waiver = dossier?.waivers.find(({ id }) => id === target.waiver);
  if (!dossier || !waiver) {
    yield { view: noSuchWaiver };
    return;
  }
  const { isDecided, shown } = await decide(what, waiver, target.revision, because, dossier, who, ports);
  yield isDecided ? { ...shown, slot: slotOf(waiver) } : shown;
  if (isDecided) yield { ...shown, slot: slotOf(waiver) };
}

/** Decides by typing: the waiver is named by its id or by its check. */
export const settleWaiver: Handler<'waiver.settle'> = async function* ({ what, target, because }, who, ports) {
  const dossier = await openDossier(who, ports);
  const now = ports.now();
  const meant = dossier.waivers.filter((waiver) => isOpen(waiver, now) && isMeant(waiver, target));
  const [waiver, ...others] = meant;
  if (!waiver || others.length > 0) {
    const text = waiver
      ? 'Several waivers are meant. Which one?'
      : `No waiver that is open or in force is called “${target}”.`;
    const commands = meant.map((one) => `${what} waiver ${one.id}`).slice(0, 5);
    yield { view: { kind: 'notice', text, commands: commands.length > 0 ? commands : ['waivers'] } };
    return;
  }
  const { isDecided, shown } = await decide(what, waiver, waiver.revision, because, dossier, who, ports);
  if (isDecided) yield { ...shown, slot: slotOf(waiver) };
  else yield shown.view.kind === 'waiver' ? { view: refuse({ refused: shown.view.note }) } : shown;
};

const isMeant = (waiver: Waiver, target: string) => {
  const [check = '', object] = target.split(/ for (.+)/);
  return (
    waiver.id === target.toLowerCase() ||
    (waiver.check === check.toLowerCase() &&
      (object === undefined || (waiver.object && isNamed(waiver.object, object))))
  );
};

async function decide(
  what: Deciding,
  waiver: Waiver,
  seen: number,
  because: string,
  dossier: Dossier,
  who: Who,
  ports: Ports,
): Promise<{ isDecided: boolean; shown: Shown }> {
  const by = await openMember(dossier.review.conversationId, who, ports);
  const stay = (note: string, now = dossier, standing = waiver) => ({
    isDecided: false,
    shown: { view: showWaiver(standing, now, ports, note) },
  });
  if ('refused' in by) return stay(by.refused);
  const { policy } = await openPolicy(dossier.review, ports);
  const isOwnWork = waiver.revision === seen + 1 && waiver.state === states[what] && waiver.decided?.by.id === by.id;
  if (waiver.revision !== seen && !isOwnWork)
    return stay('This card was out of date, and nothing was decided: it shows now what is stored.');
  if (!isOwnWork) {
    if (what === 'grant' && showWaiver(waiver, dossier, ports).waiver.missing)
      return stay('What this waiver is for is no longer there, so there is nothing to accept.');
    const decided = decideWaiver(waiver, what, by, because, policy, ports.now());
    if ('refused' in decided) return stay(decided.refused);
    if (!(await ports.waivers.replace(decided, seen))) {
      const now = (await ports.dossiers.get(dossier.review.id)) ?? dossier;
      const stored = now.waivers.find(({ id }) => id === waiver.id) ?? waiver;
      return stay('Someone else decided at the same moment: this is what is stored.', now, stored);
    }
  }
  const now = (await ports.dossiers.get(dossier.review.id)) ?? dossier;
  const stored = now.waivers.find(({ id }) => id === waiver.id) ?? waiver;
  await follow(stored, now, who, ports);
  return { isDecided: true, shown: { view: showWaiver(stored, now, ports) } };
}

const states = { grant: 'granted', decline: 'declined', withdraw: 'withdrawn' } as const;

/** What comes after a decision: its card elsewhere, and the word that goes out before it ends and when it does. */
async function follow(waiver: Waiver, { review }: Dossier, who: Who, ports: Ports): Promise<void> {
  const there: Who = {
    user: null,
    conversation: { id: review.conversationId, thread: waiver.thread, type: 'channel' },
  };
  if (waiver.thread !== who.conversation.thread)
    await ports.queue.add({ kind: 'waiver.refresh', review: review.id, waiver: waiver.id }, there);
  if (waiver.state !== 'granted') return;
  const remind = { kind: 'waiver.remind' as const, review: review.id, waiver: waiver.id, revision: waiver.revision };
  const ends = endOf(waiver);
  const notice = new Date(ends.getTime() - daysOfNotice * day);
  const key = `waiver ${waiver.id} ${waiver.revision}`;
  if (notice > ports.now()) await ports.queue.addFor(notice, `${key} soon`, { ...remind, hasEnded: false }, there);
  await ports.queue.addFor(ends, `${key} ended`, { ...remind, hasEnded: true }, there);
}

/** Shows a waiver where it was asked for, after a decision elsewhere. */
export const refreshWaiver: Handler<'waiver.refresh'> = async function* ({ review, waiver: id }, _who, ports) {
  const dossier = await ports.dossiers.get(review);
  const waiver = dossier?.waivers.find((one) => one.id === id);
  if (dossier && waiver) yield { view: showWaiver(waiver, dossier, ports), slot: slotOf(waiver) };
};

/** Says that a waiver ends soon, or that it has ended, unless it was withdrawn or changed since. */
export const remindOfWaiver: Handler<'waiver.remind'> = async function* (due, _who, ports) {
  const dossier = await ports.dossiers.get(due.review);
  const waiver = dossier?.waivers.find(({ id }) => id === due.waiver);
  if (!dossier || waiver?.revision !== due.revision || waiver.state !== 'granted') return;
  const what = `The waiver of ${nameTarget(waiver)} in ${dossier.review.name}`;
  yield {
    view: {
      kind: 'notice',
      text: due.hasEnded
        ? `${what} has ended with ${waiver.until}: the risk is open again. ${waiver.requested.by.name} asked for it and ${waiver.granted?.by.name} granted it.`
        : `${what} ends after ${waiver.until}, in ${daysOfNotice} days. Until then the risk is mended or asked for anew.`,
      commands: [`why ${waiver.check}`, 'waivers', 'status'],
    },
  };
  // Its card says so too.
  if (due.hasEnded) yield { view: showWaiver(waiver, dossier, ports), slot: slotOf(waiver) };
};
