import type { Who } from '../protocol/intent.ts';
import type { SchedulesView } from '../protocol/view.ts';
import { pause, resume, type Schedule } from '../review/schedule.ts';
import { describeTiming } from '../review/timing.ts';
import { queueSlot } from './digest-due.ts';
import type { Handler } from './handler.ts';
import type { Ports } from './ports.ts';
import { notSaid } from './refusals.ts';
import { watchSoon } from './watch-poll.ts';
import { whyNot } from './why-not.ts';

export const showDigests: Handler<'digests.show'> = async function* (_intent, who, ports) {
  yield { view: await listSchedules(who, ports) };
};

/** The digests of a conversation; in a person's own chat also those that they set up elsewhere. */
export async function listSchedules(who: Who, ports: Ports, note = ''): Promise<SchedulesView> {
  const rows = (await schedulesHere(who, ports)).map(async (schedule, at): Promise<SchedulesView['rows'][number]> => {
    const [dossier, suspended] = await Promise.all([
      ports.dossiers.get(schedule.reviewId),
      ports.conversations.suspendedSince(schedule.conversationId),
    ]);
    const { id, revision, onlyChanges, state, next, createdBy } = schedule;
    return {
      ...{ id, revision, onlyChanges, state, next },
      number: at + 1,
      reviewName: dossier?.review.name ?? '',
      words: describeTiming(schedule.timing),
      by: createdBy.name,
      suspendedSince: suspended?.toISOString() ?? null,
    };
  });
  return { kind: 'schedules', rows: await Promise.all(rows), note };
}

async function schedulesHere({ conversation, user }: Who, ports: Ports): Promise<readonly Schedule[]> {
  const here = await ports.schedules.of(conversation.id);
  const elsewhere = conversation.type === 'personal' && user ? await ports.schedules.madeBy(user.id) : [];
  return [...here, ...elsewhere.filter(({ id }) => here.every((one) => one.id !== id))];
}

/** Pauses a digest, goes on with it or stops it for good. It may be another conversation's, so that the door cannot know. */
export const changeDigest: Handler<'digest.change'> = async function* ({ what, ...meant }, who, ports) {
  const { user } = who;
  if (!user) {
    yield { view: notSaid };
    return;
  }
  const all = await schedulesHere(who, ports);
  const [schedule, ...others] = all.filter(
    ({ id }, at) => (meant.schedule ?? id) === id && (meant.number ?? at + 1) === at + 1,
  );
  const show = async (note: string) => ({ view: await listSchedules(who, ports, note) });
  if (!schedule) {
    yield await show(all.length > 0 ? `There is no such digest: this is what there is.` : '');
    return;
  }
  if (others.length > 0) {
    yield await show(`There are several. Say which one by its number: ${what} digest 1.`);
    return;
  }
  const realm = { conversationId: schedule.conversationId, id: schedule.reviewId };
  const refusal = await whyNot('review', realm, who, ports);
  if (refusal) {
    yield await show(refusal.refused);
    return;
  }
  const isDone = await carryOut(what, schedule, meant.revision ?? schedule.revision, user, ports);
  yield await show(isDone ? '' : 'This card was out of date, and nothing was changed: it shows now what is stored.');
};

async function carryOut(
  what: 'pause' | 'resume' | 'stop',
  schedule: Schedule,
  seen: number,
  by: NonNullable<Who['user']>,
  ports: Ports,
): Promise<boolean> {
  if (schedule.revision !== seen) return isAs(what, schedule);
  switch (what) {
    case 'stop':
      return ports.schedules.remove(schedule, by);
    case 'pause':
      return isAs(what, schedule) || ports.schedules.put(pause(schedule), seen, by, { kind: 'schedule.paused' });
    case 'resume': {
      if (isAs(what, schedule)) return true;
      const resumed = resume(schedule, ports.now());
      const isStored = await ports.schedules.put(resumed, seen, by, { kind: 'schedule.resumed' });
      if (isStored) await queueSlot(resumed, ports);
      const dossier = await ports.dossiers.get(schedule.reviewId);
      if (isStored && dossier) await watchSoon(dossier.review, ports);
      return isStored;
    }
  }
}

/** A second press finds done what it asks for. */
const isAs = (what: 'pause' | 'resume' | 'stop', { state }: Schedule): boolean =>
  (what === 'pause' && state === 'paused') || (what === 'resume' && state === 'active');
