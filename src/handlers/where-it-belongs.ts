import type { Who } from '../protocol/intent.ts';
import type { Review } from '../review/review.ts';
import { rootOf } from './clock-in.ts';

/**
 * Where something about a review is shown to all who work on it: the thread in which it is asked for, or the
 * conversation of the review itself where someone asks for it in their own chat.
 */
export const whereItBelongs = (
  { conversation }: Pick<Who, 'conversation'>,
  { conversationId: id }: Pick<Review, 'conversationId'>,
): Who['conversation'] => (conversation.id === id ? conversation : rootOf(id));
