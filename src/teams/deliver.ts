import type { Activity } from 'botbuilder';
import type { Conversation } from '../protocol/conversation.ts';
import type { Who } from '../protocol/intent.ts';
import type { Shown, View } from '../protocol/view.ts';
import type { TeamsAdapter } from './adapter.ts';
import { compose, mention, type Render } from './compose.ts';
import { NotTaken } from './not-taken.ts';
import type { Outbound } from './outbound.ts';
import type { Ports } from './ports.ts';

/** Sends something to a thread that was spoken in or is known. Rejects when Teams does not take it. */
export type Deliver = (who: Who, shown: Shown) => Promise<void>;

/** Views with a slot share one message of their thread, updated in place; when it is gone, it is posted anew. */
export function createDeliver(
  adapter: TeamsAdapter,
  outbound: Outbound,
  { conversations, messages, log }: Pick<Ports, 'conversations' | 'messages' | 'log'>,
  render: Render,
): Deliver {
  /** By message: the last of those that were sent to it. */
  const turns = new Map<string, Promise<void>>();

  /** Those that share a message take turns: of two at once both would find none and post it. */
  function post(...to: Parameters<typeof postNow>): Promise<void> {
    const [, thread, , slot] = to;
    if (slot === undefined) return postNow(...to);
    const key = `${thread} ${slot}`;
    const before = turns.get(key) ?? Promise.resolve();
    const posted = before.catch(() => {}).then(() => postNow(...to));
    turns.set(key, posted);
    const forget = () => {
      if (turns.get(key) === posted) turns.delete(key);
    };
    posted.then(forget, forget);
    return posted;
  }

  async function postNow(
    place: Conversation,
    thread: string,
    message: Partial<Activity>,
    slot: string | undefined,
  ): Promise<void> {
    const shownIn = slot === undefined ? null : await messages.get(thread, slot);
    await adapter.reach(place.reference, thread, async (context) => {
      if (shownIn !== null) {
        try {
          await outbound.send(place, () => context.updateActivity({ ...message, id: shownIn }));
          return;
        } catch (err) {
          if (statusOf(err) !== 404) throw err;
        }
      }
      const posted = await outbound.send(place, () => context.sendActivity(message));
      if (slot !== undefined && posted?.id) await messages.put(thread, slot, posted.id);
    });
  }

  /** Blocked, uninstalled, or out of the roster: Teams says 403 to all of them, and to whatever it thinks of next. */
  async function send(place: Conversation, ...what: [string, Partial<Activity>, string | undefined]): Promise<void> {
    try {
      await post(place, ...what);
    } catch (err) {
      if (statusOf(err) === 403) await conversations.suspend(place.id);
      throw err;
    }
  }

  /** Whether a conversation is suspended. Whoever has just spoken there is answered all the same. */
  async function isClosed({ id }: Conversation, who: Who, view: View): Promise<boolean> {
    if (who.user !== null && id === who.conversation.id) return false;
    const since = await conversations.suspendedSince(id);
    if (since) log.info({ conversation: id, since, view: view.kind }, 'nothing sent: Teams refuses messages there');
    return since !== null;
  }

  /** True: the person has the message in their own chat. */
  async function sendToPerson(
    person: string,
    message: Partial<Activity>,
    { view, slot }: Shown,
    who: Who,
  ): Promise<boolean> {
    const chat = await conversations.personalOf(person);
    if (!chat || (await isClosed(chat, who, view))) return false;
    try {
      await send(chat, chat.id, message, slot);
      return true;
    } catch (err) {
      // Blocked, or removed without Teams having said so: they are told where the others are.
      if (![403, 404].includes(statusOf(err) ?? 0)) throw err;
      log.warn({ err, conversation: chat.id }, 'Teams did not take a message to a person');
      return false;
    }
  }

  return async function deliver(who, shown) {
    const { view, slot, to, at } = shown;
    const { id, thread } = at ?? who.conversation;
    const message = compose(view, render);
    if (to && (await sendToPerson(to.id, asActivity(message), shown, who))) return;
    const place = await conversations.get(id);
    if (!place) {
      log.warn({ conversation: id, view: view.kind }, 'nobody to tell: Preflight was removed from this conversation');
      return;
    }
    if (await isClosed(place, who, view)) return;
    await send(place, thread, asActivity(to ? { ...message, ...mention(to) } : message), slot);
  };
}

const asActivity = (message: object) => message as Partial<Activity>;

/** Whether a delivery failed because Teams did not take it, or did not answer. */
export function isRefusal(err: unknown): boolean {
  // The client throws errors of its own about an answer that it can't read.
  return err instanceof NotTaken || (err as Error | null)?.name === 'RestError';
}

/** Whether a delivery that failed may succeed later: Teams' own list of statuses to try again, or no answer at all. */
export function mayHeal(err: unknown): boolean {
  const status = statusOf(err);
  return status === undefined || [412, 429, 500, 502, 503, 504].includes(status);
}

function statusOf(err: unknown): number | undefined {
  return (err as { statusCode?: number } | null)?.statusCode;
}
