import type { Activity } from 'botbuilder';
import type { Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import type { TeamsAdapter } from './adapter.ts';
import { compose, type Render } from './compose.ts';
import type { Ports } from './ports.ts';

/** Sends something to a thread that was spoken in or is known. Rejects when Teams does not take it. */
export type Deliver = (who: Who, shown: Shown) => Promise<void>;

/** Views with a slot share one message of their thread, updated in place; when it is gone, it is posted anew. */
export function createDeliver(
  adapter: TeamsAdapter,
  { conversations, messages, log }: Pick<Ports, 'conversations' | 'messages' | 'log'>,
  render: Render,
): Deliver {
  return async function deliver({ conversation: { id, thread } }, { view, slot }) {
    const conversation = await conversations.get(id);
    if (!conversation) {
      log.warn({ conversation: id, view: view.kind }, 'nobody to tell: Preflight was removed from this conversation');
      return;
    }
    const message = compose(view, render) as unknown as Partial<Activity>;
    const shownIn = slot === undefined ? null : await messages.get(thread, slot);
    await adapter.reach(conversation.reference, thread, async (context) => {
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
  };
}

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
