import type { Conversation } from '../protocol/conversation.ts';
import type { Ports } from './ports.ts';

/** Another process may suspend a conversation, so the store is told that often that there is life in it. */
const telling = 60_000;

interface Known {
  readonly conversation: Conversation;
  readonly print: string;
  /** Until when the store need not be told again. Milliseconds since 1970. */
  toldUntil: number;
}

/** The known conversations, with those of this process in memory: most messages bring nothing new about theirs. */
export function keepConversations(stored: Ports['conversations']): Ports['conversations'] {
  const known = new Map<string, Known>();
  const keep = (conversation: Conversation, toldUntil = 0) =>
    known.set(conversation.id, { conversation, print: JSON.stringify(conversation), toldUntil });
  return {
    async remember(conversation) {
      const here = known.get(conversation.id);
      if (here?.print !== JSON.stringify(conversation)) {
        await stored.remember(conversation);
        keep(conversation, Date.now() + telling);
      } else if (here.toldUntil <= Date.now()) {
        here.toldUntil = Date.now() + telling;
        await stored.revive(conversation.id);
      }
    },
    async get(id) {
      const here = known.get(id);
      if (here) return here.conversation;
      const conversation = await stored.get(id);
      if (conversation) keep(conversation);
      return conversation;
    },
    async forget(id) {
      known.delete(id);
      await stored.forget(id);
    },
    async suspend(id) {
      const here = known.get(id);
      if (here) here.toldUntil = 0;
      await stored.suspend(id);
    },
    revive: stored.revive,
    suspendedSince: stored.suspendedSince,
    personalOf: stored.personalOf,
  };
}
