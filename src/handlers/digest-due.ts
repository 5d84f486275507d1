import { isQuiet } from '../protocol/quiet.ts';
import type { Shown } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { tellPartial } from '../review/partial.ts';
import { lateAfter, type Schedule } from '../review/schedule.ts';
import { describeTiming, slotAfter } from '../review/timing.ts';
import { mayRead } from './allowed-targets.ts';
import { clockIn, rootOf } from './clock-in.ts';
import type { Handler } from './handler.ts';
import { makeDigest, newestWhole, recallMoment } from './make-digest.ts';
import { mayUse } from './may-use.ts';
import type { Ports } from './ports.ts';
import { readShared } from './read-shared.ts';
import { notForHere, reviewGone } from './refusals.ts';

/** A reading that is younger serves several conversations. Milliseconds. */
const sharedFor = 60 * 60_000;

/**
 * Sends the digest of a slot, once. Tried again after a failure until the next slot is due, which then takes its place:
 * of several that were missed, one is sent, late.
 */
export const sendDigest: Handler<'digest.due'> = async function* ({ schedule: id, revision, slot }, _who, ports) {
  const schedule = await ports.schedules.get(id);
  if (schedule?.revision !== revision || schedule.state !== 'active' || slot < schedule.next) return;
  const now = ports.now();
  const following = { ...schedule, next: slotAfter(schedule.timing, now).toISOString() };
  // First of all: whatever goes wrong with this slot, the next one is due.
  await queueSlot(following, ports);
  const dossier = await ports.dossiers.get(schedule.reviewId);
  if (!dossier || !(await isHeard(schedule, dossier, ports))) {
    await ports.schedules.advance(id, following.next);
    return;
  }
  const since = new Date(Math.max(Date.parse(slot), now.getTime() - sharedFor));
  const read = await readShared(dossier, since, null, ports);
  if (!read) return;
  const about = {
    words: describeTiming(schedule.timing),
    slot,
    isLate: now.getTime() - Date.parse(slot) > lateAfter,
  };
  const view = await makeDigest(dossier, read.reading, await recallMoment(schedule.baseline, ports), about, ports);
  // Another tenant in its place is news even where no check tells the two apart.
  if (!schedule.onlyChanges || !isQuiet(view) || view.drift.isOtherTenant) {
    const once = `digest ${id} ${slot}`;
    yield { view, once, at: rootOf(schedule.conversationId) };
    if (!(await ports.deliveries.isDone(once))) {
      yield* tellRefused(schedule, dossier, ports);
      return;
    }
  }
  const isWhole = tellPartial(read.reading.facts) === null;
  await ports.schedules.advance(id, following.next, isWhole ? read.kept.number : undefined);
};

/** A digest that somebody asks for: the tenant is read behind, and the digest takes the place of the progress. */
export const runDigest: Handler<'digest.run'> = async function* ({ review, slot, requestedAt }, who, ports) {
  const dossier = await ports.dossiers.get(review);
  if (dossier && !(await mayRead(dossier.review, ports))) {
    yield { view: notForHere(dossier.review), slot };
    return;
  }
  const read = dossier && (await readShared(dossier, new Date(requestedAt), who.user, ports));
  if (!read) {
    yield { view: reviewGone, slot };
    return;
  }
  const schedule = (await ports.schedules.of(who.conversation.id)).find(({ reviewId }) => reviewId === review);
  const told =
    (await recallMoment(schedule?.baseline ?? null, ports)) ?? (await newestWhole(review, read.reading.asOf, ports));
  yield { view: await makeDigest(dossier, read.reading, told, null, ports), slot };
};

/** Stores that the next slot of a schedule is due. Storing it again changes nothing. */
export const queueSlot = (
  { id, revision, next, conversationId }: Schedule,
  ports: Pick<Ports, 'queue'>,
): Promise<void> =>
  ports.queue.addFor(
    new Date(next),
    `digest ${id} ${revision} ${next}`,
    { kind: 'digest.due', schedule: id, revision, slot: next },
    clockIn(conversationId),
  );

/** Whether anybody may hear of the review there now. */
async function isHeard({ conversationId, createdBy }: Schedule, { review }: Dossier, ports: Ports): Promise<boolean> {
  if (
    review.archivedAt ||
    !(await mayRead(review, ports)) ||
    (await ports.conversations.suspendedSince(conversationId)) !== null
  )
    return false;
  const place = await ports.conversations.get(conversationId);
  // In their own chat, a person hears of a review as long as they are in its conversation.
  const conversation = { ...rootOf(conversationId), type: place?.type ?? 'channel' };
  return place !== null && (await mayUse(review, { user: createdBy, conversation }, ports)) !== 'no';
}

/** Teams refuses messages there for good: whoever set the digest up is told in their own chat. */
async function* tellRefused(schedule: Schedule, dossier: Dossier, ports: Ports): AsyncGenerator<Shown, void> {
  const since = await ports.conversations.suspendedSince(schedule.conversationId);
  if (!since) return;
  const { id, name } = schedule.createdBy;
  yield {
    view: {
      kind: 'notice',
      text: `Teams refuses Preflight’s messages in the conversation of ${dossier.review.name}: its digests rest. They go on as soon as somebody writes to Preflight there, or installs it again.`,
      commands: ['digests'],
    },
    to: { id, account: id, name },
    at: rootOf(schedule.conversationId),
    once: `refused ${schedule.id} ${since.toISOString()}`,
  };
}
