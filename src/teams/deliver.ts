import type { Activity } from 'botbuilder';
import type { Conversation } from '../protocol/conversation.ts';
import type { Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import type { TeamsAdapter } from './adapter.ts';
import { compose, mention, type Render } from './compose.ts';
import type { Ports } from './ports.ts';

/** Sends something to a thread that was spoken in or is known. Rejects when Teams does not take it. */
export type Deliver = (who: Who, shown: Shown) => Promise<void>;

/** Views with a slot share one message of their thread, updated in place; when it is gone, it is posted anew. */
export function createDeliver(
  adapter: TeamsAdapter,
  { conversations, messages, log }: Pick<Ports, 'conversations' | 'messages' | 'log'>,
  render: Render,
): Deliver {
  /** By message: the last of those that were sent to it. */
  const turns = new Map<string, Promise<void>>();

  /** Those that share a message take turns: of two at once both would find none and post it. */
  function send(...to: Parameters<typeof sendNow>): Promise<void> {
    const [, thread, , slot] = to;
    if (slot === undefined) return sendNow(...to);
    const key = `${thread} ${slot}`;
    const before = turns.get(key) ?? Promise.resolve();
    const sent = before.catch(() => {}).then(() => sendNow(...to));
    turns.set(key, sent);
    const forget = () => {
      if (turns.get(key) === sent) turns.delete(key);
    };
    sent.then(forget, forget);
    return sent;
  }

  async function sendNow(
    { reference }: Conversation,
    thread: string,
    message: Partial<Activity>,
    slot: string | undefined,
  ): Promise<void> {
    const shownIn = slot === undefined ? null : await messages.get(thread, slot);
    await adapter.reach(reference, thread, async (context) => {
      if (shownIn !== null) {
        try {
          await context.updateActivity({ ...message, id: shownIn });
          return;
        } catch (err) {
          if (statusOf(err) !== 404) throw err;
        }
      }
      const posted = await context.sendActivity(message);
      if (slot !== undefined && posted?.id) await messages.put(thread, slot, posted.id);
    });
  }

  /** True: the person has the message in their own chat. */
  async function sendToPerson(person: string, message: Partial<Activity>, slot: string | undefined): Promise<boolean> {
    const chat = await conversations.personalOf(person);
    if (!chat) return false;
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

  return async function deliver({ conversation }, { view, slot, to, at }) {
    const { id, thread } = at ?? conversation;
    const message = compose(view, render);
    if (to && (await sendToPerson(to.id, asActivity(message), slot))) return;
    const place = await conversations.get(id);
    if (!place) {
      log.warn({ conversation: id, view: view.kind }, 'nobody to tell: Preflight was removed from this conversation');
      return;
    }
    await send(place, thread, asActivity(to ? { ...message, ...mention(to) } : message), slot);
  };
}

const asActivity = (message: object) => message as Partial<Activity>;

/** Whether a delivery failed because Teams did not take it, or did not answer. */
export function isRefusal(err: unknown): boolean {
  return (err as Error | null)?.name === 'RestError';
}

/** Whether a delivery that failed may succeed later: Teams' own list of statuses to try again, or no answer at all. */
export function mayHeal(err: unknown): boolean {
  const status = statusOf(err);
  return status === undefined || [412, 429, 500, 502, 503, 504].includes(status);
}

function statusOf(err: unknown): number | undefined {
  return (err as { statusCode?: number } | null)?.statusCode;
}
