import type { Who } from '../protocol/intent.ts';
import type { Review } from '../review/review.ts';
import type { Ports } from './ports.ts';

/**
 * Whether someone may look at a review and work on it: in its own conversation, or in their personal chat where the
 * roster of that conversation has them. What Teams does not tell is no permission.
 */
export async function mayUse(
  { conversationId }: Review,
  { user, conversation }: Who,
  ports: Pick<Ports, 'conversations' | 'roster'>,
): Promise<'yes' | 'no' | 'notTold'> {
  if (conversationId === conversation.id) return 'yes';
  if (conversation.type !== 'personal' || !user) return 'no';
  const [here, there] = await Promise.all([
    ports.conversations.get(conversation.id),
    ports.conversations.get(conversationId),
  ]);
  // Preflight was removed there, so nobody can be asked who is in it.
  if (!there) return 'notTold';
  // A personal chat is nobody else's, and a tenant's reviews stay within it.
  if (there.type === 'personal' || !here?.tenantId || there.tenantId !== here.tenantId) return 'no';
  const members = await ports.roster.of(conversationId);
  return members === null ? 'notTold' : members.some(({ id }) => id === user.id) ? 'yes' : 'no';
}
