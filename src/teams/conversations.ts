import type { Conversation } from '../protocol/conversation.ts';
import type { Ports } from './ports.ts';

/** The known conversations, with those of this process in memory: most messages bring nothing new about theirs. */
export function keepConversations(stored: Ports['conversations']): Ports['conversations'] {
  const known = new Map<string, { conversation: Conversation; print: string }>();
  const keep = (conversation: Conversation) =>
    known.set(conversation.id, { conversation, print: JSON.stringify(conversation) });
  return {
    async remember(conversation) {
      // Another process may have suspended it, so the store is told in any case that there is life.
      if (known.get(conversation.id)?.print === JSON.stringify(conversation)) return stored.revive(conversation.id);
      await stored.remember(conversation);
      keep(conversation);
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
    suspend: stored.suspend,
    revive: stored.revive,
    suspendedSince: stored.suspendedSince,
    personalOf: stored.personalOf,
  };
}
