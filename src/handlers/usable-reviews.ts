import type { Who } from '../protocol/intent.ts';
import type { Review } from '../review/review.ts';
import type { Ports } from './ports.ts';

/** So many conversations are looked at, those with the newest reviews first: each may cost a question to Teams. */
const mostConversations = 50;

/** So many of these questions are under way at once: Teams refuses those who ask too fast. */
const mostAtOnce = 10;

/**
 * The reviews that someone may work on here, also archived ones, the newest first: those of the conversation, and in a
 * personal chat those of each channel and group chat of the same tenant whose roster has the person.
 */
export async function usableReviews(who: Who, ports: Ports): Promise<readonly Review[]> {
  return ports.reviews.of([who.conversation.id, ...(await sharedWith(who, ports))]);
}

async function sharedWith({ user, conversation }: Who, ports: Ports): Promise<readonly string[]> {
  if (conversation.type !== 'personal' || !user) return [];
  const tenantId = (await ports.conversations.get(conversation.id))?.tenantId;
  if (!tenantId) return [];
  const candidates = await ports.conversations.withReviews(tenantId, mostConversations);
  const shared: string[] = [];
  for (let first = 0; first < candidates.length; first += mostAtOnce)
    await Promise.all(
      candidates.slice(first, first + mostAtOnce).map(async ({ id }) => {
        const members = await ports.roster.of(id);
        if (members?.some((member) => member.id === user.id)) shared.push(id);
      }),
    );
  return shared;
}
