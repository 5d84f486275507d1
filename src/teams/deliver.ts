import type { Activity } from 'botbuilder';
import type { Conversation } from '../protocol/conversation.ts';
import type { Who } from '../protocol/intent.ts';
import type { Shown, View } from '../protocol/view.ts';
import type { TeamsAdapter } from './adapter.ts';
import { type Again, compose, type Message, mention, type Render, sayAgain } from './compose.ts';
import { NotTaken } from './not-taken.ts';
import { mayHaveArrived, type Outbound } from './outbound.ts';
import type { Ports } from './ports.ts';

/** Sends something to a thread that was spoken in or is known. Rejects when Teams does not take it. */
export type Deliver = (who: Who, shown: Shown) => Promise<void>;

/** Views with a slot share one message of their thread, updated in place; when it is gone, it is posted anew. */
export function createDeliver(
  adapter: TeamsAdapter,
  outbound: Outbound,
  { conversations, messages, deliveries, log }: Pick<Ports, 'conversations' | 'messages' | 'deliveries' | 'log'>,
  render: Render,
): Deliver {
  /** By message: the last of those that were sent to it. */
  const turns = new Map<string, Promise<void>>();

  /** Messages that this process has tried to send, and of which Teams did not say whether it took them. */
  const unanswered = new Set<string>();

  /** Those that share a message, or are one, take turns: of two at once both would find none and post it. */
  function post(place: Conversation, posting: Posting): Promise<void> {
    const { thread, slot, once } = posting;
    const name = slot ?? once;
    if (name === undefined) return postNow(place, posting);
    const key = `${thread} ${name}`;
    const before = turns.get(key) ?? Promise.resolve();
    const posted = before.catch(() => {}).then(() => postNow(place, posting));
    turns.set(key, posted);
    const forget = () => {
      if (turns.get(key) === posted) turns.delete(key);
    };
    posted.then(forget, forget);
    return posted;
  }

  async function postNow(place: Conversation, { thread, message, slot, once }: Posting): Promise<void> {
    // One that was waiting for its turn behind itself.
    if (once !== undefined && (await deliveries.isDone(once))) return;
    const shownIn = slot === undefined ? null : await messages.get(thread, slot);
    await adapter.reach(place.reference, thread, async (context) => {
      if (shownIn !== null) {
        try {
          await outbound.send(place, () => context.updateActivity(asActivity({ ...message, id: shownIn })));
          if (once !== undefined) await deliveries.done(once);
          return;
        } catch (err) {
          if (statusOf(err) !== 404) throw err;
        }
      }
      const send = (variant: Message) => context.sendActivity(asActivity(variant));
      const posted =
        once === undefined
          ? await outbound.send(place, () => send(message))
          : await postOnce(place, message, once, send);
      if (slot !== undefined && posted?.id) await messages.put(thread, slot, posted.id);
      // Last of all. What dies before has perhaps been taken, and is sent again and says so.
      if (once !== undefined) await deliveries.done(once);
    });
  }

  async function postOnce<T>(
    place: Conversation,
    message: Message,
    once: string,
    send: (variant: Message) => Promise<T>,
  ): Promise<T> {
    let again: Again | null = null;
    if ((await deliveries.begin(once)) === 'unclear') again = unanswered.has(once) ? 'noAnswer' : 'restart';
    try {
      const posted = await outbound.send(place, () =>
        send(again ? sayAgain(message, again) : message).catch((err: unknown) => {
          if (!(err instanceof NotTaken) || mayHaveArrived(err)) again ??= 'noAnswer';
          throw err;
        }),
      );
      unanswered.delete(once);
      return posted;
    } catch (err) {
      if (again) unanswered.add(once);
      else await deliveries.drop(once);
      throw err;
    }
  }

  /** Blocked, uninstalled, or out of the roster: Teams says 403 to all of them, and to whatever it thinks of next. */
  async function send(place: Conversation, posting: Posting): Promise<void> {
    try {
      await post(place, posting);
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
    posting: Omit<Posting, 'thread'>,
    view: View,
    who: Who,
  ): Promise<boolean> {
    const chat = await conversations.personalOf(person);
    if (!chat || (await isClosed(chat, who, view))) return false;
    try {
      await send(chat, { ...posting, thread: chat.id });
      return true;
    } catch (err) {
      // Blocked, or removed without Teams having said so: they are told where the others are.
      if (![403, 404].includes(statusOf(err) ?? 0)) throw err;
      log.warn({ err, conversation: chat.id }, 'Teams did not take a message to a person');
      return false;
    }
  }

  return async function deliver(who, shown) {
    const { view, slot, once, to, at } = shown;
    const { id, thread } = at ?? who.conversation;
    const message = compose(view, render);
    const posting = { message, ...(slot !== undefined && { slot }), ...(once !== undefined && { once }) };
    if (to && (await sendToPerson(to.id, posting, view, who))) return;
    const place = await conversations.get(id);
    if (!place) {
      log.warn({ conversation: id, view: view.kind }, 'nobody to tell: Preflight was removed from this conversation');
      return;
    }
    if (await isClosed(place, who, view)) return;
    await send(place, { ...posting, thread, message: to ? { ...message, ...mention(to) } : message });
  };
}

/** A message on its way to a thread. */
interface Posting {
  readonly thread: string;
  readonly message: Message;
  /** The message of the thread that it shares with others. */
  readonly slot?: string;
  /** The key under which it is sent once. */
  readonly once?: string;
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
