import type { Who } from '../protocol/intent.ts';
import type { LiveView, Shown } from '../protocol/view.ts';
import { dayOf } from '../review/day.ts';
import type { Dossier } from '../review/dossier.ts';
import { closesAt, type Live, lastCloseDay, liveDay } from '../review/live.ts';
import { mayRead } from './allowed-targets.ts';
import { clockIn, rootOf } from './clock-in.ts';
import type { Handler } from './handler.ts';
import { tellStanding } from './make-digest.ts';
import { openDossier } from './open-dossier.ts';
import { aboutOf, drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import { readSince } from './read-since.ts';
import { notSaid } from './refusals.ts';
import { tellHappening } from './tell-happening.ts';
import { watchSoon } from './watch-poll.ts';

const mostCriteria = 10;
const mostEvents = 20;

export const showLive: Handler<'live.show'> = async function* (_intent, who, ports) {
  yield { view: await viewLive(await openDossier(who, ports), '', ports) };
};

/** Starts the first week, or says that it began on another day. Nothing else does: nobody is taken to be live. */
export const goLive: Handler<'live.set'> = async function* ({ since: words }, who, ports) {
  const now = ports.now();
  const since = words.trim() === '' ? { day: dayOf(now) } : readSince(words, dayOf(now), ports.facts.day);
  if ('refused' in since) {
    yield { view: { kind: 'notice', text: since.refused, commands: ['we are live since today', 'first week'] } };
    return;
  }
  const isOver = closesAt(since.day) <= now;
  yield* change(who, ports, 'live.set', (live) => ({ ...live, since: since.day, isClosed: isOver }));
};

export const takeBackLive: Handler<'live.unset'> = (_intent, who, ports) =>
  change(who, ports, 'live.unset', (live) => ({ ...live, since: null, isClosed: false }));

/** Writes down what the team rolls back for; without words, nothing any more. */
export const addCriterion: Handler<'live.criterion'> = async function* ({ text }, who, ports) {
  const criterion = text.trim();
  yield* change(who, ports, 'live.criterion', ({ criteria, ...live }) => {
    if (criterion === '') return { ...live, criteria: [] };
    if (criteria.includes(criterion)) return { ...live, criteria };
    if (criteria.length >= mostCriteria)
      return { refused: `There are ${mostCriteria} criteria already. “roll back if nothing” empties the list.` };
    return { ...live, criteria: [...criteria, criterion] };
  });
};

/** The first week is over: the closing card. Says nothing if the day has been changed since. */
export const closeLive: Handler<'live.close'> = async function* ({ review: id, since }, _who, ports) {
  const dossier = await ports.dossiers.get(id);
  const live = await ports.lives.get(id);
  if (!dossier || live?.since !== since || live.isClosed || !(await mayRead(dossier.review, ports))) return;
  const { conversationId } = dossier.review;
  const once = `first week ${id} ${since}`;
  yield { view: await viewLive(dossier, '', ports), once, at: rootOf(conversationId) };
  if (await ports.deliveries.isDone(once))
    await ports.lives.put(id, { ...live, isClosed: true, revision: live.revision + 1 }, null, 'live.closed');
};

/** Stores that the first week ends. Storing it again changes nothing. */
export const queueClose = (reviewId: string, conversationId: string, since: string, ports: Pick<Ports, 'queue'>) =>
  ports.queue.addFor(
    closesAt(since),
    `first week ${reviewId} ${since}`,
    { kind: 'live.close', review: reviewId, since },
    clockIn(conversationId),
  );

async function* change(
  who: Who,
  ports: Ports,
  kind: string,
  to: (live: Live) => Live | { readonly refused: string },
): AsyncGenerator<Shown, void> {
  const { user } = who;
  const dossier = await openDossier(who, ports);
  if (!user) {
    yield { view: notSaid };
    return;
  }
  const { review } = dossier;
  const stored = await ports.lives.get(review.id);
  const before: Live = stored ?? { since: null, criteria: [], by: user, isClosed: false, revision: 0 };
  const live = to(before);
  if ('refused' in live) {
    yield { view: await viewLive(dossier, live.refused, ports) };
    return;
  }
  const isSame = live.since === before.since && live.criteria.join('\n') === before.criteria.join('\n');
  const isStored =
    isSame || (await ports.lives.put(review.id, { ...live, by: user, revision: before.revision + 1 }, user, kind));
  if (isStored && live.since !== null && !live.isClosed) {
    await queueClose(review.id, review.conversationId, live.since, ports);
    await watchSoon(review, ports);
  }
  const note = isStored ? '' : 'Someone else changed this at the same moment: this is what is stored.';
  yield { view: await viewLive(dossier, note, ports) };
}

async function viewLive(dossier: Dossier, note: string, ports: Ports): Promise<LiveView> {
  const { review, reading } = dossier;
  const [live, alerts] = await Promise.all([ports.lives.get(review.id), ports.alerts.of(review.id, mostEvents)]);
  const since = live?.since ?? null;
  const picture = reading && drawPicture(dossier, reading, ports);
  return {
    kind: 'live',
    ...aboutOf(dossier, ports),
    revision: live?.revision ?? 0,
    since,
    liveDay: live && liveDay(live, ports.now()),
    until: since ? lastCloseDay(since) : '',
    isOver: since !== null && closesAt(since) <= ports.now(),
    criteria: live?.criteria ?? [],
    events: alerts
      .filter(({ seenAt }) => since !== null && seenAt >= since)
      .map(({ event, summary, seenAt, resolved }) => ({
        text: event.kind === 'check' ? summary : tellHappening(event.happening),
        at: seenAt,
        hasEnd: event.kind === 'check',
        resolvedAt: resolved?.at ?? null,
      })),
    standing: picture && tellStanding(picture),
    note,
  };
}
