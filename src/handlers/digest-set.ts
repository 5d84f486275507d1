import type { Who } from '../protocol/intent.ts';
import type { ScheduleFormView, Shown } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Person } from '../review/person.ts';
import { change, type Schedule } from '../review/schedule.ts';
import { daysAndTime, describeTiming, slotAfter, weekdayNames } from '../review/timing.ts';
import { queueSlot } from './digest-due.ts';
import { listSchedules } from './digests-show.ts';
import type { Handler } from './handler.ts';
import { newestWhole } from './make-digest.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { readTiming, type TimingWords, toTiming } from './read-timing.ts';
import { notSaid } from './refusals.ts';
import { watchSoon } from './watch-poll.ts';

/** Shows the form, as the digest of this conversation is set, or as is usual. */
export const prepareDigest: Handler<'digest.prepare'> = async function* (_intent, who, ports) {
  const { review } = await openDossier(who, ports);
  const { timing, onlyChanges } = (await find(review.id, who, ports)) ?? { timing: null, onlyChanges: false };
  const held = toTiming({ ...nothingSaid }, timing, who.zone ?? 'UTC');
  const simple = daysAndTime(held);
  yield {
    view: {
      kind: 'scheduleForm',
      review: { id: review.id, name: review.name, revision: review.revision },
      values: {
        days: simple?.days.replace('*', '0,1,2,3,4,5,6') ?? '1,2,3,4,5',
        at: simple?.at ?? '08:00',
        zone: held.zone,
        when: onlyChanges ? 'changes' : 'always',
        cron: simple ? '' : held.cron,
      },
      error: '',
    },
  };
};

const nothingSaid: TimingWords = { days: null, at: null, zone: null, cron: null, onlyChanges: null };

/** What the form says is read as if it were typed, so that both understand the same. */
export const saveDigest: Handler<'digest.save'> = async function* ({ review: id, form }, who, ports) {
  const dossier = (await ports.dossiers.get(id)) as Dossier;
  const cron = form.cron.trim();
  const days = form.days
    .split(',')
    .filter((one) => /^[0-6]$/.test(one))
    .map((one) => weekdayNames[Number(one)]);
  const what = cron ? `cron ${cron}` : `on ${days.join(', ')} at ${form.at.trim()}`;
  const words =
    !cron && days.length === 0
      ? { refused: 'Choose at least one day.' }
      : readTiming(`${what} ${form.zone}`, ports.now());
  if ('refused' in words) {
    const { name, revision } = dossier.review;
    const view: ScheduleFormView = {
      kind: 'scheduleForm',
      review: { id, name, revision },
      values: form,
      error: words.refused,
    };
    yield { view };
    return;
  }
  yield* set({ ...words, onlyChanges: form.when === 'changes' }, dossier, who, ports);
};

/** Typed: what the sentence leaves out stays as it is. */
export const typeDigest: Handler<'digest.type'> = async function* ({ text }, who, ports) {
  const words = readTiming(text, ports.now());
  if ('refused' in words) {
    yield { view: { kind: 'notice', text: words.refused, commands: ['digest', 'digests'] } };
    return;
  }
  yield* set(words, await openDossier(who, ports), who, ports);
};

/** Shows that the tenant is being read; the digest takes its place. */
export const askForDigest: Handler<'digest.now'> = async function* (_intent, who, ports) {
  const { review } = await openDossier(who, ports);
  const requestedAt = ports.now().toISOString();
  const slot = `digest ${ports.turn}`;
  yield { view: { kind: 'progress', reviewName: review.name, since: requestedAt, brings: 'digest' }, slot };
  await ports.queue.add({ kind: 'digest.run', review: review.id, slot, requestedAt }, who);
};

const find = async (reviewId: string, who: Who, ports: Ports): Promise<Schedule | undefined> =>
  (await ports.schedules.of(who.conversation.id)).find((one) => one.reviewId === reviewId);

/** One digest for each review in a conversation: setting it again changes it. */
async function* set(words: TimingWords, { review }: Dossier, who: Who, ports: Ports): AsyncGenerator<Shown, void> {
  const { user } = who;
  if (!user) {
    yield { view: notSaid };
    return;
  }
  const stored = await find(review.id, who, ports);
  const now = ports.now();
  const timing = toTiming(words, stored?.timing ?? null, who.zone ?? 'UTC');
  const onlyChanges = words.onlyChanges ?? stored?.onlyChanges ?? false;
  const schedule = stored
    ? change(stored, { timing, onlyChanges }, now)
    : await create({ timing, onlyChanges }, review.id, user, who, ports);
  const isSame =
    stored?.state === 'active' &&
    stored.onlyChanges === onlyChanges &&
    describeTiming(stored.timing) === describeTiming(timing);
  const isStored =
    isSame ||
    (await ports.schedules.put(schedule, stored?.revision ?? 0, user, {
      kind: 'schedule.set',
      words: describeTiming(timing),
    }));
  if (isStored && !isSame) {
    await queueSlot(schedule, ports);
    await watchSoon(review, ports);
  }
  yield {
    view: await listSchedules(
      who,
      ports,
      isStored ? '' : 'Someone else changed this digest at the same moment: this is what is stored.',
    ),
  };
}

async function create(
  set: Pick<Schedule, 'timing' | 'onlyChanges'>,
  reviewId: string,
  createdBy: Person,
  { conversation: { id: conversationId } }: Who,
  ports: Ports,
): Promise<Schedule> {
  const now = ports.now();
  return {
    ...set,
    // Of two who set it up at once, one does.
    id: ports.idOf(`digest ${conversationId} ${reviewId} ${now.toISOString()}`),
    ...{ reviewId, conversationId, createdBy },
    state: 'active',
    next: slotAfter(set.timing, now).toISOString(),
    // What is known already is no news in the first digest.
    baseline: (await newestWhole(reviewId, new Date(now.getTime() + 1), ports))?.kept.number ?? null,
    revision: 1,
  };
}
